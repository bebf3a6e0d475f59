// Dialogs and popovers open by themselves (commandfor, popovertarget); this helps browsers that don't know the former,
// and opens a dialog in place of following a link that leads to the same thing (data-opens).

const invokersAreNative = "command" in HTMLButtonElement.prototype;

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-opens]");
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    document.getElementById(link.dataset.opens).showModal();
  }
  const invoker = !invokersAreNative && event.target.closest("[commandfor]");
  if (invoker) {
    const dialog = document.getElementById(invoker.getAttribute("commandfor"));
    invoker.getAttribute("command") === "close" ? dialog.close() : dialog.showModal();
  }
});
