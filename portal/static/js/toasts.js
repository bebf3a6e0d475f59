// Toasts leave by themselves, but not while someone points at them or is in them. They never take the focus.

const STAYS = 8000;
const region = document.getElementById("toasts");
const timers = new WeakMap();

const leaveLater = (toast) =>
  timers.set(
    toast,
    setTimeout(() => toast.remove(), STAYS),
  );
const stay = (toast) => clearTimeout(timers.get(toast));
const isHeld = (toast) => toast.matches(":hover, :focus-within");

function greet(toast) {
  leaveLater(toast);
  for (const event of ["pointerenter", "focusin"]) toast.addEventListener(event, () => stay(toast));
  for (const event of ["pointerleave", "focusout"])
    toast.addEventListener(event, () => setTimeout(() => isHeld(toast) || leaveLater(toast)));
  toast.querySelector("form")?.addEventListener("htmx:before:request", () => toast.remove());
}

// Only the newest offers the key of its undo: one key, one thing undone.
function keepOneKey() {
  const keyed = [...region.querySelectorAll("[data-key], [data-was-key]")];
  keyed.forEach((button, i) => {
    const isNewest = i === keyed.length - 1;
    button.dataset[isNewest ? "key" : "wasKey"] ??= button.dataset[isNewest ? "wasKey" : "key"];
    delete button.dataset[isNewest ? "wasKey" : "key"];
    button.querySelector("kbd")?.toggleAttribute("hidden", !isNewest);
  });
}

new MutationObserver((changes) => {
  changes.flatMap((change) => [...change.addedNodes]).forEach((node) => node.matches?.("[data-toast]") && greet(node));
  keepOneKey();
}).observe(region, { childList: true });

region.querySelectorAll("[data-toast]").forEach(greet);
keepOneKey();

// A toast of the page's own: `<template id="...">` holds it, data-shows-toast names it.
document.addEventListener("click", (event) => {
  const template = document.getElementById(event.target.closest("[data-shows-toast]")?.dataset.showsToast);
  if (!template) return;
  const copy = template.content.cloneNode(true);
  window.htmx?.process(copy);
  region.append(copy);
});
