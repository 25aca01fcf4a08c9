// The preview follows what is typed once it was asked for. Without this the button opens it in a tab of its own.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const button = document.querySelector("[data-preview]");
  const frame = document.getElementById("preview");
  const form = button?.form;
  if (!form || !frame) return;
  let waiting, latest = 0;
  const show = async () => {
    const turn = ++latest;
    try {
      const answer = await fetch(button.formAction, { method: "POST", body: new FormData(form) });
      const html = await answer.text();
      if (turn === latest && answer.ok) frame.srcdoc = html;
    } catch { /* the next letter tries again */ }
  };
  button.addEventListener("click", (event) => {
    event.preventDefault();
    frame.hidden = false;
    show();
    frame.scrollIntoView({ block: "nearest" });
  });
  form.addEventListener("input", () => {
    if (frame.hidden) return;
    clearTimeout(waiting);
    waiting = setTimeout(show, 600);
  });
});
