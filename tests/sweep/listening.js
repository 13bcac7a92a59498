// Runs before a page's own scripts: notes which elements are told of pointers, so that looking.js can ask for their keys.
(() => {
  const POINTED = new Set(["click", "dblclick", "pointerdown", "mousedown", "touchstart", "dragstart", "contextmenu"]);
  const add = EventTarget.prototype.addEventListener;
  window.pointedAt = new Set();
  EventTarget.prototype.addEventListener = function (kind, ...more) {
    if (POINTED.has(kind) && this instanceof Element) window.pointedAt.add(this);
    return add.call(this, kind, ...more);
  };
})();
