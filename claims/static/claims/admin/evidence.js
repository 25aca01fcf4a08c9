// Picking a passage in a capture, by mouse or by keyboard, and hearing at once what it says of the claim.
// Without this, words are copied into the form by hand; the server looks for them either way.
"use strict";

(() => {
  const CONTEXT = 32;
  const PATIENCE = 300;

  // The server counts code points, the page UTF-16 units: a letter outside of the basic plane is one and two.
  const codePoints = (text) => { let count = 0; for (const _ of text) count += 1; return count; };
  const lastOf = (text, most) => [...text.slice(-2 * most)].slice(-most).join("");
  const firstOf = (text, most) => [...text.slice(0, 2 * most)].slice(0, most).join("");
  const hasHalf = (text) => /^[\udc00-\udfff]/.test(text);

  // Where a range of the page lies in the text, in UTF-16 units; null where it touches none of it.
  const within = (root, range) => {
    if (!range || range.collapsed || !range.intersectsNode(root)) return null;
    const whole = document.createRange();
    whole.selectNodeContents(root);
    const cut = range.cloneRange();
    if (cut.compareBoundaryPoints(Range.START_TO_START, whole) < 0) cut.setStart(whole.startContainer, whole.startOffset);
    if (cut.compareBoundaryPoints(Range.END_TO_END, whole) > 0) cut.setEnd(whole.endContainer, whole.endOffset);
    const before = document.createRange();
    before.setStart(root, 0);
    before.setEnd(cut.startContainer, cut.startOffset);
    const start = before.toString().length;
    return [start, start + cut.toString().length];
  };

  const passage = (root, [start, end]) => {
    const text = root.textContent;
    const words = text.slice(start, end);
    const from = start + words.length - words.trimStart().length;
    const to = from + words.trim().length;
    if (from >= to) return null;
    const before = text.slice(0, from);
    const first = Number(root.dataset.start) + codePoints(before);
    const exact = text.slice(from, to);
    const prefix = lastOf(before, CONTEXT);
    return {
      start: first, end: first + codePoints(exact), quote: exact,
      prefix: hasHalf(prefix) ? prefix.slice(1) : prefix, suffix: firstOf(text.slice(to), CONTEXT),
    };
  };

  const comparing = (form) => {
    const part = (name) => form.querySelector(`[data-${name}]`);
    const told = part("compared"), failed = part("failed"), proposal = part("proposal");
    const button = form.querySelector("button[name=act]");
    const stance = form.elements.stance;
    let asked = null, timer = 0;

    const show = (found) => {
      part("words").textContent = found.words ?? found.problem ?? "";
      part("reason").textContent = found.reason ?? "";
      told.className = `compared outcome-${found.outcome ?? "none"}`;
      told.hidden = false;
      failed.hidden = true;
      proposal.hidden = !found.proposal || stance.value === found.stance;
      proposal.dataset.stance = found.stance ?? "";
      proposal.querySelector("span").textContent = found.proposal ?? "";
      button.disabled = Boolean(found.problem);
    };
    const ask = async (start, end) => {
      asked?.abort();
      asked = new AbortController();
      try {
        const answer = await fetch(`${form.dataset.compare}&start=${start}&end=${end}`, { signal: asked.signal });
        if (!answer.headers.get("Content-Type")?.includes("json")) throw new Error(answer.status);
        show(await answer.json());
      } catch (error) {
        if (error.name === "AbortError") return;
        told.hidden = true;
        failed.hidden = false;
      }
    };
    proposal.querySelector("button").addEventListener("click", () => {
      stance.value = proposal.dataset.stance;
      proposal.hidden = true;
      stance.focus();
    });
    return {
      soon: (start, end) => { clearTimeout(timer); timer = setTimeout(ask, PATIENCE, start, end); },
      nothing: () => { clearTimeout(timer); asked?.abort(); told.hidden = true; proposal.hidden = true; button.disabled = false; },
    };
  };

  // Sentences as options of a list: a plain page cannot be selected in by keyboard alone.
  const sentencesOf = (text, language) => {
    const found = [];
    const segmenter = "Segmenter" in Intl ? new Intl.Segmenter(language || undefined, { granularity: "sentence" }) : null;
    let at = 0;
    // The lines of a PDF end anywhere: one that goes on in small letters is no end of a sentence.
    const flowing = text.replace(/(?<=[^\n]{30}[^\n.!?:;])\n(?=[\p{Ll}\d])/gu, " ");
    for (const line of flowing.split("\n")) {
      const pieces = segmenter ? [...segmenter.segment(line)].map((one) => one.segment) : line.match(/.+?(?:[.!?…]+\s+|$)/gsu) ?? [];
      let here = at;
      for (const piece of pieces) {
        const start = here + piece.length - piece.trimStart().length;
        const end = here + piece.trimEnd().length;
        if (start < end) found.push([start, end]);
        here += piece.length;
      }
      at += line.length + 1;
    }
    return found;
  };

  const choosing = (root, form, pick) => {
    const toggle = form.querySelector("[data-sentences]"), help = form.querySelector("[data-sentences-help]");
    let kept = null, options = [], anchor = 0, current = 0;

    const markChosen = () => {
      const [low, high] = [Math.min(anchor, current), Math.max(anchor, current)];
      options.forEach((option, at) => option.setAttribute("aria-selected", String(at >= low && at <= high)));
    };
    const go = (to, extend) => {
      options[current].tabIndex = -1;
      current = Math.min(Math.max(to, 0), options.length - 1);
      if (!extend) anchor = current;
      options[current].tabIndex = 0;
      options[current].focus();
      markChosen();
    };
    const pickChosen = () => {
      const [low, high] = [Math.min(anchor, current), Math.max(anchor, current)];
      pick([Number(options[low].dataset.from), Number(options[high].dataset.to)]);
    };
    const onKey = (event) => {
      const steps = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
      if (event.key in steps) go(current + steps[event.key], event.shiftKey);
      else if (event.key === "Home") go(0, event.shiftKey);
      else if (event.key === "End") go(options.length - 1, event.shiftKey);
      else if (event.key === "Enter" || event.key === " ") pickChosen();
      else if (event.key === "Escape") { end(); toggle.focus(); }
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    const onClick = (event) => {
      const option = event.target.closest("[role=option]");
      if (!option || !getSelection().isCollapsed) return;
      go(options.indexOf(option), event.shiftKey);
      pickChosen();
    };
    const begin = () => {
      const text = root.textContent;
      const mark = root.querySelector("mark");
      const whole = document.createRange();
      if (mark) whole.selectNodeContents(mark);
      const quoted = mark ? within(root, whole) : null;
      const pieces = [];
      let at = 0;
      options = sentencesOf(text, root.lang).map(([from, to]) => {
        const option = document.createElement("span");
        option.className = "sentence";
        option.role = "option";
        option.tabIndex = -1;
        option.dataset.from = from;
        option.dataset.to = to;
        option.textContent = text.slice(from, to);
        if (quoted && from < quoted[1] && quoted[0] < to) option.classList.add("was-quoted");
        pieces.push(text.slice(at, from), option);
        at = to;
        return option;
      });
      if (!options.length) return;
      kept = [...root.childNodes];
      root.replaceChildren(...pieces, text.slice(at));
      root.setAttribute("role", "listbox");
      root.setAttribute("aria-multiselectable", "true");
      root.tabIndex = -1;
      root.addEventListener("keydown", onKey);
      root.addEventListener("click", onClick);
      toggle.setAttribute("aria-pressed", "true");
      help.hidden = false;
      current = 0;
      go(Math.max(0, options.findIndex((one) => one.classList.contains("was-quoted"))), false);
    };
    const end = () => {
      root.removeEventListener("keydown", onKey);
      root.removeEventListener("click", onClick);
      root.replaceChildren(...kept);
      root.setAttribute("role", "region");
      root.removeAttribute("aria-multiselectable");
      root.tabIndex = 0;
      toggle.setAttribute("aria-pressed", "false");
      help.hidden = true;
      kept = null;
    };
    toggle.addEventListener("click", () => (kept ? end() : begin()));
  };

  const picking = (root, form) => {
    for (const part of form.querySelectorAll("[data-scripted]")) part.hidden = false;
    for (const part of form.querySelectorAll("[data-unscripted]")) part.hidden = true;
    const compared = comparing(form);
    const fill = (found) => { for (const [name, value] of Object.entries(found)) form.elements[name].value = value; };
    const pick = (place) => {
      const found = place && passage(root, place);
      if (!found) return;
      fill(found);
      form.elements.quote.setCustomValidity("");
      compared.soon(found.start, found.end);
    };
    form.elements.quote.addEventListener("input", () => {
      fill({ start: "", end: "", prefix: "", suffix: "" });
      compared.nothing();
    });
    choosing(root, form, pick);
    const onSelection = () => {
      if (!root.isConnected) { document.removeEventListener("selectionchange", onSelection); return; }
      const selection = getSelection();
      if (selection.rangeCount && root.contains(selection.anchorNode)) pick(within(root, selection.getRangeAt(0)));
    };
    document.addEventListener("selectionchange", onSelection);
    const mark = root.querySelector("mark");
    if (mark && root.scrollHeight > root.clientHeight) root.scrollTop = mark.offsetTop - root.offsetTop - 80;
  };

  const pageAt = async (address) => {
    const answer = await fetch(address, { headers: { "X-Requested-With": "fetch" } });
    if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const link of page.querySelectorAll("a[href]")) link.href = new URL(link.getAttribute("href"), address).href;
    return page;
  };

  // The capture beside its form, over the claim's screen, so that nothing typed there is left.
  const opened = (address) => {
    const pane = document.getElementById("pane") ?? document.body.appendChild(
      document.getElementById("pane-template").content.cloneNode(true).firstElementChild);
    const body = pane.querySelector("[data-body]");
    const load = async (where) => {
      try {
        const page = await pageAt(new URL(where, location.href).href);
        const [capture, form] = [page.getElementById("capture"), page.getElementById("pick")];
        const text = capture?.querySelector("[data-pick]");
        if (!text || !form) throw new Error("nothing to pick");
        pane.querySelector("[data-title]").textContent = page.querySelector(".record-head h1").textContent;
        body.replaceChildren(document.adoptNode(capture), document.adoptNode(form));
        picking(text, form);
        text.focus({ preventScroll: true });
      } catch {
        location.assign(where);
      }
    };
    if (!pane.dataset.ready) {
      pane.dataset.ready = "yes";
      pane.querySelector("[data-close]").addEventListener("click", () => pane.close());
      // The keys of the page behind are not meant here.
      pane.addEventListener("keydown", (event) => event.stopPropagation());
      pane.addEventListener("close", () => body.replaceChildren());
      pane.addEventListener("click", (event) => {
        const link = event.target.closest(".parts a");
        if (link) { event.preventDefault(); load(link.href); }
      });
    }
    pane.showModal();
    load(address);
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-pane]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !document.getElementById("pane-template")) return;
    event.preventDefault();
    opened(link.href);
  });

  // What costs time is fetched when it is opened.
  document.addEventListener("toggle", async (event) => {
    const box = event.target;
    if (!(box instanceof HTMLDetailsElement) || !box.open || !box.dataset.load) return;
    const address = new URL(box.dataset.load, location.href).href;
    box.removeAttribute("data-load");
    try {
      const part = (await pageAt(address)).getElementById(box.dataset.part);
      part.removeAttribute("id");
      part.querySelector("h2")?.remove();
      box.insertBefore(document.adoptNode(part), box.lastElementChild);
    } catch { /* the link to its own page stands there */ }
  }, true);

  // The theme writes the name of a chosen file into a field of its own, which forms of the desk do not have.
  document.addEventListener("change", (event) => {
    if (event.target.matches(".desk-page input[type=file]")) event.stopImmediatePropagation();
  }, true);

  const ready = () => {
    const root = document.querySelector("[data-pick]"), form = document.getElementById("pick");
    if (root && form) picking(root, form);
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", ready);
  else ready();
})();
