// <nav data-behaviour="current">: where one is stands in view, also in a row or a column that is longer than the screen has
// room for, and so does what the keys come to: a browser leaves alone what it shows a sliver of.
export default function current(nav) {
  const here = nav.querySelector("[aria-current]");
  if (here) {
    const [box, at] = [nav.getBoundingClientRect(), here.getBoundingClientRect()];
    nav.scrollBy(at.left + at.width / 2 - box.left - box.width / 2, at.top + at.height / 2 - box.top - box.height / 2);
  }
  nav.addEventListener("focusin", (event) => {
    if (event.target.matches(":focus-visible")) event.target.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
}
