// Words marked in the article go into a form, with their place. The forms work without it: the words can be copied.
"use strict";

(() => {
  // Offsets count code points, as on the server; a string of JavaScript counts UTF-16 units.
  const codePoints = (text) => { let number = 0; for (const _ of text) number += 1; return number; };

  const ofText = (node) => (node?.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest?.("[data-start][data-version]");

  const marked = () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const text = ofText(range.startContainer);
    if (!text || text !== ofText(range.endContainer) || !range.toString().trim()) return null;
    const before = new Range();
    before.setStart(text, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const start = Number(text.dataset.start) + codePoints(before.toString());
    const words = range.toString();
    return { words, version: text.dataset.version, start, end: start + codePoints(words) };
  };

  const put = (form, name, value) => { const field = form.elements[name]; if (field) field.value = value; };

  const fill = (form, send) => {
    const place = marked();
    if (!place) return;
    put(form, "passage", place.words);
    for (const name of ["version", "start", "end"]) put(form, name, place[name]);
    if (send) { form.querySelector("button[name=act]").click(); return; }
    form.closest("details")?.setAttribute("open", "");
    form.dispatchEvent(new Event("input", { bubbles: true }));
    form.scrollIntoView({ block: "nearest" });
    form.querySelector("textarea")?.focus();
  };

  const begin = () => {
    const bars = document.querySelectorAll("[data-marked]");
    if (bars.length) document.addEventListener("selectionchange", () => {
      const active = document.activeElement;
      if (![...bars].some((bar) => bar.contains(active))) { const place = marked(); bars.forEach((bar) => { bar.hidden = !place; }); }
    });
    // Most of a text is links to its claims, and browsers mark no words within a link: it is none while the mouse is down.
    for (const text of document.querySelectorAll("[data-start][data-version]")) {
      text.addEventListener("mousedown", (event) => {
        const link = event.target.closest("a[href]");
        if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
        const address = link.getAttribute("href");
        link.removeAttribute("href");
        document.addEventListener("mouseup", () => link.setAttribute("href", address), { once: true, capture: true });
      });
      // The end of a drag is no click.
      text.addEventListener("click", (event) => { if (marked()) event.preventDefault(); });
    }
    for (const button of document.querySelectorAll("[data-fill]")) {
      // The press of a mouse would end the selection before the click is heard.
      button.addEventListener("mousedown", (event) => event.preventDefault());
      button.addEventListener("click", () => fill(document.getElementById(button.dataset.fill), "send" in button.dataset));
    }
    // A name picked from the list goes into the text, where the next can follow it.
    for (const field of document.querySelectorAll("[data-mentions]")) {
      field.addEventListener("change", () => {
        const known = [...(field.list?.options ?? [])].some((option) => option.value === field.value);
        const text = field.form.elements[field.dataset.mentions];
        if (!known || !text) return;
        text.value = `${text.value.trimEnd()} @${field.value} `.trimStart();
        field.value = "";
        text.focus();
        field.form.dispatchEvent(new Event("input", { bubbles: true }));
      });
    }
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin); else begin();
})();
