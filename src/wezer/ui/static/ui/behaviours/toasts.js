// The toast zone: one at a time, six seconds (ten with Undo), waiting while a pointer or the focus is on it.
export default function toasts(zone) {
  const start = (toast) => {
    if (toast.dataset.timed) return;
    toast.dataset.timed = "1";
    while (zone.childElementCount > 1) zone.firstElementChild.remove();
    let left = 1000 * (Number(toast.dataset.stay) || 6);
    let since = 0;
    let timer = 0;
    const go = () => { since = Date.now(); timer = setTimeout(() => toast.remove(), left); };
    const wait = () => { clearTimeout(timer); left = Math.max(2000, left - (Date.now() - since)); };
    for (const name of ["pointerenter", "focusin"]) toast.addEventListener(name, wait);
    for (const name of ["pointerleave", "focusout"]) toast.addEventListener(name, go);
    const close = toast.querySelector(".close");
    if (close) {
      close.hidden = false;
      close.addEventListener("click", () => toast.remove());
    }
    go();
  };
  const all = () => zone.querySelectorAll(".toast").forEach(start);
  new MutationObserver(all).observe(zone, { childList: true, subtree: true });
  addEventListener("wezer:say", (event) => {
    if (!event.detail?.said) return;
    const toast = document.createElement("div");
    toast.className = "toast";
    const text = document.createElement("span");
    text.textContent = event.detail.said;
    toast.append(text);
    zone.append(toast);
  });
  all();
}
