// A preview beside a form follows what is typed. `data-preview-of` names a field; `data-preview-prices` shows the amounts.
export default function preview(form) {
  const shown = document.querySelector("[data-preview]");
  if (!shown) return;
  const follow = () => {
    for (const part of shown.querySelectorAll("[data-preview-of]")) {
      const field = form.elements[part.dataset.previewOf];
      part.textContent = field?.value.trim() || part.dataset.otherwise;
    }
    const prices = shown.querySelector("[data-preview-prices]");
    if (!prices) return;
    const typed = [...form.elements].filter((field) => /^price_[A-Z]/.test(field.name) && field.value.trim());
    if (!typed.length) return;
    prices.replaceChildren(...typed.map((field) => {
      const amount = document.createElement("span");
      amount.className = "money";
      amount.append(field.value.trim(), " ", field.parentElement.querySelector(".unit")?.textContent.trim() ?? "");
      return amount;
    }));
  };
  form.addEventListener("input", follow);
  follow();
}
