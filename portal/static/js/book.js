// Booking: a whole ZIP code is looked up as it is typed; the times of a picked day come into view.

document.addEventListener("input", (event) => {
  const input = event.target;
  if (input.name === "zip" && input.closest("#where") && /^\d{5}$/.test(input.value)) {
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }
});

document.addEventListener("htmx:after:swap", () => {
  const times = document.getElementById("times");
  if (!times || !document.activeElement?.closest(".pick-date")) return;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  times.scrollIntoView({ block: "end", behavior: calm ? "instant" : "smooth" });
});
