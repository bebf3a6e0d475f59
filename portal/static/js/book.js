// Booking: a whole ZIP code is looked up as it is typed, once; a day that is tapped takes along what was typed; the times of
// a picked day come into view.

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

// the month and the day are fields, too: the link sends them with the others, as they stand now
document.addEventListener(
  "click",
  (event) => {
    const link = event.target.closest(".pick-date a[href]");
    if (!link || !where("zip")) return;
    const said = new URL(link.href).searchParams;
    for (const name of ["date", "month"]) where(name).value = said.get(name) ?? "";
  },
  true,
);

document.addEventListener("htmx:after:swap", () => {
  const times = document.getElementById("times");
  times?.querySelectorAll(":checked:disabled").forEach((time) => (time.checked = false)); // taken by now
  if (!times || !document.activeElement?.closest(".pick-date")) return;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  times.scrollIntoView({ block: "end", behavior: calm ? "instant" : "smooth" });
});
