// data-print opens the browser's print dialog; without scripts its button stays hidden, and Ctrl P does the same.

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
