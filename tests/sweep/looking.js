// What one page shows and lets people do, asked in one call: what axe finds, what is too wide, what the keyboard misses.
async ([rules, every, shells]) => {
  const main = document.querySelector("main") ?? document.body;
  const seen = { headings: document.querySelectorAll("h1").length, title: document.title, language: document.documentElement.lang };
  seen.shell = sum(tabbable(document.body).filter((each) => !main.contains(each)).map(kind).join());
  // What stands around a page is the same around many: it is walked, and every rule asked, where it is met first.
  const isKnown = shells.includes(seen.shell);
  // Without `preload` axe reads no style sheet a second time: none of these rules wants one, and it is a quarter of its time.
  seen.out = (await axe.run({ resultTypes: ["violations"], runOnly: isKnown ? rules : every, preload: false })).violations;
  seen.wide = tooWide();
  seen.keys = [...new Set(withKeys(isKnown ? main : document.body))];
  return seen;

  function tooWide() {
    const wide = document.documentElement.scrollWidth, room = document.documentElement.clientWidth;
    if (wide <= room) return "";
    const out = [...document.body.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > room + 0.5
      && getComputedStyle(e).position !== "fixed" && !e.closest("[tabindex='0'], .visually-hidden"));
    return `${wide} px in ${room}: ${out.slice(-3).map(named).join(" | ")}`;
  }

  function named(element) { return element.outerHTML.replace(/\s+/g, " ").slice(0, 140); }

  function sum(words) { return [...words].reduce((before, letter) => (Math.imul(before, 31) + letter.codePointAt(0)) | 0, 0); }

  function withKeys(part) {
    standStill();
    const wrong = [...outOfOrder(), ...unreached(part), ...stops(part)];
    const over = (box, open, shut) => { open(); wrong.push(...unreached(box), ...stops(box)); shut(); };
    for (const box of part.querySelectorAll("[popover]")) over(box, () => box.showPopover(), () => box.hidePopover());
    for (const box of part.querySelectorAll("dialog:not([open])")) over(box, () => box.showModal(), () => box.close());
    for (const box of folded(part)) over(box, () => { box.open = true; }, () => { box.open = false; });
    return wrong;
  }

  // What lies folded is opened one after the other, as some lie over what follows; of those that are alike, the first.
  function folded(part) {
    const known = new Set(), alike = (each) => kind(each) + stopsOf(each).map(kind).join();
    const stopsOf = (each) => [...each.querySelectorAll("a, button, input, select, textarea, summary, [tabindex]")];
    const shut = [...part.querySelectorAll("details:not([open])")].filter(isShown);
    return shut.filter((each) => !known.has(alike(each)) && known.add(alike(each)));
  }

  function kind(element) { return `${element.tagName}.${element.type ?? ""}.${element.getAttribute("class") ?? ""}`; }

  // Of a long row of stops that are alike in themselves and in where they stand, the first ones and the last.
  function fewAlike(found) {
    const rows = new Map();
    for (const each of found) {
      const place = [each, each.parentElement, each.parentElement?.parentElement, each.parentElement?.parentElement?.parentElement].filter(Boolean).map(kind).join(" < ");
      rows.set(place, [...(rows.get(place) ?? []), each]);
    }
    const kept = new Set([...rows.values()].flatMap((row) => [...row.slice(0, 10), row.at(-1)]));
    return found.filter((each) => kept.has(each));
  }

  // What changes, changes at once: a style read after the focus is the one that stays.
  function standStill() {
    const still = new CSSStyleSheet();
    still.replaceSync("*, *::before, *::after { transition: none !important; animation: none !important; }");
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];
  }

  function isShown(element) { return element.checkVisibility({ visibilityProperty: true }); }

  function tabbable(root) {
    const may = "a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, audio[controls], video[controls], [tabindex], [contenteditable]";
    return [...root.querySelectorAll(may)].filter((each) => each.tabIndex >= 0 && !each.matches(":disabled") && isShown(each) && !each.closest("[inert]"));
  }

  function outOfOrder() {
    return [...document.querySelectorAll("[tabindex]")].filter((each) => each.tabIndex > 0).map((each) => `comes before its turn (tabindex): ${named(each)}`);
  }

  // What reacts to a pointer is a stop of the Tab key, lies in one or in its label, holds those it listens for, or leads
  // where a stop leads, too. A hand for a pointer promises a reaction.
  function unreached(root) {
    const stopped = new Set(tabbable(root));
    const says = "[role=button], [role=link], [role=tab], [role=switch], [role=option], [role=menuitem], [role=checkbox], [onclick], [draggable=true]";
    const hands = [...root.querySelectorAll("*")].filter((each) => getComputedStyle(each).cursor === "pointer" && getComputedStyle(each.parentElement).cursor !== "pointer");
    const listening = [...window.pointedAt].filter((each) => each.isConnected && root.contains(each));
    const asked = new Set([...hands, ...listening, ...root.querySelectorAll(says)]);
    const reached = (each) => {
      for (let up = each; up && up !== root; up = up.parentElement) if (stopped.has(up) || (up.control && (stopped.has(up.control) || up.control.disabled))) return true;
      const twin = each.closest("a[href]")?.href;
      return each.matches(":disabled") || (twin && [...stopped].some((stop) => stop.href === twin)) || (!hands.includes(each) && [...stopped].some((stop) => each.contains(stop)));
    };
    return [...asked].filter((each) => isShown(each) && !reached(each)).map((each) => `answers to a pointer and not to keys: ${named(each)}`);
  }

  // Each stop of the Tab key shows that it has the focus, and nothing lies over it.
  function* stops(root) {
    document.activeElement?.blur();
    const found = fewAlike(tabbable(root)), before = found.map(look);
    for (const [number, at] of found.entries()) {
      at.focus({ focusVisible: true });
      if (document.activeElement !== at) { yield `does not take the focus: ${named(at)}`; continue; }
      if (look(at) === before[number]) yield `nothing shows the focus: ${named(at)}`;
      const over = covering(at);
      if (over) yield `has the focus and is hidden by ${over}: ${named(at)}`;
    }
    document.activeElement?.blur();
  }

  // How it looks, with what may show its focus for it: its label, the group it stands in, the drawing inside of a link.
  function look(at) {
    const near = [at, at.labels?.[0], at.parentElement, at.parentElement?.parentElement, at.parentElement?.parentElement?.parentElement, ...(at.querySelectorAll?.("circle, rect, path") ?? [])];
    return near.filter(Boolean).map((each) => {
      const style = getComputedStyle(each), line = style.outlineStyle === "none" ? "" : style.outlineWidth + style.outlineColor;
      return `${line}/${style.boxShadow}` + (each.ownerSVGElement ? `/${style.stroke}${style.strokeWidth}` : "");
    }).join(" ");
  }

  // The part of a box that the window shows: of what is taller, as far as it is scrolled to.
  function inWindow(box) {
    const left = Math.max(box.left, 0), top = Math.max(box.top, 0);
    return { left, top, width: Math.min(box.right, innerWidth) - left, height: Math.min(box.bottom, innerHeight) - top };
  }

  function covering(at) {
    const small = (each) => { const box = each.getBoundingClientRect(); return box.width < 4 || box.height < 4; };
    const shown = small(at) || getComputedStyle(at).opacity === "0" ? at.closest("label") ?? at.labels?.[0] ?? at : at;
    if (small(shown)) return "its size";
    const box = inWindow(shown.getClientRects()[0]);
    const tops = [[.5, .5], [.1, .2], [.9, .2], [.1, .8], [.9, .8]].map(([x, y]) => document.elementFromPoint(box.left + x * box.width, box.top + y * box.height));
    const isIt = (top) => top && (shown.contains(top) || (top.contains(at) && top.closest("label, a, button, summary")));
    return tops.some(isIt) ? "" : tops[0] ? named(tops[0]).slice(0, 70) : "the edge of the window";
  }
}
