// A filter form asks by itself when something changes; its button stays for those without scripts.
export default function filter(form) {
  const button = form.querySelector("[data-filter-go]");
  if (button) button.hidden = true;
  let timer = 0;
  form.addEventListener("input", (event) => {
    clearTimeout(timer);
    timer = setTimeout(() => form.requestSubmit(), event.target.matches("input[type=search], input[type=text]") ? 350 : 0);
  });
}
