// Keeps what is being typed in forms marked data-draft="name", in this browser only, until the form is sent.
export default function drafts() {
  document.querySelectorAll("form[data-draft]").forEach(keep);
  document.addEventListener("focusin", (event) => {
    const form = event.target.closest?.("form[data-draft]");
    if (form) keep(form);
  });
}

const kept = new WeakSet();
const FIELDS = "textarea, input:not([type=hidden], [type=password], [type=file], [type=checkbox], [type=radio])";

function keep(form) {
  if (kept.has(form)) return;
  kept.add(form);
  const place = `draft:${form.dataset.draft}`;
  const fields = [...form.querySelectorAll(FIELDS)].filter((field) => field.name);
  const before = read(place);
  let restored = false;
  for (const field of fields) {
    if (before[field.name] && !field.value) {
      field.value = before[field.name];
      restored = true;
    }
  }
  if (restored) dispatchEvent(new CustomEvent("wezer:say", { detail: { said: document.getElementById("toasts")?.dataset.draft } }));
  let timer = 0;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => write(place, Object.fromEntries(fields.map((field) => [field.name, field.value]))), 400);
  });
  const forget = () => { clearTimeout(timer); try { localStorage.removeItem(place); } catch {} };
  form.addEventListener("htmx:after:request", (event) => { if (event.detail?.ctx?.response?.status < 400) forget(); });
  form.addEventListener("submit", () => { if (!form.matches("[hx-post], [hx-put]")) forget(); });
}

function read(place) {
  try { return JSON.parse(localStorage.getItem(place)) ?? {}; } catch { return {}; }
}

function write(place, values) {
  try { localStorage.setItem(place, JSON.stringify(values)); } catch { /* a full or closed store loses a draft, nothing else */ }
}
