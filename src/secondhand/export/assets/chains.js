// Chains: who has it from whom.

const voiceName = (voice) => (voice.named ? told(voice.name) : told(voice.name, { class: "unnamed" }));

// One line: outlet › … › origin.
function chainLine(chain) {
  const names = chain.map((voice, index) => h("span", { class: index === chain.length - 1 ? "voice origin" : "voice", title: voice.kind }, voiceName(voice)));
  return h("span", { class: "chain" }, joined(names, " › "));
}

// The chains of some claims as one tree, with the numbers of the claims that end at each voice.
function chainTree(claims) {
  const root = new Map();
  for (const claim of claims) {
    let level = root;
    let node = null;
    for (const voice of claim.chain) {
      const key = `${voice.kind} ${voice.name}`;
      if (!level.has(key)) level.set(key, { voice, claims: [], below: new Map() });
      node = level.get(key);
      level = node.below;
    }
    node.claims.push(claim);
  }
  return branches(root);
}

function branches(level) {
  return h("ul", { class: "tree" }, [...level.values()].map(({ voice, claims, below }) =>
    h("li", {}, voiceName(voice), " ", h("small", {}, voice.kind),
      claims.length ? [" ", h("span", { class: "ends" }, "says ", joined(claims.map(claimLink), ", "))] : null,
      below.size ? branches(below) : null)));
}

const claimLink = (claim) => h("a", { href: `#claim-${claim.number}`, class: "number" }, `${claim.number}`);

// Voices of one name and kind are one origin.
function originKey(claim) {
  const voice = claim.chain.at(-1);
  return `${voice.kind} ${voice.name.toLowerCase()}`;
}

// Origins of the claims shown, the most quoted first.
const ORIGINS_SHOWN = 25;

function showOrigins(claims, all = false) {
  const origins = new Map();
  for (const claim of claims) {
    const key = originKey(claim);
    if (!origins.has(key)) origins.set(key, { voice: claim.chain.at(-1), claims: [], outlets: new Set(), articles: new Set() });
    const origin = origins.get(key);
    origin.claims.push(claim);
    origin.outlets.add(claim.chain[0].name);
    origin.articles.add(claim.document);
  }
  const sorted = [...origins.values()].sort((a, b) => b.claims.length - a.claims.length);
  const shown = all ? sorted : sorted.slice(0, ORIGINS_SHOWN);
  const rows = shown.map(({ voice, claims, outlets, articles }) => h("tr", {},
    h("th", { scope: "row" }, voiceName(voice), " ", h("small", {}, voice.kind)),
    h("td", { class: "figure" }, `${claims.length}`),
    h("td", { class: "figure" }, `${articles.size}`),
    h("td", {}, joined([...outlets].slice(0, 6).map((name) => told(name)), ", "), outlets.size > 6 ? ` and ${outlets.size - 6} more` : "")));
  const names = ["Origin", "Claims", "Articles", "Carried by"];
  byId("origin-table").replaceChildren(
    h("table", {}, h("thead", {}, h("tr", {}, names.map((name) => h("th", { scope: "col" }, name)))), h("tbody", {}, rows)),
    shown.length < sorted.length
      ? h("button", { type: "button", click: () => showOrigins(claims, true) }, `Show all ${sorted.length} origins`) : "");
}
