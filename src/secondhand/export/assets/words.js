// How the fixed words of the records read on the page.
const CERTAINTY = {
  asserted: ["asserted", "the outlet says it in its own voice"],
  reported: ["reported", "somebody else is said to say it, or it is marked as reported or alleged"],
  denied: ["denied", "a voice says that this did not happen"],
  doubted: ["doubted", "a voice doubts it"],
  predicted: ["predicted", "a voice expects it"],
  threatened: ["threatened", "a voice threatens to do it"],
  promised: ["promised", "a voice intends or promises to do it"],
  demanded: ["demanded", "a voice asks for it"],
  conditional: ["conditional", "it hangs on a condition"],
  ironic: ["ironic", "the words are not meant as they stand"],
};
const VERDICT = { fails: "does not fit", unclear: "cannot be told", holds: "fits" };
const BASIS = { publication: "day of publication", inherited: "taken from the sentences before" };
const DATE_BASIS = { given: "date as given", metadata: "date from the page's own data", inferred: "date read out of the text" };
const BLOCK = { comment: "Readers' comments", furniture: "Menus, share bars and the like" };

const typeName = (type) => type.replace(".", ": ");
const dayName = (day) =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

const countries = new Intl.DisplayNames(["en"], { type: "region" });
const countryName = (code) => (/^[A-Z]{2}$/.test(code ?? "") ? countries.of(code) : code);
const region = (place) => [place.admin1, countryName(place.country)].filter((part) => part && part !== place.name).join(", ");

function days(from, to) {
  if (!from && !to) return "";
  if (from && to) return from === to ? dayName(from) : `${dayName(from)} – ${dayName(to)}`;
  return from ? `from ${dayName(from)}` : `until ${dayName(to)}`;
}

function certaintyBadge(claim) {
  const [word, meaning] = CERTAINTY[claim.certainty];
  const badge = h("span", { class: `badge ${claim.certainty}`, title: meaning }, word);
  return claim.negated ? [badge, " ", h("span", { class: "badge not", title: "the claim itself is that something did not happen" }, "not")] : [badge];
}
