// Light, dark or as the device: changes at once, then is kept by the same plain form.
export default function screen(form) {
  form.addEventListener("submit", (event) => {
    const chosen = event.submitter?.value;
    if (event.submitter?.name !== "theme") return;
    event.preventDefault();
    event.stopPropagation();
    if (chosen !== "device") document.documentElement.dataset.theme = chosen;
    else delete document.documentElement.dataset.theme;
    const body = new FormData(form);
    body.set("theme", chosen);
    fetch(form.action, { method: "POST", body, redirect: "manual" });
    form.closest("[popover]")?.hidePopover();
  });
}
