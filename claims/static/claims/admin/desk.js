// The desk works without this; it adds fresh captures without a reload, and keeps what was typed.
"use strict";

(() => {
  const ready = (act) => document.readyState === "loading" ? document.addEventListener("DOMContentLoaded", act) : act();

  // Parts that a worker changes are fetched anew and put in place, so that nothing typed elsewhere is lost.
  const LONGEST_WATCH = 10 * 60 * 1000;
  const began = Date.now();

  const isBusy = (part) => part.contains(document.activeElement) && document.activeElement !== document.body
    || part.querySelector("details[open]:not([data-by-itself])") !== null;
  // What the page opened by itself is somebody's as soon as they fill something in.
  document.addEventListener("input", (event) => event.target.closest("details[data-by-itself]")?.removeAttribute("data-by-itself"));

  const refresh = async () => {
    const answer = await fetch(location.href, { headers: { "X-Requested-With": "fetch" } });
    if (!answer.ok || answer.redirected) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const splitting = document.getElementById("splitting");
    if (splitting && !fresh.getElementById("splitting")) { location.reload(); return; }
    for (const part of document.querySelectorAll("[data-live]")) {
      const next = fresh.getElementById(part.id);
      // A status is spoken when its words change, not when it is another element.
      if (next && part.role === "status") { if (part.textContent !== next.textContent) part.textContent = next.textContent; }
      else if (next && !isBusy(part)) part.replaceWith(document.adoptNode(next));
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

  // What was typed and is not saved survives another form on the page, a reload and an ended session. It is thrown away
  // only when the answer to the form says that it was done: signed out meanwhile, a person is sent to sign in instead.
  const keeper = (form) => {
    const key = `desk:${form.dataset.keep}`;
    const fields = () => [...form.elements].filter((field) => field.name && !["hidden", "submit", "file", "button"].includes(field.type));
    const isTick = (field) => ["checkbox", "radio"].includes(field.type);
    const nameOf = (field) => isTick(field) ? `${field.name}=${field.value}` : field.name;
    const state = () => Object.fromEntries(fields().map((field) => [nameOf(field), isTick(field) ? field.checked : field.value]));
    const same = (one, other) => Object.keys(one).every((name) => !(name in other) || one[name] === other[name]);
    const put = (typed) => {
      for (const field of fields()) {
        const value = typed[nameOf(field)];
        if (value === undefined) continue;
        if (isTick(field)) field.checked = value; else field.value = value;
        if (value !== kept?.base?.[nameOf(field)]) field.closest("details")?.setAttribute("open", "");
      }
      form.closest("details")?.setAttribute("open", "");
    };
    const keep = (kept) => sessionStorage.setItem(key, JSON.stringify(kept));
    const drop = () => { sessionStorage.removeItem(key); location.reload(); };
    const say = (id) => {
      const note = document.getElementById(id).content.cloneNode(true);
      const [throwAway, putIn] = ["[data-throw]", "[data-put]"].map((name) => note.querySelector(name));
      throwAway.addEventListener("click", drop);
      putIn?.addEventListener("click", () => { put(kept.typed); keep({ ...kept, base: shown }); putIn.closest(".kept").remove(); });
      form.prepend(note);
    };

    const shown = state();
    let kept = JSON.parse(sessionStorage.getItem(key) ?? "null");
    const isRefused = document.querySelector("[data-focus]");
    if (kept?.sent && !isRefused && document.getElementById("was-done")) { sessionStorage.removeItem(key); kept = null; }
    if (kept) keep({ ...kept, sent: false });
    if (kept && !isRefused && !same(kept.typed, shown)) {
      if (same(kept.base, shown)) { put(kept.typed); say("kept-note"); } else say("kept-beside-note");
    }
    const base = kept && isRefused ? kept.base : shown;
    form.addEventListener("input", () => keep({ base, typed: state() }));
    form.addEventListener("submit", () => keep({ base, typed: state(), sent: true }));
  };

  ready(() => {
    if (!document.querySelector(".desk-page")) return;
    document.querySelectorAll("form[data-keep]").forEach(keeper);
    document.querySelector("[data-focus]")?.focus();
    if (location.hash.startsWith("#claim-")) document.getElementById(location.hash.slice(1))?.focus();
    const text = document.querySelector(".article-text-window");
    const focus = text?.querySelector(".claim-focus");
    if (focus) text.scrollTop = focus.offsetTop - text.offsetTop - 80;
    watch();
  });
})();
