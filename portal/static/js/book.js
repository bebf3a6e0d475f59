// Booking: a whole ZIP code is looked up as it is typed, once; the times of a picked day come into view.

const where = (name) => document.querySelector(`#where [name="${name}"]`);
let asked = where("zip")?.value;

document.addEventListener("input", (event) => {
  const input = event.target;
  if (input === where("zip") && /^\d{5}$/.test(input.value)) {
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }
});

// leaving the field says "change" once more: whoever taps a day would be shown the month without it
document.addEventListener(
  "change",
  (event) => {
    if (event.target !== where("zip")) return;
    if (event.target.value === asked) event.stopPropagation();
    asked = event.target.value;
  },
  true,
);

// a look that is still on its way keeps the day that is picked meanwhile
document.addEventListener("click", (event) => {
  const link = event.target.closest(".pick-date a[href]");
  if (!link) return;
  for (const [name, value] of new URL(link.href).searchParams) {
    if (["date", "month"].includes(name) && where(name)) where(name).value = value;
  }
});

document.addEventListener("htmx:after:swap", () => {
  const times = document.getElementById("times");
  if (!times || !document.activeElement?.closest(".pick-date")) return;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  times.scrollIntoView({ block: "end", behavior: calm ? "instant" : "smooth" });
});
