// data-copy="..." puts its value on the clipboard and says so for a moment.

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button || button.dataset.copied !== undefined) return;
  await navigator.clipboard.writeText(button.dataset.copy);
  const label = [...button.childNodes].findLast((node) => node.nodeType === Node.TEXT_NODE);
  const was = label.data;
  button.dataset.copied = "";
  button.setAttribute("aria-live", "polite");
  label.data = "Copied";
  setTimeout(() => {
    label.data = was;
    delete button.dataset.copied;
  }, 2000);
});
