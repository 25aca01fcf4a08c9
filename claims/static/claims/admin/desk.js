// The desk works without this; it adds keys, fresh captures without a reload, and keeps what was typed.
"use strict";

(() => {
  const ready = (act) => document.readyState === "loading" ? document.addEventListener("DOMContentLoaded", act) : act();

  // Parts that a worker changes are fetched anew and put in place, so that nothing typed elsewhere is lost.
  const LONGEST_WATCH = 10 * 60 * 1000;
  const began = Date.now();

  const isBusy = (part) => part.contains(document.activeElement) && document.activeElement !== document.body
    || [...part.querySelectorAll("details.tool")].some((tool) => tool.open);

  const refresh = async () => {
    const answer = await fetch(location.href, { headers: { "X-Requested-With": "fetch" } });
    if (!answer.ok || answer.redirected) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const splitting = document.getElementById("splitting");
    if (splitting && !fresh.getElementById("splitting")) { location.reload(); return; }
    for (const part of document.querySelectorAll("[data-live]")) {
      const next = fresh.getElementById(part.id);
      if (next && !isBusy(part)) part.replaceWith(document.adoptNode(next));
    }
  };

  const watch = () => {
    const waiting = document.querySelector("[data-refresh]");
    if (!waiting || Date.now() - began > LONGEST_WATCH) return;
    setTimeout(async () => {
      try { if (!document.hidden) await refresh(); } catch { /* the next try may do */ }
      watch();
    }, Number(waiting.dataset.refresh) * 1000);
  };

  // What was typed and not sent survives another form on the page, a reload and an ended session.
  const keeper = (form) => {
    const key = `desk:${form.dataset.keep}`;
    const fields = () => [...form.elements].filter((field) => field.name && !["hidden", "submit"].includes(field.type));
    const read = (field) => ["checkbox", "radio"].includes(field.type) ? field.checked : field.value;
    const state = () => JSON.stringify(fields().map(read));
    const shown = state();
    const kept = sessionStorage.getItem(key);
    const isAnswer = document.querySelector("[data-focus]");
    if (kept && kept !== shown && !isAnswer) {
      const values = JSON.parse(kept);
      const list = fields();
      if (values.length === list.length) {
        list.forEach((field, at) => { if (["checkbox", "radio"].includes(field.type)) field.checked = values[at]; else field.value = values[at]; });
        form.closest("details")?.setAttribute("open", "");
        const note = document.getElementById("kept-note").content.cloneNode(true);
        note.querySelector("button").addEventListener("click", () => { sessionStorage.removeItem(key); location.reload(); });
        form.prepend(note);
      }
    }
    form.addEventListener("input", () => sessionStorage.setItem(key, state()));
    form.addEventListener("submit", () => {
      sessionStorage.removeItem(key);
      sessionStorage.setItem(`sent:${form.dataset.keep}`, state());
    });
  };

  // What was sent is kept until the desk answers to it: the session may have ended meanwhile.
  const settle = () => {
    const isAnswered = document.querySelector("#was-done, [data-focus]");
    for (const sent of Object.keys(sessionStorage).filter((key) => key.startsWith("sent:"))) {
      const key = sent.replace("sent:", "desk:");
      if (!isAnswered && !sessionStorage.getItem(key)) sessionStorage.setItem(key, sessionStorage.getItem(sent));
      sessionStorage.removeItem(sent);
    }
  };

  // j and k move, and each element that names a key is pressed by it, within the row in focus if there is one.
  const rows = () => [...document.querySelectorAll("[data-rows] > li[id]")];
  const current = () => document.activeElement?.closest("[data-rows] > li") ?? document.querySelector("[data-rows] > li:target");

  const move = (by) => {
    const list = rows();
    const at = list.indexOf(current());
    const next = list[Math.min(Math.max(at + by, 0), list.length - 1)];
    next?.focus();
    return Boolean(next);
  };

  const onKey = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, [contenteditable]")) return;
    if (event.key === "j" || event.key === "k") {
      if (rows().length && move(event.key === "j" ? 1 : -1)) { event.preventDefault(); return; }
    }
    const scope = current() ?? (rows().length ? null : document);
    const target = scope?.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (target) { event.preventDefault(); target.click(); }
  };

  ready(() => {
    if (!document.querySelector(".desk-page")) return;
    settle();
    document.querySelectorAll("form[data-keep]").forEach(keeper);
    document.addEventListener("keydown", onKey);
    document.querySelector("[data-focus]")?.focus();
    if (location.hash.startsWith("#claim-")) document.getElementById(location.hash.slice(1))?.focus();
    const text = document.querySelector(".article-text-window");
    const focus = text?.querySelector(".claim-focus");
    if (focus) text.scrollTop = focus.offsetTop - text.offsetTop - 80;
    watch();
  });
})();
