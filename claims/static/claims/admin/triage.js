// Triage without a reload: a press is sent, the next row has the focus at once, and the lists are put in place anew.
// Without this the same buttons load the page at the next row.
"use strict";

(() => {
  const PARTS = ["claim-tabs", "triage-last", "candidates", "claim-pages"];
  const underWay = new Set();
  let waiting = Promise.resolve();

  const rows = () => [...document.querySelectorAll("#candidates > li[id]")];
  const current = () => document.activeElement?.closest("#candidates > li[id]") ?? document.querySelector("#candidates > li:target");
  const near = (list, at) => list.slice(at + 1).find(isFree) ?? list.slice(0, Math.max(at, 0)).reverse().find(isFree);
  const isFree = (row) => !underWay.has(row.id);

  const setBusy = (row, busy) => { row.inert = busy; row.classList.toggle("candidate-busy", busy); };

  // What was chosen in the rows that stay is chosen again, and the row in focus stays where it is on the screen.
  const putInPlace = (fresh) => {
    const held = current();
    const top = held?.getBoundingClientRect().top;
    const chosen = new Map(rows().flatMap((row) => [...row.querySelectorAll("select")].map((list) => [`${row.id} ${list.name}`, list.value])));
    for (const id of PARTS) document.getElementById(id).replaceChildren(...fresh.getElementById(id).childNodes);
    const text = document.querySelector(".article-text"), newText = fresh.querySelector(".article-text");
    if (text && newText) text.replaceChildren(...newText.childNodes);
    for (const row of rows()) {
      setBusy(row, underWay.has(row.id));
      for (const list of row.querySelectorAll("select")) list.value = chosen.get(`${row.id} ${list.name}`) ?? list.value;
    }
    const refused = fresh.querySelector(".desk-page > [role=alert]");
    if (refused) { refused.removeAttribute("data-focus"); document.getElementById("triage-last").prepend(refused); }
    return { held, top };
  };

  const keepPlace = ({ held, top }, wanted) => {
    const row = (wanted && document.getElementById(wanted)) ?? (held && document.getElementById(held.id)) ?? rows().find(isFree);
    if (!row) return;
    const isHeld = held && row.id === held.id;
    row.focus({ preventScroll: Boolean(isHeld) });
    if (isHeld) window.scrollBy({ top: row.getBoundingClientRect().top - top, behavior: "instant" });
  };

  const send = async (body, rowId) => {
    let wanted = null;
    try {
      const answer = await fetch(location.href, { method: "POST", body, headers: { "X-Requested-With": "fetch" } });
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      underWay.delete(rowId);
      // Signed out meanwhile, say: let the person see that page.
      if (!fresh.getElementById("candidates")) { location.assign(answer.url); return; }
      if (answer.redirected) history.replaceState(null, "", answer.url.split("#")[0]);
      if (body.get("act") === "undo") wanted = `claim-${body.get("claim")}`;
      keepPlace(putInPlace(fresh), wanted);
    } catch {
      underWay.delete(rowId);
      const row = document.getElementById(rowId);
      if (row) { setBusy(row, false); row.focus(); }
      document.getElementById("triage-last").replaceChildren(document.getElementById("triage-failed").content.cloneNode(true));
    }
  };

  // One after the other: each press is about the state that the one before left.
  const onSubmit = (event) => {
    const form = event.target, button = event.submitter;
    if (!button || !form.closest("#candidates, #triage-last")) return;
    event.preventDefault();
    const body = new URLSearchParams(new FormData(form, button));
    const row = form.closest("#candidates > li");
    if (row) {
      if (!isFree(row)) return;
      underWay.add(row.id);
      const list = rows();
      near(list, list.indexOf(row))?.focus();
      setBusy(row, true);
    }
    waiting = waiting.then(() => send(body, row?.id));
  };

  const onKey = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, [contenteditable]")) return;
    // By the Shift key and not by the letter, so that Caps Lock turns no selection into a dismissal.
    const key = event.shiftKey ? event.key.toUpperCase() : event.key.toLowerCase();
    const named = `[data-triage-key="${CSS.escape(key)}"]`;
    const undo = document.querySelector(`#triage-last ${named}`);
    if (undo) { event.preventDefault(); undo.click(); return; }
    const option = current()?.querySelector(`option${named}`);
    if (!option) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    option.selected = true;
    option.closest("select").nextElementSibling.click();
  };

  if (!document.getElementById("candidates")) return;
  document.addEventListener("submit", onSubmit);
  document.addEventListener("keydown", onKey);
})();
