// Articles: the text in its blocks, marks in place, notes in the margin. Each is built when it is first opened.
const LAYERS = [
  ["claim", "Claims", true],
  ["attribution", "Who said it", true],
  ["finding", "Checks", true],
  ["loaded", "Loaded words", true],
  ["actor", "Actors", false],
  ["place", "Places", false],
  ["time", "Times", false],
  ["quantity", "Numbers", false],
];
const ATTRIBUTION_PARTS = ["source", "cue", "content"];
const IN_MARGIN = new Set(["claim", "attribution", "finding", "loaded", "flag"]);

function buildLayers() {
  const list = byId("article-list");
  const set = (layer, on) => list.classList.toggle(`hide-${layer}`, !on);
  byId("layers").append(h("span", {}, "Show:"), ...LAYERS.map(([layer, label, on]) => {
    set(layer, on);
    return h("label", { class: `key ${layer}` }, h("input", { type: "checkbox", checked: on, change: (event) => set(layer, event.target.checked) }), " ", h("span", { class: "swatch" }, label));
  }));
}

function buildArticles() {
  byId("article-list").append(...CASE.documents.map(shell));
}

function shell(article) {
  const fails = article.findings.filter((finding) => finding.verdict === "fails").length;
  const facts = [article.outlet ? told(article.outlet) : "", article.published ? dayName(article.published) : "no date", many(article.claims.length, "claim"), fails ? many(fails, "figure does not fit", "figures do not fit") : ""];
  const element = h("details", { class: "article", id: `article-${article.index}` },
    h("summary", {}, h("h3", {}, told(article.title)), h("small", {}, joined(facts.filter(Boolean), " · "))));
  element.addEventListener("toggle", () => element.open && build(article));
  return element;
}

function build(article) {
  const element = byId(`article-${article.index}`);
  if (element.childElementCount > 1) return;
  const noted = new Set();
  element.append(provenance(article), voices(article), ...grouped(article.blocks).map((group) => fold(group, article, noted)));
}

function provenance(article) {
  const sources = article.sources.map((source) => [told(source.origin), `, ${source.size.toLocaleString("en")} bytes, SHA-256 ${source.sha256}`]);
  return h("div", { class: "provenance" },
    h("p", {}, joined([article.url ? told(article.url) : "", article.basis ? DATE_BASIS[article.basis] : "", `text SHA-256 ${article.sha256}`].filter(Boolean), " · ")),
    sources.map((source) => h("p", {}, "Arrived as ", source)),
    article.problems.map((problem) => h("p", { class: "problem" }, "Could not be done: ", told(problem))));
}

function voices(article) {
  if (!article.claims.length) return "";
  return h("div", { class: "voices" }, h("h4", {}, "Who speaks in this article"), chainTree(article.claims));
}

// Neighbouring blocks of a folded kind (comments, furniture) go into one fold.
function grouped(blocks) {
  const groups = [];
  for (const block of blocks) {
    const kind = BLOCK[block.kind] ? block.kind : "";
    if (groups.at(-1)?.kind === kind) groups.at(-1).blocks.push(block);
    else groups.push({ kind, blocks: [block] });
  }
  return groups;
}

function fold({ kind, blocks }, article, noted) {
  const lines = blocks.flatMap((block) => blockLines(block, article, noted));
  if (!kind) return h("div", { class: "text" }, lines);
  return h("details", { class: `fold ${kind}` }, h("summary", {}, `${BLOCK[kind]} (${blocks.length})`), h("div", { class: "text" }, lines));
}

function blockLines(block, article, noted) {
  const author = block.kind === "comment" && block.author ? [h("p", { class: "author" }, block.author), h("div", { class: "margin" })] : [];
  return author.concat(block.lines.flatMap((pieces) => {
    const line = h(block.kind === "headline" ? "h4" : "p", { class: block.kind, dir: "auto" }, pieces.map(([words, marks]) => piece(words, marks, article)));
    return [line, h("aside", { class: "margin" }, newNotes(pieces, article, noted))];
  }));
}

// A piece of text inside one span for each mark on it, the widest outside.
function piece(words, marks, article) {
  return marks.reduceRight((inner, index) => {
    const [layer, note] = article.marks[index];
    return h("span", { class: `mark ${layer}`, "data-note": anchor(article.notes[note]), title: tip(article.notes[note]) }, inner);
  }, document.createTextNode(words));
}

function anchor(note) {
  if (note.layer === "claim") return `claim-${note.claim + 1}`;
  return note.layer === "finding" ? `finding-${note.finding + 1}` : null;
}

function tip(note) {
  if (note.layer === "claim") return null;
  return note.layer === "finding" ? FINDINGS[note.finding].message : `${note.head}: ${note.text}`;
}

function newNotes(pieces, article, noted) {
  const notes = new Set();
  for (const [, marks] of pieces) for (const index of marks) notes.add(article.notes[article.marks[index][1]]);
  const fresh = [...notes].filter((note) => IN_MARGIN.has(note.layer) && !noted.has(note) && noted.add(note));
  const loaded = fresh.filter((note) => note.layer === "loaded");
  return [...fresh.filter((note) => note.layer !== "loaded").map(noteItem), loaded.length ? loadedNote(loaded) : ""];
}

// The loaded words of a line together, each kind of word once, with a plainer one where there is one.
function loadedNote(notes) {
  const words = new Map(notes.map((note) => [note.head.toLowerCase(), note]));
  const items = [...words.values()].map(({ head, plain }) => [h("strong", {}, told(head)), plain ? [" (plainer: ", told(plain), ")"] : ""]);
  return h("p", { class: "note loaded" }, "Loaded: ", joined(items, ", "));
}

function noteItem(note) {
  if (note.layer === "claim") return claimNote(CLAIMS[note.claim]);
  if (note.layer === "finding") return findingNote(FINDINGS[note.finding]);
  const depth = note.depth ? `deep-${Math.min(note.depth, 3)}` : "";
  return h("p", { class: `note ${note.layer} ${depth}` }, h("strong", {}, told(note.head)), " ", told(note.text));
}

function claimNote(claim) {
  return h("p", { class: "note claim", "data-note": `claim-${claim.number}` },
    h("a", { href: `#row-${claim.number}`, class: "number", title: "Back to the table" }, `${claim.number}`), " ",
    h("strong", {}, typeName(claim.type)), " ", certaintyBadge(claim), " ", chainLine(claim.chain));
}

function findingNote(finding) {
  return h("div", { class: `note finding ${finding.verdict}` },
    h("p", {}, h("strong", {}, `${finding.check} ${VERDICT[finding.verdict]}`), ": ", told(finding.message)),
    finding.verdict === "holds" ? "" : arithmetic(finding));
}

// Opens the article that holds a claim or finding, shows its words, and points at them.
function show(kind, number) {
  const item = (kind === "claim" ? CLAIMS : FINDINGS)[number - 1];
  if (!item) return;
  const article = byId(`article-${item.document}`);
  build(item.article);
  article.open = true;
  document.querySelectorAll(".chosen").forEach((element) => element.classList.remove("chosen"));
  const words = [...article.querySelectorAll(`[data-note="${kind}-${number}"]`)];
  for (const element of words) {
    element.classList.add("chosen");
    const folded = element.parentElement.closest("details");
    if (folded) folded.open = true;
  }
  words[0]?.setAttribute("tabindex", -1);
  words[0]?.focus({ preventScroll: true });
  words[0]?.scrollIntoView({ block: "center" });
}
