// The one entry of our scripts. Pages work without any of them; each behaviour is a module bound by data-behaviour.
// ES modules are cached by the browser; a behaviour is fetched only on pages that name it.

const loaded = new Map();
const bound = new WeakMap();

async function bind(element) {
  const done = bound.get(element) ?? new Set();
  bound.set(element, done);
  for (const name of element.dataset.behaviour.split(/\s+/).filter(Boolean)) {
    if (done.has(name)) continue;
    done.add(name);
    if (!/^[a-z-]+$/.test(name)) continue;
    if (!loaded.has(name)) loaded.set(name, import(`./behaviours/${name}.js`));
    try {
      (await loaded.get(name)).default(element);
    } catch (problem) {
      console.error(`behaviour ${name}`, problem);
    }
  }
}

function bindAll(root) {
  if (root.matches?.("[data-behaviour]")) bind(root);
  root.querySelectorAll?.("[data-behaviour]").forEach(bind);
}

bindAll(document.documentElement);

// Parts that htmx brings.
new MutationObserver((changes) => {
  for (const change of changes) change.addedNodes.forEach((node) => node.nodeType === 1 && bindAll(node));
}).observe(document.body, { childList: true, subtree: true });

// A pressed button says that it works, keeps its width, and cannot be pressed twice.
document.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (!button || event.target.method === "dialog" || button.formMethod === "dialog") return;
  queueMicrotask(() => {
    if (event.defaultPrevented && !event.target.matches("[hx-post],[hx-put],[hx-patch],[hx-delete],[hx-get]")) return;
    const calm = () => { button.removeAttribute("aria-busy"); clearTimeout(timer); };
    const timer = setTimeout(() => button.setAttribute("aria-busy", "true"), 150);
    event.target.addEventListener("htmx:finally:request", calm, { once: true });
    addEventListener("pageshow", calm, { once: true });
  });
});
let sent = new WeakSet();
document.addEventListener("submit", (event) => {
  if (event.target.method !== "post" || event.target.matches("[hx-post],[hx-put],[hx-patch],[hx-delete],[data-say]")) return;
  if (sent.has(event.target)) event.preventDefault();
  sent.add(event.target);
}, true);
addEventListener("pageshow", () => { sent = new WeakSet(); });

// After a refusal the sentence takes the focus; after an answer that worked, the old refusal leaves.
document.addEventListener("htmx:after:swap", (event) => {
  const zone = document.getElementById("refusals");
  const status = event.detail?.ctx?.response?.status;
  if (!zone) return;
  if (status >= 400) zone.querySelector(".refusal")?.focus({ preventScroll: false });
  else if (status && zone.childElementCount) zone.replaceChildren();
});

// A network that fails says so where refusals stand, and keeps what was typed.
document.addEventListener("htmx:error", (event) => {
  if (event.detail?.ctx?.response) return;
  dispatchEvent(new CustomEvent("wezer:say", { detail: { said: document.getElementById("toasts")?.dataset.offline } }));
});
