// Keys of the desk: a key presses what the page has, and nothing else.
//
//   <button data-key="r">         R presses it          <a data-key="o" href="…">      O follows it
//   <input data-key="/">          / goes into it        <summary data-key="n">         N opens it and goes into its field
//   data-key="j ArrowDown"        either of two         data-key-name="next in the queue"   its line in the list of keys
//
// Nothing happens in a field, with Ctrl, Alt or Meta, or while a key is held down. Of several elements with one key the
// first that can be seen is pressed; while a dialog is open only what is in it. Esc leaves a field; ? shows the keys of
// the page, where they can be switched off for the person (WCAG 2.2, 2.1.4). On a keyboard of another script the place
// of the key counts: К on a Russian keyboard is R.

const FIELD = "input, textarea, select, [contenteditable=''], [contenteditable='true']";
const NO_TEXT = new Set(["radio", "checkbox", "button", "submit", "reset", "range", "color", "file", "image"]);
const OPENER = document.getElementById("keys-open");
const WHO = document.querySelector(".bar .who bdi")?.textContent ?? "";
const KEPT = `accounted.keys ${WHO}`;
const NAMES = { arrowdown: "↓", arrowup: "↑", arrowleft: "←", arrowright: "→", escape: "Esc", enter: "Enter" };
let on = kept();

function kept() {
  try { return localStorage.getItem(KEPT) !== "off"; } catch { return true; }
}

function keep(value) {
  on = value;
  try { localStorage.setItem(KEPT, value ? "on" : "off"); } catch { /* for this page alone, then */ }
  show();
}

function show() {
  document.documentElement.dataset.keys = on ? "on" : "off";
  for (const e of document.querySelectorAll("[data-key]")) {
    if (on) e.setAttribute("aria-keyshortcuts", e.dataset.key.split(" ").map(shortcut).join(" "));
    else e.removeAttribute("aria-keyshortcuts");
  }
}

const shortcut = key => (key.length === 1 ? key.toUpperCase() : key);
const printed = key => NAMES[key.toLowerCase()] ?? shortcut(key);
const isField = e => e instanceof Element && e.matches(FIELD) && !(e.matches("input") && NO_TEXT.has(e.type));
const canBeSeen = e => (e.checkVisibility ? e.checkVisibility({ visibilityProperty: true }) : e.offsetParent !== null);
const usable = e => !e.disabled && e.getAttribute("aria-disabled") !== "true" && !e.closest("[inert]") && canBeSeen(e);

/** The name of a key as `data-key` gives it; null where it is none of ours. */
function keyOf(event) {
  if (event.key.length > 1) return event.key.toLowerCase();
  if (/[a-z]/i.test(event.key)) return event.shiftKey ? null : event.key.toLowerCase();
  if (event.key.charCodeAt(0) < 128) return event.key;
  const place = /^(?:Key([A-Z])|Digit([0-9]))$/.exec(event.code);
  return place && !event.shiftKey ? (place[1] ?? place[2]).toLowerCase() : null;
}

function within() {
  return [...document.querySelectorAll("dialog[open]")].at(-1) ?? document;
}

export function find(key) {
  return [...within().querySelectorAll("[data-key]")]
    .find(e => e.dataset.key.toLowerCase().split(" ").includes(key) && usable(e));
}

export function press(e) {
  if (isField(e)) {
    e.focus();
    if (e.select) e.select();
    return;
  }
  e.click();
  if (e.matches("summary") && e.parentElement.open) {
    [...e.parentElement.querySelectorAll(FIELD)].find(f => f.type !== "hidden" && usable(f))?.focus();
    e.parentElement.scrollIntoView({ block: "nearest" });
  }
}

document.addEventListener("keydown", event => {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
  const at = event.target instanceof Element ? event.target : document.body;
  if (isField(at)) {
    if (event.key === "Escape") at.blur();
    return;
  }
  if (!on || event.repeat) return;
  const key = keyOf(event);
  if (key === null || key === "escape" || key === "tab") return;
  // What has the focus is pressed by Enter and Space itself; arrows move within a choice.
  if ((key === "enter" || key === " ") && at.matches("a[href], button, summary, input")) return;
  if (key.startsWith("arrow") && at.matches("input, [role=slider], [role=tab]")) return;
  if (key === "?") {
    event.preventDefault();
    list();
    return;
  }
  const found = find(key);
  if (found) {
    event.preventDefault();
    press(found);
  }
});

/** What an element is called in the list: what it says of itself, without the letter on it. */
function nameOf(e) {
  if (e.dataset.keyName) return e.dataset.keyName;
  const said = e.getAttribute("aria-label");
  if (said) return said.trim();
  const copy = (e.labels?.[0] ?? e).cloneNode(true);
  for (const part of copy.querySelectorAll("kbd, .note, small, svg")) part.remove();
  return copy.textContent.replace(/\s+/g, " ").trim();
}

function line(key, name) {
  const item = document.createElement("li");
  for (const one of key.split(" ")) {
    const k = document.createElement("kbd");
    k.textContent = printed(one);
    item.append(k, " ");
  }
  const said = document.createElement("span");
  said.textContent = name;
  item.append(said);
  return item;
}

/** The keys of this page, and the switch. */
function list() {
  document.getElementById("keys")?.remove();
  const dialog = document.createElement("dialog");
  dialog.id = "keys";
  dialog.setAttribute("aria-labelledby", "keys-head");
  const head = document.createElement("h2");
  head.id = "keys-head";
  head.textContent = "Keys of this page";
  const keys = document.createElement("ul");
  const told = new Set();
  for (const e of document.querySelectorAll("[data-key]")) {
    if (told.has(e.dataset.key) || !usable(e)) continue;
    told.add(e.dataset.key);
    keys.append(line(e.dataset.key, nameOf(e)));
  }
  keys.append(line("Escape", "leave a field, close this list"), line("?", "this list"));
  const label = document.createElement("label");
  label.className = "pick";
  const box = document.createElement("input");
  box.type = "checkbox";
  box.checked = on;
  box.addEventListener("change", () => keep(box.checked));
  label.append(box, " Keys are on", WHO ? ` for ${WHO} in this browser` : " in this browser");
  const note = document.createElement("p");
  note.className = "note";
  note.textContent = "Off: letters do nothing, and everything is reached by Tab and Enter. The list is at the foot of each page.";
  const close = document.createElement("button");
  close.textContent = "Close";
  close.addEventListener("click", () => dialog.close());
  dialog.append(head, keys, label, note, close);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

if (OPENER) {
  OPENER.hidden = false;
  OPENER.addEventListener("click", list);
}
show();
