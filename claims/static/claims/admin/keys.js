// One map of keys for the whole desk, a dialog that lists those of the page, and a menu that the Tab key reaches.
// An element names its key: [data-key] is pressed by it, [data-goto] is gone to, [data-go] is followed after "g".
// In a list ([data-rows]) j and k move, and the keys are those of the row in focus.
"use strict";

(() => {
  const ON = "desk:keys";
  const PATIENCE = 1500;
  const FIELDS = "input:not([type=hidden]), textarea, select";
  const find = (name, key, within = document) => within.querySelector(`[data-${name}="${CSS.escape(key)}"]`);
  const isOn = () => localStorage.getItem(ON) !== "off";
  const isTyping = (target) => Boolean(target.closest?.("input, textarea, select, [contenteditable], [role=textbox]"));

  const rows = () => [...document.querySelectorAll("[data-rows] > li[id]")];
  const current = () => document.activeElement?.closest("[data-rows] > li[id]") ?? document.querySelector("[data-rows] > li:target");

  const move = (by) => {
    const list = rows();
    const next = list[Math.min(Math.max(list.indexOf(current()) + by, 0), list.length - 1)];
    next?.focus();
    return Boolean(next);
  };

  // The first field of a part, in a folded tool if it stands in one; the part itself where there is none.
  const goTo = (part) => {
    if (part.matches("button, a")) { part.focus(); part.scrollIntoView({ block: "nearest" }); return; }
    const fold = part.querySelector(":scope > details.fold");
    if (fold) fold.open = true;
    const form = part.querySelector("form[data-goto-first]") ?? part.querySelector("form[data-keep]");
    form?.closest("details")?.setAttribute("open", "");
    const inside = [...(form ?? part).querySelectorAll(FIELDS)];
    const first = inside.find((one) => one.checkVisibility?.() ?? true);
    const field = inside.find((one) => first?.type === "radio" && one.name === first.name && one.checked) ?? first;
    part.scrollIntoView({ block: "start" });
    (field ?? part).focus({ preventScroll: true });
    field?.scrollIntoView({ block: "nearest" });
  };

  const press = (key) => {
    if ((key === "j" || key === "k") && rows().length) return move(key === "j" ? 1 : -1);
    const row = current();
    const target = (row && find("key", key, row)) ?? [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].find((one) => !one.closest("[data-rows]"));
    if (target) { target.click(); return true; }
    const part = find("goto", key);
    if (part) { goTo(part); return true; }
    if (key === "/") { const box = document.getElementById("searchbar") ?? document.getElementById("desk-find"); box?.focus(); return Boolean(box); }
    if (key === "?") { open(); return true; }
    return false;
  };

  let begun = 0;
  const onKey = (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return;
    if (!document.getElementById("keys") || document.querySelector("dialog[open]")) return;
    if (event.key === "Escape" && isTyping(event.target)) { event.target.blur(); return; }
    if (isTyping(event.target) || !isOn()) return;
    const after = Date.now() - begun < PATIENCE;
    begun = 0;
    if (after) {
      const link = find("go", event.key);
      if (link) { stop(event); link.click(); return; }
    }
    if (event.key === "g") { begun = Date.now(); stop(event); return; }
    if (press(event.key)) stop(event);
  };
  // The theme has some keys of its own, one of them for a list of them.
  const stop = (event) => { event.preventDefault(); event.stopImmediatePropagation(); };
  const onTurnedOff = (event) => {
    if (!isOn() && event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target)) event.stopImmediatePropagation();
  };

  const wordsIn = (element) => [...element.childNodes].filter((node) => node.nodeName !== "KBD").map((node) => node.textContent).join("");
  const labelOf = (element) => (element.getAttribute("aria-label") ?? wordsIn(element)).trim().replace(/\s+/g, " ");

  // The rows of the dialog are those whose target is on the page; what else the page names joins them by its own words.
  const open = () => {
    const dialog = document.getElementById("keys");
    if (!dialog || dialog.open) return;
    for (const row of dialog.querySelectorAll("[data-for]")) row.hidden = !document.querySelector(row.dataset.for);
    const list = dialog.querySelector(".keys");
    list.querySelectorAll("[data-found]").forEach((row) => row.remove());
    const seen = new Set();
    for (const element of document.querySelectorAll("[data-key]")) {
      if (seen.has(element.dataset.key) || dialog.contains(element)) continue;
      seen.add(element.dataset.key);
      const row = document.createElement("div"), key = document.createElement("kbd"), term = document.createElement("dt"), words = document.createElement("dd");
      row.dataset.found = "";
      key.textContent = element.dataset.key;
      words.textContent = labelOf(element);
      term.append(key);
      row.append(term, words);
      list.prepend(row);
    }
    const before = document.activeElement;
    dialog.addEventListener("close", () => before?.focus?.(), { once: true });
    dialog.showModal();
  };

  // The theme's menu and its account links are opened by elements that are no buttons.
  const makeButtons = (menu) => {
    for (const element of document.querySelectorAll("#nav-sidebar [x-on\\:click], .header-inner [x-on\\:click], #header-inner [x-on\\:click]")) {
      if (element.matches("a, button, input, [tabindex], [role]") || !element.matches(".cursor-pointer, .cursor-pointer *")) continue;
      const button = element.closest("span.cursor-pointer") ?? element;
      if (button.matches("[role]")) continue;
      button.tabIndex = 0;
      button.setAttribute("role", "button");
      for (const icon of button.matches(".material-symbols-outlined") ? [] : button.querySelectorAll(".material-symbols-outlined")) icon.setAttribute("aria-hidden", "true");
      if (element.getAttribute("x-on:click").includes("sidebarToggle")) {
        button.setAttribute("aria-label", menu);
        button.setAttribute("aria-controls", "nav-sidebar");
      }
      button.addEventListener("keydown", (event) => {
        if (event.target !== button || (event.key !== "Enter" && event.key !== " ")) return;
        event.preventDefault();
        element.click();
        if (button.getAttribute("aria-controls")) requestAnimationFrame(() => requestAnimationFrame(followMenu));
      });
    }
    tellMenu();
    const side = document.getElementById("nav-sidebar")?.closest("[x-show]");
    if (side) new MutationObserver(tellMenu).observe(side, { attributes: true, attributeFilter: ["style"] });
  };
  const isMenuShown = () => document.getElementById("nav-sidebar")?.checkVisibility?.() ?? false;
  const toggles = () => [...document.querySelectorAll("[aria-controls=nav-sidebar]")];
  const tellMenu = () => { for (const toggle of toggles()) toggle.setAttribute("aria-expanded", String(isMenuShown())); };
  const followMenu = () => {
    if (isMenuShown()) document.querySelector("#nav-sidebar a")?.focus();
    else toggles().find((toggle) => !toggle.closest("#nav-sidebar"))?.focus();
  };

  const begin = () => {
    const dialog = document.getElementById("keys"), button = document.getElementById("keys-button"), box = document.getElementById("keys-on");
    if (!dialog) return;
    if (button) { button.hidden = false; button.addEventListener("click", open); }
    box.checked = isOn();
    box.addEventListener("change", () => localStorage.setItem(ON, box.checked ? "on" : "off"));
    makeButtons(dialog.dataset.menu);
  };
  // A link to a part that is folded unfolds it.
  document.addEventListener("click", (event) => {
    const address = event.target.closest?.("a[href^='#']")?.getAttribute("href");
    const fold = address?.length > 1 && document.getElementById(address.slice(1))?.querySelector(":scope > details.fold");
    if (fold) fold.open = true;
  });
  // At once: the theme listens on the window too, and whoever came first is asked first.
  window.addEventListener("keydown", onTurnedOff, true);
  window.addEventListener("keydown", onKey);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin); else begin();
})();
