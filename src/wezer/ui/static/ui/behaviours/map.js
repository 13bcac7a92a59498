// <div data-behaviour="map" data-points="/map/points/" data-box="west,south,east,north">: draws what the list beside it
// says. Moving the map writes the box into the address and brings the list of it; without a script the list is whole.
const CALM = 250;
const TOGETHER = 56; // pixels between the middles of two marks

async function leaflet() {
  if (window.L) return window.L;
  await new Promise((done) => document.querySelector("script[data-leaflet]").addEventListener("load", done, { once: true }));
  return window.L;
}

function text(tag, words, css = "") {
  const made = document.createElement(tag);
  made.textContent = words;
  if (css) made.className = css;
  return made;
}

function icon(sprite, name) {
  const space = "http://www.w3.org/2000/svg";
  const drawn = document.createElementNS(space, "svg");
  drawn.setAttribute("viewBox", "0 0 24 24");
  drawn.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(space, "use");
  use.setAttribute("href", `${sprite}#${name}`);
  drawn.append(use);
  return drawn;
}

function dot(L, place, point) {
  const drawn = document.createElement("span");
  drawn.append(icon(place.dataset.icons, point.icon));
  return L.divIcon({ html: drawn.firstChild, className: `map-dot ${point.tone}${point.approximate ? " rough" : ""}`, iconSize: [32, 32] });
}

function card(place, points) {
  const shown = document.createElement("div");
  for (const point of points.slice(0, 12)) {
    const link = text("a", point.name);
    link.href = point.url;
    const more = [point.one, point.place, point.approximate ? place.dataset.aboutWords : "", point.note].filter(Boolean).join(" · ");
    shown.append(link, text("span", more, "muted"));
  }
  return shown;
}

// What would lie over its neighbour is drawn with it: fingers need room, and a number says how many there are.
function joined(map, told) {
  const spots = [];
  const all = [
    ...told.bubbles.map((each) => ({ ...each, points: [], whole: false })),
    ...told.points.map((each) => ({ latitude: each.latitude, longitude: each.longitude, number: 1, points: [each], whole: true })),
  ];
  for (const one of all) {
    const at = map.latLngToLayerPoint([one.latitude, one.longitude]);
    const near = spots.find((each) => each.at.distanceTo(at) < TOGETHER);
    if (!near) {
      spots.push({ ...one, at });
      continue;
    }
    near.number += one.number;
    near.points.push(...one.points);
    near.whole &&= one.whole;
    near.more ||= one.more;
  }
  return spots;
}

function mark(L, place, map, spot) {
  const at = [spot.latitude, spot.longitude];
  const names = spot.points.map((each) => each.name).join(", ");
  if (spot.number === 1) return L.marker(at, { icon: dot(L, place, spot.points[0]), title: names, alt: names }).bindPopup(card(place, spot.points));
  const words = `${spot.number}${spot.more ? "+" : ""}`;
  const size = Math.min(52, 34 + 4 * Math.log2(spot.number));
  const bubble = L.marker(at, { icon: L.divIcon({ className: "map-bubble", html: text("span", words), iconSize: [size, size] }), title: `${words} ${place.dataset.moreWords}` });
  const apart = spot.points.some((each) => each.latitude !== spot.points[0].latitude || each.longitude !== spot.points[0].longitude);
  if (spot.whole && (!apart || spot.number <= 6 || map.getZoom() >= map.getMaxZoom())) return bubble.bindPopup(card(place, spot.points));
  return bubble.on("click", () => map.setView(at, Math.min(map.getZoom() + 2, map.getMaxZoom())));
}

// Lines of latitude and longitude at round numbers: a ground that belongs to nobody.
function graticule(L, map, layer) {
  layer.clearLayers();
  const box = map.getBounds();
  const wide = Math.max(box.getEast() - box.getWest(), 1e-6);
  const step = [60, 30, 15, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001].find((each) => wide / each >= 4) ?? 0.0005;
  const digits = Math.max(0, Math.ceil(-Math.log10(step)));
  const line = (ends, words, at) => {
    L.polyline(ends, { className: "grat", interactive: false }).addTo(layer);
    L.marker(at, { interactive: false, keyboard: false, icon: L.divIcon({ className: "grat-label", html: text("span", words), iconSize: null }) }).addTo(layer);
  };
  const [south, north] = [Math.max(box.getSouth(), -85), Math.min(box.getNorth(), 85)];
  for (let at = Math.ceil(box.getWest() / step) * step; at <= box.getEast(); at += step) line([[south, at], [north, at]], `${at.toFixed(digits)}°`, [north, at]);
  for (let at = Math.ceil(south / step) * step; at <= north; at += step) line([[at, box.getWest()], [at, box.getEast()]], `${at.toFixed(digits)}°`, [at, box.getWest()]);
}

function boxOf(map) {
  const box = map.getBounds();
  return [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()].map((each) => each.toFixed(5)).join(",");
}

function query(place, box) {
  const asked = new URLSearchParams(place.dataset.query ?? location.search);
  asked.delete("after");
  asked.set("box", box);
  return asked;
}

export default async function map(place) {
  const L = await leaflet();
  place.hidden = false;
  const drawn = L.map(place, { zoomControl: false, attributionControl: Boolean(place.dataset.tiles), maxZoom: 19, minZoom: 1, worldCopyJump: true });
  L.control.zoom({ zoomInTitle: place.dataset.nearerWords, zoomOutTitle: place.dataset.fartherWords }).addTo(drawn);
  L.control.scale({ imperial: false }).addTo(drawn);
  const [west, south, east, north] = (place.dataset.box ?? "-170,-55,170,75").split(",").map(Number);
  drawn.fitBounds([[south, west], [north, east < west ? east + 360 : east]], { maxZoom: 15, animate: false });

  const ground = L.layerGroup().addTo(drawn);
  const things = L.layerGroup().addTo(drawn);
  if (place.dataset.tiles) {
    drawn.attributionControl.setPrefix(false);
    L.tileLayer(place.dataset.tiles, { maxZoom: 19 }).addTo(drawn);
    if (place.dataset.credit) drawn.attributionControl.addAttribution(text("span", place.dataset.credit).outerHTML);
  }
  if (place.dataset.outline) {
    const outline = await (await fetch(place.dataset.outline)).json();
    L.geoJSON(outline, { interactive: false, style: { className: "outline" }, pointToLayer: () => null }).addTo(drawn);
  }

  let asked = 0;
  const show = async () => {
    if (!place.dataset.tiles) graticule(L, drawn, ground);
    const mine = ++asked;
    const answer = await fetch(`${place.dataset.points}?${query(place, boxOf(drawn))}`, { headers: { Accept: "application/json" } });
    if (!answer.ok || mine !== asked) return;
    const told = await answer.json();
    things.clearLayers();
    for (const spot of joined(drawn, told)) mark(L, place, drawn, spot).addTo(things);
  };
  await show();

  // The list follows, and the address keeps the view.
  let waiting = 0;
  drawn.on("moveend", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      show();
      const list = document.getElementById("map-list");
      if (!list || place.dataset.query !== undefined) return;
      const address = `${location.pathname}?${query(place, boxOf(drawn))}`;
      history.replaceState(history.state, "", address);
      const kept = document.querySelector(".map-find input[name=box]");
      if (kept) kept.value = boxOf(drawn);
      window.htmx?.ajax("GET", address, { target: list, swap: "innerHTML" });
    }, CALM);
  });

  // What one reads in the list shows itself on the map.
  let ring = null;
  const point = (event) => {
    const row = event.target.closest?.("[data-latitude]");
    ring?.remove();
    ring = row ? L.circleMarker([row.dataset.latitude, row.dataset.longitude], { radius: 22, className: "shown-here", interactive: false }).addTo(drawn) : null;
  };
  document.getElementById("map-list")?.addEventListener("pointerover", point);
  document.getElementById("map-list")?.addEventListener("focusin", point);
}
