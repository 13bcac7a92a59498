// <section data-behaviour="live conversation" data-changes data-seen data-clock data-place data-waiting>: a conversation that
// is open. What was said is asked for since the clock the page knows and put in its place by id: nothing is missing and
// nothing stands twice, however often it is asked. What is sent waits here, in order and each with its key, until the
// server has answered: typed in a tunnel, it is said once on the way out. Without scripts the same form posts.
export default function conversation(element) {
  const list = element.querySelector("#messages");
  const form = element.querySelector("form[data-say]");
  const headers = { "HX-Request": "true", "HX-Request-Type": "partial", "HX-Current-URL": location.href };
  const { changes, seen, place, waiting } = element.dataset;
  let clock = Number(element.dataset.clock);
  let asked = false;
  let asking = false;
  let sending = false;
  let again = 0;
  let queue = read();

  const isLow = () => list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  const toEnd = () => { list.scrollTop = list.scrollHeight; };

  function read() { try { return JSON.parse(localStorage.getItem(place)) ?? []; } catch { return []; } }
  function keep() { try { localStorage.setItem(place, JSON.stringify(queue)); } catch {} }

  function put(html) {
    const part = new DOMParser().parseFromString(html, "text/html").querySelector("[data-clock]");
    if (!part) return false;
    const low = isLow();
    const told = [...part.children]; // they leave the part as they are put in their place
    for (const message of told) {
      const known = document.getElementById(message.id);
      if (known) known.replaceWith(message);
      else if (message.dataset.number) {
        const next = [...list.querySelectorAll("[data-number]")].find((each) => Number(each.dataset.number) > Number(message.dataset.number));
        list.insertBefore(message, next ?? list.querySelector(".waiting"));
      }
      window.htmx?.process(message);
    }
    watch();
    clock = Math.max(clock, Number(part.dataset.clock));
    if (told.some((each) => each.dataset.number)) {
      if (low) toEnd();
      if (line) nobodyWrites();
    }
    return "more" in part.dataset;
  }

  // One question at a time; what came meanwhile is asked for afterwards.
  async function ask() {
    asked = true;
    if (asking) return;
    asking = true;
    try {
      while (asked) {
        asked = false;
        const answer = await fetch(`${changes}?since=${clock}`, { headers });
        if (answer.ok && !answer.headers.has("HX-Redirect") && put(await answer.text())) asked = true;
      }
    } catch {} finally { asking = false; }
  }

  // Read is what was on the screen, half of it or a good piece: not what waits below it. A hidden page shows nothing.
  let seenUpTo = Number(element.dataset.read);
  let shownUpTo = seenUpTo;
  let soon = 0;
  const watcher = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting, intersectionRatio, intersectionRect } of entries) {
      if (isIntersecting && (intersectionRatio >= .5 || intersectionRect.height > Math.min(innerHeight / 4, list.clientHeight / 3))) shownUpTo = Math.max(shownUpTo, Number(target.dataset.number));
    }
    clearTimeout(soon);
    soon = setTimeout(tellSeen, 1000);
  }, { threshold: Array.from({ length: 101 }, (_, each) => each / 100) });
  const watch = () => list.querySelectorAll("[data-number]").forEach((each) => watcher.observe(each));
  function tellSeen() {
    if (shownUpTo <= seenUpTo) return;
    seenUpTo = shownUpTo;
    const body = new URLSearchParams({ number: seenUpTo, csrfmiddlewaretoken: element.dataset.token });
    fetch(seen, { method: "POST", body, headers, keepalive: true }).catch(() => { seenUpTo = 0; });
  }

  // ---------------------------------------------------------------- who is writing

  const line = element.querySelector("[data-writing]"); // there where this member shows it, and hence sees it
  const writers = new Map();
  function showWriters() {
    const names = [...writers.keys()];
    line.hidden = !names.length;
    line.textContent = names.length ? (names.length > 1 ? line.dataset.several : line.dataset.one).replace(/\{names?\}/, () => names.join(", ")) : "";
  }
  function writes(name) {
    clearTimeout(writers.get(name));
    writers.set(name, setTimeout(() => { writers.delete(name); showWriters(); }, 6000));
    showWriters();
  }
  function nobodyWrites() { writers.forEach((timer) => clearTimeout(timer)); writers.clear(); showWriters(); }
  if (line) element.addEventListener("writing", (event) => writes(event.detail.name));
  let toldAt = 0;
  function tellWriting(text) {
    if (!line || !text.trim() || Date.now() - toldAt < 3500) return;
    toldAt = Date.now();
    fetch(element.dataset.live, { method: "POST", headers }).catch(() => {});
  }

  element.addEventListener("refresh", () => { ask(); send(); });
  ask(); // the line may have been opened before this was listening
  addEventListener("pagehide", tellSeen);
  toEnd();
  document.getElementById("news-begin")?.scrollIntoView({ block: "center" });
  if (location.hash.startsWith("#m-")) document.getElementById(location.hash.slice(1))?.scrollIntoView({ block: "center" });
  watch();
  if (!form) return;

  // ---------------------------------------------------------------- sending

  const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

  function show(entry) {
    const item = document.createElement("article");
    item.className = "post message waiting";
    item.dataset.key = entry.key;
    const body = document.createElement("div");
    const words = document.createElement("p");
    const why = document.createElement("p");
    body.className = "body";
    words.className = "pre-line";
    words.textContent = entry.body;
    why.className = "sm faint";
    why.textContent = waiting;
    body.append(words, why);
    item.append(body);
    list.append(item);
    toEnd();
  }

  const drop = (key) => {
    queue = queue.filter((each) => each.key !== key);
    keep();
    list.querySelector(`[data-key="${key}"]`)?.remove();
  };

  async function send() {
    if (sending || !form || !queue.length) return;
    sending = true;
    try {
      while (queue.length) {
        const entry = queue[0];
        const body = new URLSearchParams({ ...entry, since: clock, csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value });
        const answer = await fetch(form.action, { method: "POST", body, headers });
        if (answer.headers.has("HX-Redirect")) return location.assign(answer.headers.get("HX-Redirect"));
        if (answer.status >= 500 || answer.status === 429) break;
        const said = await answer.text();
        drop(entry.key);
        if (answer.ok) { if (put(said)) ask(); continue; }
        refuse(entry, said, answer.status);
        break;
      }
    } catch {} finally { sending = false; }
    clearTimeout(again);
    if (queue.length) again = setTimeout(send, 5000);
  }
  // A refusal gives the words back. One that may be overruled has a page of its own: the form goes there by itself.
  function refuse(entry, said, status) {
    form.elements.body.value = entry.body;
    form.elements.answers.value = entry.answers;
    if (status === 409) { form.elements.key.value = entry.key; return form.submit(); }
    const zone = document.getElementById("refusals");
    const found = new DOMParser().parseFromString(said, "text/html").querySelector(".refusal");
    if (found) zone.replaceChildren(found);
    zone.querySelector(".refusal")?.focus();
  }

  form.addEventListener("submit", (event) => {
    const files = form.elements.pictures?.files.length;
    const body = form.elements.body.value.trim();
    if (files) return;
    event.preventDefault();
    event.stopPropagation();
    if (!body) return;
    const entry = { key: newKey(), body, answers: form.elements.answers.value };
    queue.push(entry);
    keep();
    show(entry);
    form.elements.body.value = "";
    noAnswer();
    document.getElementById("refusals")?.replaceChildren();
    send();
  }, true);

  form.elements.body.addEventListener("input", (event) => tellWriting(event.target.value));

  const touch = matchMedia("(pointer: coarse)");
  form.elements.body.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || touch.matches) return;
    event.preventDefault();
    form.requestSubmit();
  });

  // ---------------------------------------------------------------- answering

  const answering = form.querySelector("[data-answering]");
  function noAnswer() { form.elements.answers.value = ""; answering.hidden = true; }
  element.addEventListener("click", (event) => {
    const link = event.target.closest("[data-answer], [data-no-answer]");
    if (!link) return;
    event.preventDefault();
    form.elements.answers.value = link.dataset.answer ?? "";
    answering.hidden = !link.dataset.answer;
    if (link.dataset.answer) answering.querySelector("b").textContent = link.dataset.name;
    form.elements.body.focus();
  });

  addEventListener("online", send);
  queue.forEach(show);
  send();
}
