// <section data-behaviour="push" data-worker data-key>: devices that are told. The browser is asked only when the button is
// pressed; what it answers goes through the plain form. Rows carry the digest of their address, so that the one for this
// browser can be told from the others. Without scripts the section says what pushing needs.
export default async function push(element) {
  const form = element.querySelector("form[data-subscribe]");
  const say = (name) => ["needs", "denied", "failed"].forEach((each) => { element.querySelector(`[data-${each}]`).hidden = each !== name; });
  if (!("serviceWorker" in navigator && "PushManager" in window && "Notification" in window)) return;
  const known = await (await navigator.serviceWorker.getRegistration("/"))?.pushManager.getSubscription();
  const row = known && element.querySelector(`[data-digest="${await digest(known.endpoint)}"]`);
  if (row) {
    row.querySelector("[data-this-one]").hidden = false;
    row.querySelector("form[data-remove]").addEventListener("submit", async (event) => {
      event.preventDefault();
      await known.unsubscribe().catch(() => {});
      event.target.submit();
    });
  }
  const denied = Notification.permission === "denied";
  say(denied && !row ? "denied" : "");
  form.hidden = denied || Boolean(row);

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    event.stopPropagation();
    if ((await Notification.requestPermission()) !== "granted") return say("denied");
    try {
      const { endpoint, keys } = (await subscribe(element.dataset)).toJSON();
      Object.assign(form.elements.endpoint, { value: endpoint });
      Object.assign(form.elements.p256dh, { value: keys.p256dh });
      Object.assign(form.elements.auth, { value: keys.auth });
      form.submit();
    } catch (problem) {
      console.error("push", problem);
      say("failed");
    }
  });
}

async function subscribe({ worker, key }) {
  await navigator.serviceWorker.register(worker, { scope: "/" });
  const manager = (await navigator.serviceWorker.ready).pushManager;
  const options = { userVisibleOnly: true, applicationServerKey: key };
  try {
    return await manager.subscribe(options);
  } catch (problem) { // one for another key is in the way
    const old = await manager.getSubscription();
    if (!old) throw problem;
    await old.unsubscribe();
    return manager.subscribe(options);
  }
}

async function digest(text) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
