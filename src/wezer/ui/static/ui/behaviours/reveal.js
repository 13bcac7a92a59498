// <button data-behaviour="reveal" aria-controls="id_password">: shows what is typed in a password field.
export default function reveal(button) {
  const field = document.getElementById(button.getAttribute("aria-controls"));
  if (!field) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    const shown = field.type === "text";
    field.type = shown ? "password" : "text";
    button.setAttribute("aria-pressed", String(!shown));
  });
}
