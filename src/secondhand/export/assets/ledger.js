// The ledger: one row a claim, a hundred rows a page, so that it stays quick with many thousands.
const PAGE = 100;
const COLUMNS = [
  ["#", "number", (claim) => claim.number],
  ["What is claimed", "what", (claim) => claim.type],
  ["Where", "where", (claim) => claim.place?.name],
  ["When", "when", (claim) => claim.from ?? claim.to],
  ["How many", "count", (claim) => claim.counts],
  ["How sure", "sure", (claim) => claim.certainty],
  ["Who says so", "who", (claim) => claim.chain.at(-1).name],
];
const open = new Set();
let sorting = { column: 0, down: false };
let page = 0;
let rows = [];

function showLedger(claims) {
  rows = sorted(claims);
  page = 0;
  drawLedger();
}

function sorted(claims) {
  const value = COLUMNS[sorting.column][2];
  const order = (a, b) => {
    const [x, y] = [value(a), value(b)];
    if (!x || !y) return (x ? 0 : 1) - (y ? 0 : 1); // what is not known comes last either way
    const compared = typeof x === "number" ? x - y : x.localeCompare(y);
    return sorting.down ? -compared : compared;
  };
  return [...claims].sort(order);
}

function sortBy(column) {
  sorting = { column, down: sorting.column === column && !sorting.down };
  rows = sorted(rows);
  page = 0;
  drawLedger();
  byId("table").querySelectorAll("thead button")[column].focus();
}

function drawLedger(all = false) {
  const shown = all ? rows : rows.slice(page * PAGE, (page + 1) * PAGE);
  byId("shown").textContent = filtered() ? `${many(rows.length, "claim")} of ${CLAIMS.length.toLocaleString("en")} match.` : `${many(rows.length, "claim")}.`;
  byId("table").replaceChildren(
    h("table", { class: "ledger" }, h("thead", {}, h("tr", {}, COLUMNS.map(heading))), h("tbody", {}, shown.map(row))),
    rows.length ? pager(all) : h("p", { class: "none" }, "No claim fits these filters."));
}

function heading([name, key], column) {
  const active = sorting.column === column;
  const arrow = active ? (sorting.down ? " ↓" : " ↑") : "";
  return h("th", { scope: "col", class: key, "aria-sort": active ? (sorting.down ? "descending" : "ascending") : null },
    h("button", { type: "button", click: () => sortBy(column), title: "Sort" }, name + arrow));
}

function row(claim) {
  const cell = (column, ...content) => h("td", { class: COLUMNS[column][1], "data-name": COLUMNS[column][0] }, ...content);
  const more = h("button", { type: "button", class: "more", "aria-expanded": open.has(claim), "aria-label": `Claim ${claim.number}, details` }, `${claim.number}`);
  const parts = [h("tr", { id: `row-${claim.number}` },
    h("td", { class: "number", "data-number": claim.number }, more),
    cell(1, h("span", { class: "type" }, typeName(claim.type)), whoToWhom(claim),
      h("a", { class: "quote", href: `#claim-${claim.number}`, title: "Show these words in the article" }, told(claim.words))),
    cell(2, where(claim)),
    cell(3, when(claim)),
    cell(4, claim.counts),
    cell(5, certaintyBadge(claim)),
    cell(6, chainLine(claim.chain), h("small", {}, told(claim.article.title))))];
  if (open.has(claim)) parts.push(details(claim));
  more.addEventListener("click", () => toggle(claim, more));
  return parts;
}

function whoToWhom(claim) {
  const names = (actors) => joined(actors.map((name) => told(name)), ", ");
  if (!claim.actors.length) return "";
  return h("span", { class: "actors" }, names(claim.agents), claim.targets.length ? [" → ", names(claim.targets)] : "");
}

function when(claim) {
  if (!claim.from && !claim.to) return h("small", {}, "day not known");
  return [days(claim.from, claim.to), BASIS[claim.basis] ? h("small", {}, BASIS[claim.basis]) : ""];
}

function where(claim) {
  if (!claim.place) return "";
  const rough = claim.place.lat === null ? "not located" : claim.place.radius >= 10 ? `± ${Math.round(claim.place.radius)} km` : "";
  return [told(claim.place.name), h("small", {}, joined([claim.region, rough].filter(Boolean), ", "))];
}

function toggle(claim, more) {
  const line = byId(`row-${claim.number}`);
  if (open.delete(claim)) line.nextSibling.remove();
  else {
    open.add(claim);
    line.after(details(claim));
  }
  more.setAttribute("aria-expanded", open.has(claim));
}

function details(claim) {
  const fact = (name, content) => (content?.length ? [h("dt", {}, name), h("dd", {}, content)] : []);
  const rests = claim.evidence.map(([kind, ...words]) => [kind, words.length ? [": ", joined(words.map((each) => h("q", {}, told(each))), ", ")] : ""]);
  return h("tr", { class: "details" }, h("td", { colspan: COLUMNS.length },
    h("blockquote", {}, told(claim.words)),
    h("div", { class: "two" },
      h("div", {}, h("h3", {}, "Chain, from the outlet to the origin"), chainTree([claim])),
      h("dl", {},
        fact("How sure", `${CERTAINTY[claim.certainty].join(": ")}${claim.negated ? "; the claim is that it did not happen" : ""}`),
        fact("Rests on", joined(rests, "; ")),
        fact("Place", claim.place ? `${claim.place.name}: ${claim.place.precision}` : ""),
        fact("Article", h("a", { href: `#claim-${claim.number}` }, told(claim.article.title))),
        fact("Found by", claim.by),
        fact("Id", claim.id)))));
}

function pager(all) {
  const last = Math.ceil(rows.length / PAGE) - 1;
  if (all || !last) return "";
  const go = (to) => {
    page = to;
    drawLedger();
    byId("ledger-title").scrollIntoView();
  };
  const step = (label, to, off) => h("button", { type: "button", disabled: off, click: () => go(to) }, label);
  return h("nav", { class: "pager", "aria-label": "Pages of the table" },
    step("« First", 0, !page), step("‹ Earlier", page - 1, !page),
    h("span", {}, `${(page * PAGE + 1).toLocaleString("en")} – ${Math.min(rows.length, (page + 1) * PAGE).toLocaleString("en")} of ${rows.length.toLocaleString("en")}`),
    step("Later ›", page + 1, page === last), step("Last »", last, page === last));
}
