// <button data-behaviour="copy" data-copy="text">: copies, and says so. Hidden where the browser cannot.
export default function copy(button) {
  if (!navigator.clipboard) {
    button.hidden = true;
    return;
  }
  button.addEventListener("click", async () => {
    const from = document.getElementById(button.dataset.copyFrom ?? "");
    await navigator.clipboard.writeText(button.dataset.copy ?? from?.value ?? from?.textContent ?? "");
    dispatchEvent(new CustomEvent("wezer:say", { detail: { said: document.getElementById("toasts")?.dataset.copied } }));
  });
}
