// <p role="status" data-behaviour="quiet" data-of="messages" data-one data-several>: beside a log that announces nothing by
// itself. It says how many messages of others came since one was last in the log; what comes within ten seconds is said at
// once. A message that was changed, and one of one's own, is none.
const GATHERED = 10_000;

export default function quiet(element) {
  const log = document.getElementById(element.dataset.of);
  const number = (each) => Number(each.dataset?.number ?? 0);
  let newest = Math.max(0, ...[...log.children].map(number));
  let came = 0;
  let timer = 0;

  function say() {
    timer = 0;
    element.textContent = (came === 1 ? element.dataset.one : element.dataset.several).replace("{number}", came);
  }

  new MutationObserver((changes) => {
    const fresh = changes.flatMap((change) => [...change.addedNodes]).filter((each) => number(each) > newest);
    if (!fresh.length) return;
    newest = Math.max(...fresh.map(number));
    const others = fresh.filter((each) => !each.classList.contains("mine")).length;
    came += others;
    if (others && !timer) timer = setTimeout(say, GATHERED);
  }).observe(log, { childList: true });

  log.addEventListener("focusin", () => {
    clearTimeout(timer);
    timer = came = 0;
    element.textContent = "";
  });
}
