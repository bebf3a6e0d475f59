// j and k move through the rows of a list (data-list); data-list="open" also opens each row that is reached.

import { isTyping } from "./typing.js";
import { isOn } from "./shortcuts.js";

const steps = { j: 1, k: -1 };

const rowsOf = (list) =>
  [...list.querySelectorAll("[data-row], :is(li, tr) > a[href]:first-child")].filter((row) => row.checkVisibility());

function present(rows) {
  const focused = rows.findIndex((row) => row.contains(document.activeElement));
  return focused >= 0 ? focused : rows.findIndex((row) => row.hasAttribute("aria-current"));
}

document.addEventListener("keydown", (event) => {
  if (!(event.key in steps) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (!isOn() || isTyping(event.target) || document.querySelector("dialog[open], [popover]:popover-open")) return;
  const list = document.activeElement?.closest("[data-list]") ?? document.querySelector("[data-list]");
  const rows = list ? rowsOf(list) : [];
  const next = rows[Math.min(Math.max(present(rows) + steps[event.key], 0), rows.length - 1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
  if (list.dataset.list === "open") next.click();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "x" || !isOn() || isTyping(event.target) || event.ctrlKey || event.metaKey) return;
  const box = document.activeElement?.closest("[data-list] tr")?.querySelector("[data-pick]");
  if (!box) return;
  event.preventDefault();
  box.click();
});
