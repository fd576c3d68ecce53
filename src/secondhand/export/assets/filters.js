// The filters: one state, kept in the address, so that a view can be named, shared and gone back to.
const CLAIMS = CASE.claims;
CASE.documents.forEach((article, index) => Object.assign(article, { index, claims: [], findings: [] }));
CLAIMS.forEach((claim, index) => {
  claim.number = index + 1;
  claim.article = CASE.documents[claim.document];
  claim.article.claims.push(claim);
  claim.actors = [...claim.agents, ...claim.targets];
  claim.voices = claim.chain.map((voice) => voice.name);
  claim.places = claim.place ? [claim.place.name] : [];
  claim.region = claim.place ? region(claim.place) : "";
  claim.haystack = [claim.words, claim.article.title, claim.counts, claim.region, claim.type, ...claim.actors, ...claim.voices, ...claim.places]
    .join(" ").toLowerCase();
});

const CHOICES = [
  ["voice", "Who says so", (claim) => claim.voices],
  ["actor", "Actor", (claim) => claim.actors],
  ["place", "Place", (claim) => claim.places],
  ["type", "What", (claim) => [claim.type]],
  ["certainty", "How sure", (claim) => [claim.certainty]],
];
const EMPTY = { q: "", voice: "", actor: "", place: "", type: "", certainty: "", from: "", to: "" };
const listeners = [];
let state = { ...EMPTY };

function matching() {
  const words = state.q.toLowerCase().split(/\s+/).filter(Boolean);
  const chosen = CHOICES.filter(([key]) => state[key]);
  return CLAIMS.filter((claim) =>
    words.every((word) => claim.haystack.includes(word)) &&
    chosen.every(([key, , values]) => values(claim).includes(state[key])) &&
    inside(claim));
}

// A claim without a day is left out as soon as days are asked for.
function inside(claim) {
  if (!state.from && !state.to) return true;
  const [first, last] = [claim.from ?? claim.to, claim.to ?? claim.from];
  return Boolean(first) && (!state.from || last >= state.from) && (!state.to || first <= state.to);
}

const filtered = () => Object.keys(EMPTY).some((key) => state[key]);

function choose(part) {
  state = { ...state, ...part };
  const set = Object.entries(state).filter(([, value]) => value);
  history.replaceState(null, "", `#${set.length ? new URLSearchParams(set) : "ledger"}`);
  announce();
}

function announce() {
  for (const field of byId("filters").elements) if (field.name) field.value = state[field.name];
  const claims = matching();
  listeners.forEach((listen) => listen(claims));
}

// Takes the filters from an address such as #q=market&certainty=denied; false when it holds none.
function takeFilters(hash) {
  const given = new URLSearchParams(hash.slice(1));
  const known = [...given].filter(([key]) => key in EMPTY);
  if (!known.length) return false;
  state = { ...EMPTY, ...Object.fromEntries(known) };
  announce();
  return true;
}

function buildFilters() {
  let waiting = 0;
  const type = (event) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => choose({ q: event.target.value }), 150);
  };
  const pick = (event) => choose({ [event.target.name]: event.target.value });
  const field = (label, input, wide) => h("label", { class: wide ? "wide" : null }, h("span", {}, label), input);
  byId("filters").append(
    field("Search", h("input", { type: "search", name: "q", placeholder: "words, names, places", input: type }), true),
    ...CHOICES.map(([key, label, values]) => field(label, h("select", { name: key, change: pick }, options(key, values)))),
    field("From", h("input", { type: "date", name: "from", change: pick })),
    field("To", h("input", { type: "date", name: "to", change: pick })),
    h("button", { type: "button", click: () => choose(EMPTY) }, "Clear"),
  );
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
}

function options(key, values) {
  const counted = new Map();
  for (const claim of CLAIMS) for (const value of new Set(values(claim))) counted.set(value, (counted.get(value) ?? 0) + 1);
  const named = [...counted].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
  return [h("option", { value: "" }, "all"), ...named.map(([value, number]) =>
    h("option", { value }, `${key === "type" ? typeName(value) : value} (${number})`))];
}
