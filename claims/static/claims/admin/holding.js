// While the screen of a claim is open, the others are told so; when it is left, that it is not. Nothing is saved by it.
"use strict";

(() => {
  const EVERY = 4 * 60 * 1000;
  const IDLE = 20 * 60 * 1000;

  const begin = () => {
    const mark = document.querySelector("[data-holding]");
    if (!mark) return;
    let lastSign = Date.now();
    const body = (act) => new URLSearchParams({ act, until: mark.dataset.until, csrfmiddlewaretoken: document.querySelector("[name=csrfmiddlewaretoken]").value });
    const tell = (said) => {
      const note = document.getElementById("lost-note").content.cloneNode(true);
      note.querySelector("[data-said]").textContent = said;
      document.querySelector(".desk-page").prepend(note);
      clearInterval(timer);
    };
    const keep = async () => {
      if (Date.now() - lastSign > IDLE) return;
      try {
        const answer = await fetch(mark.dataset.holding, { method: "POST", body: body("keep"), headers: { "X-Requested-With": "watch" } });
        if (!answer.ok || answer.redirected) return;
        const { until, said } = await answer.json();
        if (until) mark.dataset.until = until; else tell(said);
      } catch { /* the next try may do */ }
    };
    for (const sign of ["keydown", "pointerdown", "visibilitychange"]) document.addEventListener(sign, () => { lastSign = Date.now(); });
    const timer = setInterval(keep, EVERY);
    addEventListener("pagehide", () => navigator.sendBeacon(mark.dataset.holding, body("leave")));
    addEventListener("pageshow", (event) => { if (event.persisted) keep(); });
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin); else begin();
})();
