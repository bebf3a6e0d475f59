// The calendar: its forms open in a dialog.

const dialog = document.getElementById("calendar-dialog");

/** Show a form of the calendar over the page; without scripts it is a page of its own. */
export async function open(address) {
  await window.htmx.ajax("GET", address, { target: dialog, swap: "innerHTML" });
  if (dialog.childElementCount && !dialog.open) dialog.showModal();
}

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
  const link = event.target.closest("[data-dialog]");
  if (link) {
    event.preventDefault();
    link.closest("[popover]")?.hidePopover();
    open(link.href);
  }
  if (event.target.closest("[data-closes]") && dialog.open) {
    event.preventDefault();
    dialog.close();
  }
});

dialog.addEventListener("close", () => dialog.replaceChildren());
