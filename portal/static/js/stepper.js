// − and + beside a number count it down and up, between its own bounds.

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-step]");
  const input = button?.parentElement.querySelector("input");
  if (!input) return;
  button.dataset.step > 0 ? input.stepUp() : input.stepDown();
  input.dispatchEvent(new Event("change", { bubbles: true }));
});
