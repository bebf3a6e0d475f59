// Single keys for what the page shows: data-key="s" on a button or link, "u,z" for either, "g p" for a sequence,
// "Ctrl+Enter" for a chord.
// They never fire while someone types, with a modifier, or behind a dialog, and can be switched off (WCAG 2.1.4).

import { isTyping } from "./typing.js";

const STORED = "shortcuts";
const SEQUENCE = 1000;
let pending = null;

export const isOn = () => localStorage.getItem(STORED) !== "off";

const named = (event) => (event.ctrlKey || event.metaKey ? `Ctrl+${event.key}` : event.key);
const layer = () => [...document.querySelectorAll("dialog:modal, [popover]:popover-open")].at(-1) ?? document.body;
const isReal = (element) => element.checkVisibility() && !element.disabled && element.ariaDisabled !== "true";

const keysOf = (element) => element.dataset.key.split(",");

/** Find what a key presses: in the layer on top only, the last one where several claim it. */
const pressedBy = (key) =>
  [...layer().querySelectorAll("[data-key]")].filter((one) => keysOf(one).includes(key) && isReal(one)).at(-1);

/** Whether some sequence begins with this key. */
const begins = (key) =>
  [...document.querySelectorAll("[data-key]")].some((one) => keysOf(one).some((keys) => keys.startsWith(`${key} `)));

function isFree(event, key) {
  if (event.defaultPrevented || event.isComposing || event.altKey) return false;
  if (key.startsWith("Ctrl+")) return true;
  if (!isOn() || isTyping(event.target)) return false;
  return key !== "Enter" || !event.target.closest("a, button, summary, [role=option]");
}

document.addEventListener("keydown", (event) => {
  const key = named(event);
  if (event.key === "Escape" && layer() !== document.body) return; // dialogs and popovers close by themselves
  if (!isFree(event, key)) return;
  const sequence = pending && `${pending} ${key}`;
  const target = (sequence && pressedBy(sequence)) || pressedBy(key);
  pending = null;
  if (target) {
    event.preventDefault();
    target.matches("input, textarea, select") && !target.matches("[type=radio], [type=checkbox]")
      ? target.focus()
      : target.click();
  } else if (begins(key)) {
    pending = key;
    setTimeout(() => (pending = null), SEQUENCE);
  }
});

/** The name of what a key does: said by the element, or the words on it. */
function label(element) {
  if (element.dataset.keyLabel) return element.dataset.keyLabel;
  const copy = element.cloneNode(true);
  copy.querySelectorAll("kbd, .keys").forEach((part) => part.remove());
  return copy.textContent.trim() || element.labels?.[0]?.textContent.trim() || "";
}

function line(element) {
  const row = document.createElement("div");
  row.append(document.createElement("dt"), document.createElement("dd"));
  row.firstChild.textContent = label(element);
  for (const part of keysOf(element)[0].split(/[ +]/)) {
    const key = document.createElement("kbd");
    key.textContent = part === "Escape" ? "Esc" : part;
    row.lastChild.append(key);
  }
  row.lastChild.className = "keys";
  return row;
}

function list(into) {
  const groups = new Map();
  for (const element of document.querySelectorAll("[data-key]")) {
    if (element.closest("dialog") || !element.checkVisibility()) continue;
    const title = element.closest("[data-keys]")?.dataset.keys ?? "This page";
    groups.set(title, (groups.get(title) ?? new Map()).set(element.dataset.key, element));
  }
  into.replaceChildren(
    ...[...groups].map(([title, elements]) => {
      const section = document.createElement("section");
      const lines = document.createElement("dl");
      lines.append(...[...elements.values()].map(line));
      section.append(Object.assign(document.createElement("h3"), { textContent: title }), lines);
      return section;
    }),
  );
}

const sheet = document.getElementById("shortcuts");
const lever = sheet?.querySelector("[data-shortcut-switch]");

sheet?.addEventListener("beforetoggle", () => {
  list(sheet.querySelector("[data-shortcut-list]"));
  lever.checked = isOn();
});
lever?.addEventListener("change", () => localStorage.setItem(STORED, lever.checked ? "on" : "off"));
