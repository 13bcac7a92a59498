// <button data-behaviour="dialog" aria-controls="some-dialog">: opens a <dialog>; Escape closes and focus returns.
export default function dialog(button) {
  const box = document.getElementById(button.getAttribute("aria-controls"));
  if (!box?.showModal) return;
  button.addEventListener("click", (event) => {
    event.preventDefault();
    box.showModal();
  });
  box.addEventListener("click", (event) => { if (event.target === box) box.close(); });
}
