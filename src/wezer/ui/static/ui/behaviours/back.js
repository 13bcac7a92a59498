// A "Go back" link that returns to the very page, with what was typed still there.
export default function back(link) {
  link.addEventListener("click", (event) => {
    if (history.length < 2 || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    history.back();
  });
}
