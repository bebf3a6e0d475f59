// The review queue: Enter says whom it confirms, the next payment takes the focus, and a key held down decides only once.

import { isTyping } from "./typing.js";

const DECIDING = new Set(["Enter", "x", "t", "l", "u", "z"]);
let isLogOpen = matchMedia("(min-width: 90rem)").matches;

function nameThePicked() {
  const picked = document.querySelector("#decision [data-who]:checked");
  for (const place of document.querySelectorAll("[data-who-is-picked]")) place.textContent = picked?.dataset.who ?? "";
}

function show() {
  nameThePicked();
  const log = document.getElementById("session-log");
  if (log) log.open = isLogOpen;
  document.querySelector(".queue-row[aria-current]")?.scrollIntoView({ block: "nearest" });
}

document.addEventListener("change", (event) => event.target.matches("[data-who]") && nameThePicked());

document.addEventListener("toggle", (event) => event.target.id === "session-log" && (isLogOpen = event.target.open), true);

// Forty mails and a held key: without this the second payment would be decided by the repeat of the first's key.
addEventListener(
  "keydown",
  (event) => {
    if (event.repeat && DECIDING.has(event.key) && !isTyping(event.target)) event.preventDefault();
  },
  true,
);

document.addEventListener("htmx:after:settle", (event) => {
  show();
  if (event.target.id === "queue" && !isTyping(document.activeElement))
    document.getElementById("payment")?.focus({ preventScroll: true });
});

show();
