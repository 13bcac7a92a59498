// <button hidden data-behaviour="copy" data-copy="text">: copies, and says so. Shown where a script runs and the browser can.
export default function copy(button) {
  if (!navigator.clipboard) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const from = document.getElementById(button.dataset.copyFrom ?? "");
    await navigator.clipboard.writeText(button.dataset.copy ?? from?.value ?? from?.textContent ?? "");
    dispatchEvent(new CustomEvent("wezer:say", { detail: { said: document.getElementById("toasts")?.dataset.copied } }));
  });
}
