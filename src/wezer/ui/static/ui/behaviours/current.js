// <nav data-behaviour="current">: where one is stands in view, also in a row that is wider than the screen.
export default function current(nav) {
  const here = nav.querySelector("[aria-current]");
  if (here && nav.scrollWidth > nav.clientWidth) nav.scrollLeft = here.offsetLeft - nav.offsetLeft - (nav.clientWidth - here.offsetWidth) / 2;
}
