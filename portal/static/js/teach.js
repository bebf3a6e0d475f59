// Marking facts in a mail: with the mouse, or with keys alone. The fields of the form hold what was marked, and where.

import { isTyping } from "./typing.js";

const FIELDS = { payer: "payer", amount: "amount", memo: "memo", number: "id" };
const KEYS = { p: "payer", a: "amount", m: "memo", n: "number" };
const AMOUNT = /(?:[A-Z]{1,2})?[$€£]\s?\d[\d.,]*\d(?:\s?[A-Z]{3}\b)?|(?:[A-Z]{1,2})?[$€£]\s?\d/;
const NUMBER = /[A-Za-z0-9][\w-]*/;

const mail = document.querySelector("[data-teach-mail]");
const form = document.querySelector("[data-teach-form]");
const says = document.querySelector("[data-teach-says]");
const lines = new Map([...mail.querySelectorAll("[data-line]")].map((line) => [Number(line.dataset.line), line]));
const numbers = [...lines.keys()];
const textOf = (number) => wordsOf(number).textContent;
const wordsOf = (number) => lines.get(number).querySelector("[data-words]");
const nameOf = (number) => (number < 0 ? "the subject" : `line ${number + 1}`);
const labelOf = (fact) => form.querySelector(`[data-fact=${fact}] label`).textContent.trim();

let chosen = null; // { line, anchor, focus }: words of a line, by their numbers; or { line, begin, end } by the mouse

/** The words of a line, as the characters at which each begins and ends. */
const words = (number) => [...textOf(number).matchAll(/\S+/g)].map((found) => [found.index, found.index + found[0].length]);

/** The characters that are chosen. */
function span() {
  if (!chosen) return null;
  if ("begin" in chosen) return chosen;
  const all = words(chosen.line);
  const [first, last] = [Math.min(chosen.anchor, chosen.focus), Math.max(chosen.anchor, chosen.focus)];
  return all.length ? { line: chosen.line, begin: all[first][0], end: all[last][1] } : null;
}

/** The place in the page of a character of a line. */
function placeOf(number, offset) {
  const walker = document.createTreeWalker(wordsOf(number), NodeFilter.SHOW_TEXT);
  let left = offset;
  let last = null;
  while (walker.nextNode()) {
    last = walker.currentNode;
    if (left <= last.length) return [last, left];
    left -= last.length;
  }
  return last ? [last, last.length] : [wordsOf(number), 0];
}

function show() {
  for (const [number, line] of lines) line.classList.toggle("here", number === chosen?.line);
  const place = span();
  if (!place) return;
  const [from, to] = [placeOf(place.line, place.begin), placeOf(place.line, place.end)];
  getSelection().setBaseAndExtent(...from, ...to);
  lines.get(place.line).scrollIntoView({ block: "nearest" });
}

function tell(text) {
  says.textContent = text;
}

const said = (place) => textOf(place.line).slice(place.begin, place.end);

/* What is marked */

const input = (fact) => form.querySelector(`[data-fact=${fact}] input.input`);
const none = (fact) => form.querySelector(`[name=no_${fact}]`);

/** The hidden field of a place; the choice of places that the server asked for makes room for it. */
function hidden(fact) {
  const box = form.querySelector(`[data-fact=${fact}]`);
  box.querySelector("[data-places]")?.remove();
  let field = box.querySelector("[type=hidden]");
  if (!field) {
    field = Object.assign(document.createElement("input"), { type: "hidden", name: `${fact}_at` });
    box.append(field);
  }
  return field;
}

function markOf(fact) {
  const at = form.querySelector(`[name=${fact}_at][type=hidden], [name=${fact}_at]:checked`)?.value ?? "";
  const found = /^(-?\d+):(\d+):(\d+)$/.exec(at);
  return found && lines.has(Number(found[1])) ? { line: Number(found[1]), begin: Number(found[2]), end: Number(found[3]) } : null;
}

function put(fact, place) {
  hidden(fact).value = place ? `${place.line}:${place.begin}:${place.end}` : "";
  input(fact).value = place ? said(place) : "";
  if (place && none(fact)) none(fact).checked = false;
  paint();
}

/** What of the chosen words is the fact: an amount without the full stop behind it, a number without its sign. */
function trimmed(fact, place) {
  const text = said(place);
  const found = { amount: AMOUNT, number: NUMBER }[fact]?.exec(text);
  const begin = found ? found.index : text.length - text.replace(/^[\s"“«(]+/, "").length;
  const end = found ? found.index + found[0].length : text.replace(/[\s"”»,;:)]+$/, "").length;
  return end > begin ? { line: place.line, begin: place.begin + begin, end: place.begin + end } : place;
}

function take(fact) {
  const place = span();
  if (!place || place.begin === place.end) return tell("Select words in the mail first.");
  const marked = trimmed(fact, place);
  put(fact, marked);
  tell(`${labelOf(fact)}: ${said(marked)}, in ${nameOf(marked.line)}.`);
}

function clear() {
  const place = span();
  const under = (mark) => place && mark && mark.line === place.line && mark.begin < place.end && place.begin < mark.end;
  const fact = Object.keys(FIELDS).find((name) => under(markOf(name)));
  if (!fact) return tell("Nothing is marked here.");
  put(fact, null);
  tell(`${labelOf(fact)} cleared.`);
}

/** Draw the marks into the lines anew. */
function paint() {
  const marks = Object.keys(FIELDS).map((fact) => [fact, markOf(fact)]).filter(([, mark]) => mark);
  for (const number of numbers) {
    const text = textOf(number);
    const here = marks.filter(([, mark]) => mark.line === number).sort(([, one], [, other]) => one.begin - other.begin);
    const parts = [];
    let end = 0;
    for (const [fact, mark] of here) {
      if (mark.begin < end) continue;
      const read = document.createElement("mark");
      read.className = "read";
      read.dataset.field = FIELDS[fact];
      read.textContent = text.slice(mark.begin, mark.end);
      parts.push(text.slice(end, mark.begin), read);
      end = mark.end;
    }
    wordsOf(number).replaceChildren(...parts, text.slice(end));
  }
  show();
}

/* Where one is */

function go(line, word, extend = false) {
  const last = words(line).length - 1;
  const focus = Math.max(0, Math.min(word, last));
  chosen = { line, anchor: extend && chosen?.line === line && "anchor" in chosen ? chosen.anchor : focus, focus };
  show();
  const place = span();
  tell(place ? `${said(place)}, ${nameOf(line)}` : `${nameOf(line)} is empty`);
}

/** Go on by keys from where the mouse was. */
function asWords() {
  if (!chosen || !("begin" in chosen)) return;
  const all = words(chosen.line);
  const at = (test) => Math.max(0, all.findIndex(test));
  const anchor = at(([, end]) => end > chosen.begin);
  const focus = all.findLastIndex(([begin]) => begin < chosen.end);
  chosen = { line: chosen.line, anchor, focus: Math.max(anchor, focus) };
}

function move(key, extend) {
  asWords();
  if (!chosen) return go(numbers.includes(0) ? 0 : -1, 0);
  const { line, focus } = chosen;
  const [at, last] = [numbers.indexOf(line), words(line).length - 1];
  const other = (step) => numbers[Math.max(0, Math.min(at + step, numbers.length - 1))];
  if (key === "Home") return go(line, 0, extend);
  if (key === "End") return go(line, last, extend);
  if (extend) return go(line, { ArrowLeft: focus - 1, ArrowRight: focus + 1, ArrowUp: 0, ArrowDown: last }[key], true);
  if (key === "ArrowUp" || key === "ArrowDown") return go(other(key === "ArrowUp" ? -1 : 1), focus);
  if (key === "ArrowRight") return focus < last ? go(line, focus + 1) : go(other(1), at + 1 < numbers.length ? 0 : last);
  return focus > 0 ? go(line, focus - 1) : go(other(-1), at > 0 ? Infinity : 0);
}

const MOVES = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"]);

mail.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (MOVES.has(event.key)) move(event.key, event.shiftKey);
  else if (event.key in KEYS) take(KEYS[event.key]);
  else if (event.key === "Backspace" || event.key === "Delete") clear();
  else return;
  event.preventDefault();
});

document.addEventListener("selectionchange", () => {
  const selection = getSelection();
  if (selection.isCollapsed || isTyping(document.activeElement)) return;
  const range = selection.getRangeAt(0);
  const line = range.startContainer.parentElement?.closest("[data-line]");
  if (!line || !mail.contains(line)) return;
  const number = Number(line.dataset.line);
  const before = document.createRange();
  before.selectNodeContents(wordsOf(number));
  const whole = before.toString().length;
  before.setEnd(range.startContainer, range.startOffset);
  const begin = before.toString().length;
  const end = Math.min(begin + range.toString().length, whole);
  const now = span();
  if (now?.line === number && now.begin === begin && now.end === end) return;
  chosen = { line: number, begin, end };
  for (const [each, shown] of lines) shown.classList.toggle("here", each === number);
});

for (const button of document.querySelectorAll("[data-take]")) {
  button.addEventListener("mousedown", (event) => event.preventDefault()); // the selection stays
  button.addEventListener("click", () => take(button.dataset.take));
}
const clearer = document.querySelector("[data-clear]");
clearer.addEventListener("mousedown", (event) => event.preventDefault());
clearer.addEventListener("click", clear);

for (const fact of Object.keys(FIELDS)) {
  input(fact).addEventListener("input", () => {
    hidden(fact).value = "";
    if (none(fact) && input(fact).value) none(fact).checked = false;
    paint();
  });
  none(fact)?.addEventListener("change", () => none(fact).checked && put(fact, null));
}

for (const each of document.querySelectorAll("[data-with-script]")) each.hidden = false;
mail.tabIndex = 0;
mail.setAttribute("role", "application");
paint();
document.getElementById("what-it-reads")?.focus();
