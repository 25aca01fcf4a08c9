// What a page does wrong that axe does not look for. Each returns the elements concerned, in words.
(() => {
  const shown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && element.getClientRects().length > 0;
  const words = (element) => {
    const text = (element.getAttribute("aria-label") || element.textContent || element.name || "").trim().replace(/\s+/g, " ").slice(0, 40);
    return `${element.tagName.toLowerCase()}${element.id ? "#" + element.id : ""}.${[...element.classList].slice(0, 3).join(".")} “${text}”`;
  };

  // Wider than the window, though nothing scrolls it.
  const overflow = () => {
    const root = document.documentElement;
    if (root.scrollWidth <= innerWidth && Math.abs(root.scrollLeft) < 1) return [];
    const clips = (element) => { for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) if (getComputedStyle(at).overflowX !== "visible") return true; return false; };
    const wide = [...document.body.querySelectorAll("*")].filter((one) => {
      const box = one.getBoundingClientRect();
      return shown(one) && (box.right > innerWidth + 1 || box.left < -1) && box.width > 1 && !clips(one);
    });
    return wide.length ? wide.slice(0, 5).map(words) : [`scrollWidth ${root.scrollWidth} of ${innerWidth}`];
  };

  // Texts with something else drawn on top of their middle.
  const overlaps = () => {
    const found = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const node = texts.currentNode;
      const element = node.parentElement;
      if (!node.textContent.trim() || ["SCRIPT", "STYLE", "OPTION", "TEMPLATE", "NOSCRIPT"].includes(element.tagName) || !shown(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getClientRects()[0];
      if (!box || box.width < 2 || box.height < 2) continue;
      const x = box.left + box.width / 2, y = box.top + box.height / 2;
      const top = document.elementFromPoint(x, y);
      if (!top || top === element || top.contains(element) || element.contains(top)) continue;
      if (clippedAway(element, x, y) || top.closest("svg") || floats(top) || element.matches(".material-symbols-outlined")) continue;
      found.push(`${words(element)} under ${words(top)}`);
    }
    return found;
  };
  // What stays in sight while the page scrolls lies on top of it rightly.
  const floats = (element) => { for (let at = element; at; at = at.parentElement) if (["sticky", "fixed"].includes(getComputedStyle(at).position)) return true; return false; };
  const clippedAway = (element, x, y) => {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      if (getComputedStyle(at).overflow === "visible" && !getComputedStyle(at).clipPath.startsWith("inset")) continue;
      const box = at.getBoundingClientRect();
      if (x < box.left || x > box.right || y < box.top || y > box.bottom || box.width < 3) return true;
    }
    return false;
  };

  // Reached by keyboard, and nothing shows it. The caller presses a key before, so that focus is a keyboard's.
  const unseenFocus = () => {
    const look = (element) => { const style = getComputedStyle(element); return [style.outlineStyle, style.outlineWidth, style.boxShadow, style.borderColor, style.backgroundColor].join("|"); };
    const outlined = (element) => { const style = getComputedStyle(element); return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== "none"; };
    document.activeElement?.blur();
    const dull = [];
    for (const element of document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")) {
      if (element.disabled || element.type === "hidden" || element.tabIndex < 0 || !shown(element)) continue;
      const plain = look(element);
      element.focus({ preventScroll: true });
      if (document.activeElement !== element) continue;
      const label = element.closest("label");
      if (!(outlined(element) && look(element) !== plain) && !(label && outlined(label))) dull.push(words(element));
    }
    document.activeElement?.blur();
    return dull;
  };

  window.audit = { overflow, overlaps, unseenFocus };
})();
