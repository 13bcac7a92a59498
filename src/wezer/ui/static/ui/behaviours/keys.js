// "/" search, "c" start, "g" then h, g, m, w, "j" and "k" along a list, "?" the list of keys.
// Never while typing, never with a modifier, and off when the member switched them off (WCAG 2.1.4).
const PLACES = { h: "/", g: "/g/", m: "/market/", w: "/wallet/" };

export default function keys() {
  if (document.documentElement.dataset.keys === "off") return;
  let going = 0;

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (Date.now() - going < 1200 && PLACES[event.key]) return go(event, PLACES[event.key]);
    going = 0;
    if (event.key === "g") going = Date.now();
    else if (event.key === "/") search(event);
    else if (event.key === "c") start(event);
    else if (event.key === "j" || event.key === "k") along(event, event.key === "j" ? 1 : -1);
    else if (event.key === "?") help(event);
  });
}

const typing = (target) => target.closest?.("input, textarea, select, [contenteditable], dialog[open]");

function go(event, place) {
  event.preventDefault();
  location.href = place;
}

function search(event) {
  event.preventDefault();
  const field = document.querySelector("[data-search-field]");
  if (field?.checkVisibility?.() ?? field) field.focus();
  else location.href = "/search/";
}

function start(event) {
  const menu = document.getElementById("start");
  if (!menu) return;
  event.preventDefault();
  menu.showPopover();
  menu.querySelector("a")?.focus();
}

function along(event, step) {
  const stops = [...document.querySelectorAll("main :is(article, .rows > *, [data-stop])")]
    .map((item) => (item.matches("a") ? item : item.querySelector("h2 a, h3 a, a")))
    .filter((link) => link?.checkVisibility?.() ?? link);
  if (!stops.length) return;
  event.preventDefault();
  const now = stops.findIndex((link) => link === document.activeElement || link.closest("article, .rows > *, [data-stop]")?.contains(document.activeElement));
  stops[Math.min(stops.length - 1, Math.max(0, now + step))].focus();
}

function help(event) {
  event.preventDefault();
  document.getElementById("keys")?.showModal();
}
