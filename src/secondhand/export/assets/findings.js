// Findings with their arithmetic, those that fail first.
const FINDINGS = CASE.findings;
FINDINGS.forEach((finding, index) => {
  finding.number = index + 1;
  finding.article = CASE.documents[finding.document];
  finding.article.findings.push(finding);
});
const RANK = { fails: 0, unclear: 1, holds: 2 };

function showFindings() {
  const ranked = [...FINDINGS].sort((a, b) => RANK[a.verdict] - RANK[b.verdict] || a.number - b.number);
  const fitting = ranked.filter((finding) => finding.verdict === "holds");
  const others = ranked.filter((finding) => finding.verdict !== "holds");
  byId("finding-list").replaceChildren(
    others.length ? h("ol", { class: "findings" }, others.map(findingItem)) : h("p", { class: "none" }, "Nothing that could be computed fails."),
    fitting.length ? h("details", { class: "fold" }, h("summary", {}, `${many(fitting.length, "figure")} that fit`), h("ol", { class: "findings" }, fitting.map(findingItem))) : "");
}

function findingItem(finding) {
  return h("li", { class: finding.verdict },
    h("p", {}, h("span", { class: `badge ${finding.verdict}` }, VERDICT[finding.verdict]), " ", h("strong", {}, finding.check), ": ", told(finding.message)),
    h("p", { class: "words" }, joined(finding.words.map((words) => h("q", {}, told(words))), " · "), " ",
      h("a", { href: `#finding-${finding.number}` }, "in ", told(finding.article.title))),
    arithmetic(finding));
}

function arithmetic(finding) {
  if (!finding.computed.length) return "";
  return h("dl", { class: "sums" }, finding.computed.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, told(value)))));
}
