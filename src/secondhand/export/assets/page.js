// Puts the page together and follows its address.

function follow() {
  const [, kind, number] = /^#(claim|finding|row)-(\d+)$/.exec(location.hash) ?? [];
  if (kind === "row") showRow(Number(number));
  else if (kind) show(kind, Number(number));
  else takeFilters(location.hash);
}

// Goes to a claim's row, on whichever page of the table it stands.
function showRow(number) {
  const at = rows.findIndex((claim) => claim.number === number);
  if (at < 0) return;
  page = Math.floor(at / PAGE);
  drawLedger();
  byId(`row-${number}`).scrollIntoView({ block: "center" });
  byId(`row-${number}`).querySelector("button").focus({ preventScroll: true });
}

// Paper cannot be scrolled or unfolded: every row of the filtered table, and the articles these stand in.
function unfold() {
  drawLedger(true);
  showOrigins(rows, true);
  const wanted = filtered() ? new Set(rows.map((claim) => claim.article)) : CASE.documents;
  for (const article of wanted) {
    build(article);
    byId(`article-${article.index}`).open = true;
  }
}

function totals() {
  const fails = FINDINGS.filter((finding) => finding.verdict === "fails").length;
  const origins = new Set(CLAIMS.map(originKey)).size;
  const parts = [many(CASE.documents.length, "article"), many(CLAIMS.length, "claim"), many(origins, "origin"), fails ? many(fails, "figure does not fit", "figures do not fit") : "all figures that were checked fit"];
  byId("totals").textContent = `${parts.join(", ")}.`;
}

totals();
buildFilters();
buildLayers();
buildArticles();
showFindings();
listeners.push(showLedger, showTimeline, showMap, (claims) => showOrigins(claims));
announce();
follow();
document.documentElement.dataset.readyAfter = `${Math.round(performance.now())} ms`;
addEventListener("hashchange", follow);
addEventListener("beforeprint", unfold);
addEventListener("afterprint", announce);
