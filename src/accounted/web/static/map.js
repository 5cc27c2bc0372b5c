// The map of the incidents page. It takes the place of the server's still drawing, asks /api/map what is seen, and keeps the
// list beside it in step. Without WebGL the still drawing stays, and the page says so. Nothing is fetched from elsewhere.

const VENDOR = new URL("./vendor/maplibre-gl-6.17.0/maplibre-gl.mjs", import.meta.url);
const TILES = new URL("./data/base.pmtiles", import.meta.url);
const NEAREST = 14;
const ROOM = { padding: { top: 30, bottom: 30, left: 40, right: 110 }, maxZoom: 7.5 };
const box = document.getElementById("map");
const says = document.getElementById("map-says");
const list = document.getElementById("pins");
const count = (n, one, many) => `${n.toLocaleString("en")} ${n === 1 ? one : many}`;

const SIDES = ["", "left", "below", "above"];
const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Put each mark's words on the first side where they run into no dot, no other words and no edge; those that find none are shown when pointed at. */
function letterApart(marks, frame) {
  const dots = marks.map(mark => mark.querySelector("b").getBoundingClientRect());
  const words = [];
  marks.forEach((mark, i) => {
    const name = mark.querySelector("span");
    const fits = SIDES.some(side => {
      mark.classList.remove(...SIDES.filter(Boolean));
      if (side) mark.classList.add(side);
      const own = name.getBoundingClientRect();
      const inside = own.left >= frame.left && own.right <= frame.right && own.top >= frame.top && own.bottom <= frame.bottom;
      return inside && !dots.some((dot, j) => j !== i && meet(dot, own)) && !words.some(other => meet(other, own));
    });
    mark.classList.toggle("unlettered", !fits);
    if (fits) words.push(name.getBoundingClientRect());
    else mark.classList.remove(...SIDES.filter(Boolean));
  });
}

const colour = name => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

function hasWebGL() {
  try { return !!document.createElement("canvas").getContext("webgl2"); } catch { return false; }
}

/** Stripes for an area: what is known is only that it lies in there. */
function hatch(ink) {
  const canvas = Object.assign(document.createElement("canvas"), { width: 16, height: 16 });
  const pen = canvas.getContext("2d");
  pen.strokeStyle = ink;
  pen.globalAlpha = 0.6;
  pen.lineWidth = 2;
  for (const x of [-16, 0, 16]) {
    pen.beginPath();
    pen.moveTo(x, 16);
    pen.lineTo(x + 16, 0);
    pen.stroke();
  }
  return pen.getImageData(0, 0, 16, 16);
}

/** A circle of so many kilometres on the ground. */
function circle(mark) {
  const ring = [];
  const high = mark.km / 111.2;
  const wide = high / Math.max(Math.cos((mark.lat * Math.PI) / 180), 0.1);
  for (let k = 0; k <= 64; k++) {
    const turn = (k / 64) * 2 * Math.PI;
    ring.push([mark.lon + wide * Math.cos(turn), mark.lat + high * Math.sin(turn)]);
  }
  return { type: "Feature", properties: { shape: mark.shape }, geometry: { type: "Polygon", coordinates: [ring] } };
}

const nothing = () => ({ type: "FeatureCollection", features: [] });
const line = (id, kind, paint, extra = {}) =>
  ({ id, type: "line", source: "base", "source-layer": "line", filter: ["==", ["get", "k"], kind], paint, ...extra });
const letters = (id, kind, size, paint, extra = {}) => ({
  id, type: "symbol", source: "base", "source-layer": "label",
  filter: ["all", ["==", ["get", "k"], kind], ["<=", ["get", "z"], ["zoom"]]],
  layout: { "text-field": ["get", "name"], "text-size": size, "text-font": ["Noto Sans"], "text-max-width": 8, ...extra }, paint,
});

function style() {
  const halo = { "text-halo-color": colour("surface"), "text-halo-width": 1.4 };
  const used = colour("used");
  return {
    version: 8,
    sources: {
      base: { type: "vector", url: `pmtiles://${TILES.href}` },
      rings: { type: "geojson", data: nothing() },
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": colour("sunk") } },
      { id: "land", type: "fill", source: "base", "source-layer": "land", paint: { "fill-color": colour("surface"), "fill-antialias": false } },
      line("adm", "province", { "line-color": colour("rule") }, { minzoom: 3 }),
      line("coast", "coast", { "line-color": colour("edge"), "line-width": 0.6 }),
      line("border", "country", { "line-color": colour("edge"), "line-width": 1.1 }),
      { id: "areas", type: "fill", source: "base", "source-layer": "province", filter: ["in", ["id"], ["literal", []]], paint: { "fill-pattern": "hatch" } },
      { id: "areas-edge", type: "line", source: "base", "source-layer": "province", filter: ["in", ["id"], ["literal", []]], paint: { "line-color": used, "line-width": 1.4, "line-dasharray": [4, 2] } },
      { id: "near", type: "fill", source: "rings", filter: ["==", ["get", "shape"], "near"], paint: { "fill-color": colour("used-wash"), "fill-opacity": 0.55 } },
      { id: "round", type: "fill", source: "rings", filter: ["==", ["get", "shape"], "area"], paint: { "fill-pattern": "hatch" } },
      { id: "rings-edge", type: "line", source: "rings", paint: { "line-color": used, "line-width": 1.6 } },
      letters("towns", "town", 11, { "text-color": colour("ink-3"), ...halo }, { "symbol-sort-key": ["-", ["get", "p"]] }),
      letters("provinces", "province", 10.5, { "text-color": colour("ink-3"), ...halo }),
      letters("countries", "country", 11.5, { "text-color": colour("ink-3"), ...halo }, { "symbol-sort-key": ["-", ["get", "p"]], "text-transform": "uppercase", "text-letter-spacing": 0.12 }),
    ],
  };
}

async function begin() {
  const maplibre = await import(VENDOR);
  maplibre.addProtocol("pmtiles", new window.pmtiles.Protocol().tile);
  const [w, s, e, n] = box.dataset.box.split(",").map(Number);
  const all = [[w, s], [e, n]];
  const still = box.firstElementChild;
  const ground = document.createElement("div");
  ground.className = "map-live";
  box.append(ground);
  const map = new maplibre.Map({
    container: ground, style: style(), bounds: all, fitBoundsOptions: ROOM, maxZoom: NEAREST, attributionControl: false, dragRotate: false,
    pitchWithRotate: false, touchPitch: false, renderWorldCopies: false, cooperativeGestures: true, fadeDuration: 0,
    locale: { "Map.Title": "Map of incidents: arrow keys move it, plus and minus bring it nearer and further" },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.setMissingStyleImageResolver(async id => { if (id === "hatch" && !map.hasImage(id)) map.addImage(id, hatch(colour("used"))); });
  let trouble = "";
  map.on("error", event => { trouble = ` Some of the ground could not be drawn (${event.error?.message ?? "no reason given"}).`; });

  let pins = [];
  let asking;
  let drawn = [];

  function show(answer) {
    pins.forEach(pin => pin.remove());
    drawn = answer.marks;
    box.classList.toggle("crowded", drawn.length > 30);
    pins = drawn.map(mark => new maplibre.Marker({ element: pin(mark) }).setLngLat([mark.lon, mark.lat]).addTo(map));
    letterApart(pins.map(pin => pin.getElement()), box.getBoundingClientRect());
    const outlines = ["in", ["id"], ["literal", drawn.map(m => m.outline).filter(id => id !== null)]];
    for (const layer of ["areas", "areas-edge"]) map.setFilter(layer, outlines);
    map.getSource("rings").setData({ type: "FeatureCollection", features: drawn.filter(m => m.km > 0).map(circle) });
    const held = [...list.querySelectorAll("a, button")].indexOf(document.activeElement);
    list.replaceChildren(...(drawn.length ? drawn.map(row) : [Object.assign(document.createElement("li"), { className: "quiet", textContent: "Nothing." })]));
    if (held >= 0) [...list.querySelectorAll("a, button")].at(Math.min(held, list.querySelectorAll("a, button").length - 1))?.focus();
    box.dataset.answers = String(Number(box.dataset.answers ?? 0) + 1);
    const seen = drawn.reduce((sum, m) => sum + m.incidents, 0);
    const part = answer.drawn === answer.found ? "" : `, ${answer.listed.toLocaleString("en")} known too coarsely and listed below`;
    says.textContent = `${count(seen, "incident", "incidents")} seen here of ${answer.drawn.toLocaleString("en")} drawn${part}.${trouble}`;
  }

  function pin(mark) {
    const link = Object.assign(document.createElement("a"), { href: mark.link, title: mark.name, tabIndex: -1 });
    link.className = `pin ${mark.incidents > 1 && mark.outline === null ? "several" : mark.shape}`;
    link.setAttribute("aria-hidden", "true");  // the list beside the map carries it
    const dot = document.createElement("b");
    dot.textContent = mark.incidents > 1 ? mark.incidents.toLocaleString("en") : "";
    const name = Object.assign(document.createElement("span"), { textContent: mark.short });
    link.append(dot, name);
    link.addEventListener("click", event => {
      if (mark.incidents === 1 || mark.outline !== null || map.getZoom() >= NEAREST - 1) return;
      event.preventDefault();
      nearer(mark);
    });
    return link;
  }

  function row(mark) {
    const item = document.createElement("li");
    const link = Object.assign(document.createElement("a"), { href: mark.link, textContent: mark.name });
    link.dir = "auto";
    const mine = on => () => pins[drawn.indexOf(mark)]?.getElement().classList.toggle("chosen", on);
    for (const [event, on] of [["focus", true], ["mouseenter", true], ["blur", false], ["mouseleave", false]]) link.addEventListener(event, mine(on));
    item.append(link);
    if (mark.incidents > 1 && mark.outline === null) {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "link", textContent: "nearer" });
      button.setAttribute("aria-label", `nearer: ${mark.name}`);
      button.addEventListener("click", () => { nearer(mark); document.querySelector(".maplibregl-canvas").focus(); });
      item.append(" ", button);
    }
    return item;
  }

  function nearer(mark) {
    const [left, low, right, high] = mark.bounds;
    map.fitBounds([[left, low], [right, high]], { padding: 60, maxZoom: Math.min(map.getZoom() + 4, NEAREST) });
  }

  async function ask() {
    asking?.abort();
    asking = new AbortController();
    box.dataset.state = "asking";
    const seen = map.getBounds();
    const held = (value, most) => Math.min(Math.max(value, -most), most).toFixed(4);
    const view = [held(seen.getWest(), 180), held(seen.getSouth(), 90), held(seen.getEast(), 180), held(seen.getNorth(), 90)].join(",");
    const fields = new URLSearchParams(box.dataset.filter);
    fields.delete("page");
    const keep = new URLSearchParams(fields);
    keep.set("box", view);
    document.getElementById("map-keep").href = `/?${keep}`;
    fields.set("view", view);
    fields.set("zoom", map.getZoom().toFixed(2));
    try {
      const answer = await fetch(`/api/map?${fields}`, { signal: asking.signal });
      if (!answer.ok) throw new Error((await answer.json()).error);
      show(await answer.json());
      box.dataset.state = "shown";
    } catch (err) {
      if (err.name === "AbortError") return;
      says.textContent = `The marks could not be had: ${err.message}. The table carries the same incidents.`;
      box.dataset.state = "failed";
    }
  }

  await new Promise((done, fail) => { map.once("load", done); map.once("error", e => fail(e.error ?? new Error("no reason given"))); });
  still.remove();
  box.classList.add("live");
  document.querySelector(".map-acts").hidden = false;
  document.getElementById("map-nearer").addEventListener("click", () => map.zoomIn());
  document.getElementById("map-further").addEventListener("click", () => map.zoomOut());
  document.getElementById("map-all").addEventListener("click", () => map.fitBounds(all, ROOM));
  map.on("moveend", ask);
  map.on("idle", () => { box.dataset.idle = String(map.getZoom().toFixed(1)); });
  const dressed = () => map.setStyle(style(), { diff: false }).once("style.load", ask);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", dressed);
  await ask();
}

if (box) {
  if (!hasWebGL()) says.textContent = `This browser draws no WebGL, so the map is a still drawing. The list and the table carry the same incidents. ${says.textContent}`;
  else begin().catch(err => {
    box.querySelector(".map-live")?.remove();
    says.textContent = `The map could not be started (${err.message}): this is a still drawing. The list and the table carry the same incidents.`;
  });
}
