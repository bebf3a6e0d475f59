// The review queue: Enter says whom it confirms, the next payment takes the focus, and a key held down decides only once.

import { isTyping } from "./typing.js";

const DECIDING = new Set(["Enter", "x", "t", "l", "u", "z", "y"]);
let isLogOpen = matchMedia("(min-width: 90rem)").matches;

function show() {
  const log = document.getElementById("session-log");
  if (log) log.open = isLogOpen;
  document.querySelector(".queue-row[aria-current]")?.scrollIntoView({ block: "nearest" });
}

document.addEventListener("toggle", (event) => event.target.id === "session-log" && (isLogOpen = event.target.open), true);

// Forty mails and a held key: without this the second payment would be decided by the repeat of the first's key.
addEventListener(
  "keydown",
  (event) => {
    if (event.repeat && DECIDING.has(event.key) && !isTyping(event.target)) event.preventDefault();
  },
  true,
);

// Enter on a choice that is not picked yet picks it; the next Enter confirms. Esc leaves a field, with what was typed.
addEventListener(
  "keydown",
  (event) => {
    const field = event.target.closest?.(".queue-work :is(input, select, textarea)");
    if (!field || event.defaultPrevented) return;
    if (event.key === "Enter" && field.matches("[type=radio]:not(:checked)")) {
      event.preventDefault();
      field.click();
    } else if (event.key === "Escape" && isTyping(field)) {
      event.preventDefault();
      document.getElementById("payment").focus({ preventScroll: true });
    }
  },
  true,
);

function moveOn() {
  const field = document.activeElement;
  if (!isTyping(field)) document.getElementById("payment")?.focus({ preventScroll: true });
  else if (field.dataset.leadsTo && field.value && field.value === field.defaultValue)
    document.querySelector(`.queue-work ${field.dataset.leadsTo}`)?.focus(); // what was searched for is found
}

document.addEventListener("htmx:after:settle", (event) => {
  show();
  if (event.target.id === "queue") moveOn();
});

show();
