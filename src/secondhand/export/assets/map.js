// A plain map: equirectangular, true to scale at the middle of the view. A shaded ring shows how far a place may reach.
const OUTLINES = JSON.parse(document.getElementById("outlines").textContent);
const MAP = { wide: 640, tall: 400, labels: 14, kilometres: 111.2, exact: 300 };
let view = null; // centre and height in degrees

function showMap(claims) {
  const places = located(claims);
  const figure = byId("map");
  figure.querySelectorAll("svg, p, div").forEach((old) => old.remove());
  if (!places.length) {
    figure.append(h("p", { class: "none" }, "No claim here names a place that could be located."));
    return;
  }
  const draw = () => {
    figure.querySelector("svg")?.remove();
    figure.append(picture(places));
  };
  const look = (at) => () => {
    view = at();
    draw();
  };
  const zoom = (factor) => look(() => ({ ...view, tall: Math.min(180, Math.max(0.05, view.tall * factor)) }));
  const button = (label, name, act) => h("button", { type: "button", "aria-label": name, title: name, click: act }, label);
  figure.append(h("div", { class: "zoom" }, button("+", "Closer", zoom(0.6)), button("−", "Wider", zoom(1 / 0.6)),
    button("↺", "Back to the main places", look(() => around(main(places)))), button("⤢", "All places", look(() => around(places)))));
  figure.onpointermove = (event) => {
    if (!event.buttons || !event.target.closest("svg")) return;
    const degrees = view.tall / figure.querySelector("svg").clientHeight;
    view = { ...view, lat: view.lat + event.movementY * degrees, lon: view.lon - (event.movementX * degrees) / view.narrow };
    draw();
  };
  look(() => around(main(places)))();
}

function located(claims) {
  const places = new Map();
  for (const { place } of claims) {
    if (!place || place.lat === null) continue;
    const key = `${place.lat} ${place.lon} ${place.name}`;
    if (!places.has(key)) places.set(key, { ...place, number: 0 });
    places.get(key).number += 1;
  }
  return [...places.values()].sort((a, b) => b.number - a.number);
}

// The places around the middle of the claims, whole countries and far places left aside:
// one misread name should not shrink the map to the size of the world.
function main(places) {
  const exact = places.filter((place) => place.radius === null || place.radius <= MAP.exact);
  const chosen = exact.length ? exact : places;
  const claims = chosen.flatMap((place) => Array(place.number).fill(place));
  const at = (part, value) => claims.map(value).sort((a, b) => a - b)[Math.floor((claims.length - 1) * part)];
  const [lat, lon] = [at(0.5, (place) => place.lat), at(0.5, (place) => place.lon)];
  const away = (place) => Math.hypot(place.lat - lat, place.lon - lon);
  const reach = Math.max(1, 3 * at(0.9, away));
  return chosen.filter((place) => away(place) <= reach);
}

function around(places) {
  const reach = (key) => [Math.min(...places.map((place) => place[key])), Math.max(...places.map((place) => place[key]))];
  const [[south, north], [west, east]] = [reach("lat"), reach("lon")];
  const lat = (south + north) / 2;
  const narrow = Math.max(0.2, Math.cos((lat * Math.PI) / 180));
  const tall = Math.max(0.6, (north - south) * 1.5, ((east - west) * narrow * 1.5 * MAP.tall) / MAP.wide);
  return { lat, lon: (west + east) / 2, narrow, tall };
}

const scale = () => MAP.tall / view.tall;
const point = (lon, lat) => [MAP.wide / 2 + (lon - view.lon) * view.narrow * scale(), MAP.tall / 2 - (lat - view.lat) * scale()];

function picture(places) {
  const boxes = [];
  return svg("svg", { viewBox: `0 0 ${MAP.wide} ${MAP.tall}`, role: "group", "aria-label": "Map of the places named" },
    svg("rect", { width: MAP.wide, height: MAP.tall, class: "sea" }),
    svg("path", { d: OUTLINES.land.map((ring) => `${path(ring)}Z`).join(""), class: "land" }),
    svg("path", { d: OUTLINES.borders.map(path).join(""), class: "border" }),
    graticule(),
    places.filter((place) => place.radius).map(ring), places.map(dot).reverse(),
    places.slice(0, MAP.labels).map((place) => name(place, boxes)), ruler());
}

function path(line) {
  const points = [];
  for (let at = 0; at < line.length; at += 2) points.push(point(line[at] / 100, line[at + 1] / 100).map((value) => value.toFixed(1)).join(" "));
  return `M${points.join("L")}`;
}

function graticule() {
  const step = [30, 10, 5, 2, 1, 0.5, 0.2, 0.1].find((degrees) => degrees * scale() < MAP.tall / 2) ?? 0.05;
  const wide = (view.tall * MAP.wide) / MAP.tall / view.narrow;
  const within = (middle, size) => {
    const lines = [];
    for (let at = Math.ceil((middle - size / 2) / step); at * step <= middle + size / 2; at += 1) lines.push(at * step);
    return lines;
  };
  const degrees = (value, [positive, negative]) => `${Math.abs(Number(value.toFixed(2)))}°${value < 0 ? negative : positive}`;
  return [
    within(view.lat, view.tall).map((lat) => {
      const y = point(0, lat)[1];
      return [svg("line", { x1: 0, x2: MAP.wide, y1: y, y2: y, class: "grid" }), svg("text", { x: 4, y: y - 3, class: "degree" }, degrees(lat, "NS"))];
    }),
    within(view.lon, wide).map((lon) => {
      const x = point(lon, 0)[0];
      return [svg("line", { x1: x, x2: x, y1: 0, y2: MAP.tall, class: "grid" }), svg("text", { x: x + 3, y: MAP.tall - 5, class: "degree" }, degrees(lon, "EW"))];
    }),
  ];
}

function ring(place) {
  const [cx, cy] = point(place.lon, place.lat);
  return svg("circle", { cx, cy, r: (place.radius / MAP.kilometres) * scale(), class: "reach" });
}

function dot(place) {
  const [cx, cy] = point(place.lon, place.lat);
  const text = `${place.name}${region(place) ? ` (${region(place)})` : ""}: ${many(place.number, "claim")}; ${place.precision}`;
  const select = () => choose({ place: state.place === place.name ? "" : place.name });
  return svg("circle", { cx, cy, r: Math.min(14, 3 + Math.sqrt(place.number)), class: "dot", role: "button", tabindex: 0, "aria-label": text, click: select, keydown: onEnter(select) },
    svg("title", {}, text));
}

// A name beside its dot, unless it would cover another name.
function name(place, boxes) {
  const [x, y] = point(place.lon, place.lat);
  const box = { left: x + 8, right: x + 12 + place.name.length * 7, top: y - 9, bottom: y + 6 };
  if (boxes.some((other) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom)) return "";
  boxes.push(box);
  return svg("text", { x: x + 10, y: y + 4, class: "place-name" }, place.name);
}

function ruler() {
  const longest = (MAP.wide / 4 / scale()) * MAP.kilometres;
  const length = [5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2].find((km) => km <= longest) ?? 1;
  const wide = (length / MAP.kilometres) * scale();
  const [x, y] = [MAP.wide - 14, MAP.tall - 22];
  return [svg("line", { x1: x - wide, x2: x, y1: y, y2: y, class: "ruler" }), svg("text", { x, y: y - 5, "text-anchor": "end", class: "degree" }, `${length} km`)];
}
