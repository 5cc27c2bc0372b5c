// Choosing words in a report's text, by mouse or by keyboard, and making a claim of them.
//
// Every element with `data-start` holds one stretch of the stored text, which begins at that letter (code point). What is
// chosen is the browser's own selection, so that it looks and reads as everywhere. Without this script the form stands open
// under the text, and the words are typed into it.

const text = document.getElementById("text");
const form = document.getElementById("code");
const button = document.getElementById("new-claim");
if (text && form && button) begin();

function begin() {
  const blocks = [...document.querySelectorAll("[data-start]")];
  const fields = Object.fromEntries(["words", "start", "end", "what", "number"].map(n => [n, form.querySelector(`#c-${n}`)]));
  const said = document.getElementById("chosen");
  const leave = document.getElementById("leave");
  const words = blocks.map(split);
  let chosen = null;              // { b, s, e }: block, and where in its words it begins and ends
  let pointing = false;
  let anchor = null, focus = null; // ranges of the same kind between which the keyboard chooses

  document.getElementById("text-help").hidden = false;
  text.tabIndex = 0;
  if (form.hasAttribute("data-open")) dock(form.querySelector("[role=alert]") ? fields.words : fields.number ?? fields.what);
  else form.hidden = true;

  // ---------------------------------------------------------------- letters of the stored text and letters of the page

  function split(block) {
    const all = block.textContent;
    const found = [...new Intl.Segmenter(block.lang || undefined, { granularity: "word" }).segment(all)];
    return found.filter(w => w.isWordLike).map(w => [w.index, w.index + w.segment.length]);
  }

  const points = string => [...string].length;
  const letter = (block, at) => Number(block.dataset.start) + points(block.textContent.slice(0, at));

  function place(block, at) {
    const walk = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    let node = walk.nextNode(), left = at;
    while (node && left > node.length) { left -= node.length; node = walk.nextNode() ?? node; }
    return [node ?? block, node ? left : 0];
  }

  function within(block, node, offset) {
    const range = document.createRange();
    range.selectNodeContents(block);
    range.setEnd(node, offset);
    return range.toString().length;
  }

  // ---------------------------------------------------------------- choosing

  function choose(b, s, e, quiet = false) {
    const all = blocks[b].textContent;
    while (s < e && /\s/.test(all[s])) s++;
    while (e > s && /\s/.test(all[e - 1])) e--;
    chosen = s < e ? { b, s, e } : null;
    said.textContent = chosen ? `“${all.slice(s, e)}”` : "";
    if (quiet || !chosen) return;
    getSelection().setBaseAndExtent(...place(blocks[b], s), ...place(blocks[b], e));
    const at = getSelection().getRangeAt(0).getBoundingClientRect();
    const bottom = innerHeight - (document.querySelector(".docked")?.offsetHeight ?? 0);
    if (at.bottom > bottom - 24 || at.top < 8) scrollBy({ top: at.top - bottom / 2 });
  }

  document.addEventListener("selectionchange", () => {
    const sel = getSelection();
    if (!sel.rangeCount || sel.isCollapsed) return;
    const range = sel.getRangeAt(0);
    const b = blocks.findIndex(x => x.contains(range.startContainer));
    if (b < 0) return;
    const e = blocks[b].contains(range.endContainer) ? within(blocks[b], range.endContainer, range.endOffset) : blocks[b].textContent.length;
    const s = within(blocks[b], range.startContainer, range.startOffset);
    if (chosen && chosen.b === b && chosen.s === s && chosen.e === e) return;   // what the keyboard chose just now
    choose(b, s, e, true);
    if (chosen) anchor = focus = { ...chosen };
  });

  function word(b, i) { return { b, s: words[b][i][0], e: words[b][i][1] }; }

  function nextWord(from, step) {
    const there = words[from.b];
    const i = step > 0 ? there.findIndex(w => w[0] >= from.e) : there.findLastIndex(w => w[1] <= from.s);
    if (i >= 0) return word(from.b, i);
    for (let b = from.b + step; b >= 0 && b < blocks.length; b += step) {
      if (words[b].length) return word(b, step > 0 ? 0 : words[b].length - 1);
    }
    return from;
  }

  function box(w) {
    const range = document.createRange();
    range.setStart(...place(blocks[w.b], w.s));
    range.setEnd(...place(blocks[w.b], w.e));
    const r = range.getBoundingClientRect();
    return { x: (r.left + r.right) / 2, y: (r.top + r.bottom) / 2, high: r.height };
  }

  function nextLine(from, step) {
    const here = box(from);
    let best = null, w = nextWord(from, step), line = null;
    for (let n = 0; n < 200; n++, w = nextWord(w, step)) {
      const at = box(w);
      if (Math.abs(at.y - here.y) < here.high * .6 && w.b === from.b) { if (w === nextWord(w, step)) break; continue; }
      line ??= at.y;
      if (Math.abs(at.y - line) > at.high * .6) break;
      if (!best || Math.abs(at.x - here.x) < Math.abs(best.x - here.x)) best = { ...w, x: at.x };
      if (nextWord(w, step).s === w.s && nextWord(w, step).b === w.b) break;
    }
    return best ? { b: best.b, s: best.s, e: best.e } : from;
  }

  function show() {
    const one = focus.b === anchor.b ? focus : anchor;
    choose(anchor.b, Math.min(anchor.s, one.s), Math.max(anchor.e, one.e));
  }

  text.addEventListener("pointerdown", () => { pointing = true; });
  document.addEventListener("pointerup", () => { pointing = false; });
  text.addEventListener("focus", () => {
    if (pointing) return;
    if (anchor) return show();
    const at = text.dataset.at === undefined ? -1 : Number(text.dataset.at);
    const b = Math.max(0, blocks.findLastIndex(x => Number(x.dataset.start) <= at));
    const i = words[b].findIndex(w => letter(blocks[b], w[0]) >= at);
    anchor = focus = i >= 0 ? word(b, i) : nextWord({ b, s: Infinity, e: Infinity }, 1);
    if (anchor.s !== Infinity) show();
  });

  text.addEventListener("keydown", event => {
    if (event.target !== text || event.ctrlKey || event.metaKey || !anchor) return;
    const right = getComputedStyle(blocks[focus.b]).direction === "rtl" ? -1 : 1;
    const step = { ArrowRight: right, ArrowLeft: -right, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Enter" && !event.shiftKey) { event.preventDefault(); return open(); }
    if (!step) return;
    event.preventDefault();
    const up = event.key === "ArrowDown" || event.key === "ArrowUp";
    if (event.altKey && !up) {     // a letter more or less: at the end with Shift, at the beginning without
      const { b, s, e } = chosen ?? anchor;
      const length = blocks[b].textContent.length;
      const now = event.shiftKey ? { b, s, e: Math.min(length, Math.max(s + 1, e + step)) } : { b, s: Math.min(e - 1, Math.max(0, s + step)), e };
      anchor = focus = now;
    } else {
      focus = up ? nextLine(focus, step) : nextWord(focus, step);
      if (!event.shiftKey) anchor = focus;
      else if (focus.b !== anchor.b) focus = anchor;
    }
    show();
  });

  // ---------------------------------------------------------------- the form

  function open() {
    if (chosen) {
      const block = blocks[chosen.b];
      fields.words.value = block.textContent.slice(chosen.s, chosen.e);
      fields.start.value = letter(block, chosen.s);
      fields.end.value = letter(block, chosen.e);
      const numbers = fields.words.value.match(/\p{Nd}+(?:[.,٬]\p{Nd}{3})*/gu) ?? [];
      fields.number.value = numbers.length === 1 ? numbers[0] : "";
    }
    dock(chosen ? fields.what : fields.words);
  }

  function dock(first) {
    form.hidden = false;
    form.classList.add("docked");
    document.getElementById("kept")?.classList.remove("docked");
    if (leave) leave.hidden = false;
    first.focus();
  }

  function close() {
    form.hidden = true;
    form.classList.remove("docked");
    text.focus();
  }

  document.getElementById("into-text").addEventListener("click", () => text.focus());
  button.addEventListener("click", event => { event.preventDefault(); open(); });
  leave?.addEventListener("click", close);
  form.addEventListener("keydown", event => {
    if (event.key === "Escape" && leave) close();
    if (event.key === "Enter" && event.target.matches("select")) {
      event.preventDefault();
      event.target.form.requestSubmit();
    }
  });
  // Offsets are those of the words chosen: other words typed over them are looked for anew.
  fields.words.addEventListener("input", () => { fields.start.value = fields.end.value = ""; });

  // ---------------------------------------------------------------- going on

  const claims = [...new Set([...text.querySelectorAll("mark.k a")].map(a => a.getAttribute("href")))];
  for (const [id, step] of [["next-claim", 1], ["previous-claim", -1]]) {
    document.getElementById(id)?.addEventListener("click", () => {
      const at = claims.indexOf(location.hash);
      location.hash = claims[at < 0 ? (step > 0 ? 0 : claims.length - 1) : (at + step + claims.length) % claims.length];
    });
  }
  if (text.dataset.at !== undefined && form.hidden) {
    const kept = document.getElementById("kept");
    if (kept) { text.after(kept); kept.classList.add("docked"); }
    text.focus({ preventScroll: true });
  }
}
