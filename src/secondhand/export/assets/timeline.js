// Claims by the day they speak of; by month or year when the days are too many.
const WIDE = 640;
const TALL = 350;
const DAY = 86400000;

function showTimeline(claims) {
  const dated = claims.filter((claim) => claim.from ?? claim.to);
  const figure = byId("timeline");
  figure.querySelectorAll("svg, p").forEach((old) => old.remove());
  if (!dated.length) {
    figure.append(h("p", { class: "none" }, "No claim here has a day."));
    return;
  }
  const starts = dated.map((claim) => claim.from ?? claim.to).sort();
  const core = middle(starts);
  const bins = binned(core);
  const most = Math.max(...bins.map((bin) => bin.number));
  const step = WIDE / bins.length;
  const bars = bins.map((bin, index) => bar(bin, index * step, step, most));
  const label = (x, anchor, day) => svg("text", { x, y: TALL + 16, "text-anchor": anchor }, dayName(day));
  figure.append(svg("svg", { viewBox: `0 -14 ${WIDE} ${TALL + 36}`, role: "group", "aria-label": "Timeline of claims" },
    svg("line", { x1: 0, x2: WIDE, y1: TALL, y2: TALL, class: "axis" }), bars,
    label(0, "start", bins[0].from), bins.length > 1 ? label(WIDE, "end", bins.at(-1).to) : ""));
  if (core.length < starts.length) figure.append(h("p", {}, h("small", {}, `Not drawn: ${many(starts.length - core.length, "claim")} of days far off.`)));
}

// All days, or without the outer twentieth where a few far days would flatten the rest.
function middle(starts) {
  const span = (days) => (Date.parse(days.at(-1)) - Date.parse(days[0])) / DAY;
  const edge = Math.ceil(starts.length / 40);
  const core = starts.slice(edge, -edge);
  if (span(starts) <= 120 || !core.length || span(core) > span(starts) / 3) return starts;
  const room = Math.max(span(core), 14) * DAY;
  return starts.filter((day) => Date.parse(day) >= Date.parse(core[0]) - room && Date.parse(day) <= Date.parse(core.at(-1)) + room);
}

function binned(starts) {
  const span = (Date.parse(starts.at(-1)) - Date.parse(starts[0])) / DAY;
  const digits = span <= 120 ? 10 : span <= 4000 ? 7 : 4; // of an ISO date: the day, the month, the year
  const counted = new Map();
  for (const start of starts) counted.set(start.slice(0, digits), (counted.get(start.slice(0, digits)) ?? 0) + 1);
  const bins = [];
  for (let from = firstDay(starts[0].slice(0, digits)); from <= starts.at(-1); ) {
    const next = nextBin(from, digits);
    bins.push({ from, to: iso(Date.parse(next) - DAY), number: counted.get(from.slice(0, digits)) ?? 0 });
    from = next;
  }
  return bins;
}

const iso = (time) => new Date(time).toISOString().slice(0, 10);
const firstDay = (prefix) => prefix + "-01-01".slice(prefix.length - 4);

function nextBin(from, digits) {
  const day = new Date(Date.parse(from));
  if (digits === 10) day.setUTCDate(day.getUTCDate() + 1);
  if (digits === 7) day.setUTCMonth(day.getUTCMonth() + 1);
  if (digits === 4) day.setUTCFullYear(day.getUTCFullYear() + 1);
  return iso(day);
}

function bar(bin, x, step, most) {
  if (!bin.number) return "";
  const high = (bin.number / most) * TALL;
  const name = `${days(bin.from, bin.to)}: ${many(bin.number, "claim")}`;
  const select = () => choose({ from: bin.from, to: bin.to });
  return svg("g", { class: "bar", role: "button", tabindex: 0, "aria-label": name, click: select, keydown: onEnter(select) },
    svg("title", {}, name),
    svg("rect", { x: x + step * 0.08, y: TALL - high, width: Math.min(step * 0.84, 60), height: high }),
    step > 18 ? svg("text", { x: x + step * 0.08 + Math.min(step * 0.42, 30), y: TALL - high - 3, "text-anchor": "middle" }, `${bin.number}`) : "");
}

const onEnter = (act) => (event) => {
  if (event.key !== "Enter" && event.key !== " ") return;
  event.preventDefault();
  act();
};
