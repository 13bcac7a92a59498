// <div data-behaviour="live" data-live="/live/" data-live-poll="30">: listens to server-sent events and sends
// `refresh` on itself (an hx-trigger="refresh" then asks for the part): at each piece of news, and whenever the line was
// opened (something may have happened before). That somebody is writing it passes on as `writing`. When the stream fails it asks every 30 s, and says nothing.
export default function live(element) {
  const every = 1000 * (Number(element.dataset.livePoll) || 30);
  let source = null;
  let timer = 0;
  let tries = 0;

  const refresh = (detail) => element.dispatchEvent(new CustomEvent("refresh", { bubbles: false, detail }));
  const poll = () => { clearInterval(timer); timer = setInterval(() => { if (!document.hidden) refresh({ polled: true }); }, every); };

  function open() {
    if (!element.isConnected) return;
    if (!element.dataset.live || !("EventSource" in window)) return poll();
    source = new EventSource(element.dataset.live);
    source.onopen = () => { tries = 0; clearInterval(timer); };
    source.addEventListener("hello", () => refresh({ opened: true }));
    source.addEventListener("news", (event) => refresh({ data: event.data }));
    source.addEventListener("writing", (event) => element.dispatchEvent(new CustomEvent("writing", { detail: JSON.parse(event.data) })));
    source.onerror = () => {
      source.close();
      poll();
      setTimeout(open, Math.min(60000, 2000 * 2 ** tries++));
    };
  }

  const leave = new MutationObserver(() => {
    if (element.isConnected) return;
    source?.close();
    clearInterval(timer);
    leave.disconnect();
  });
  leave.observe(document.body, { childList: true, subtree: true });
  document.addEventListener("visibilitychange", () => { if (!document.hidden && !source?.readyState) refresh({ shown: true }); });
  open();
}
