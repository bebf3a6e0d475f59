// A split adds itself up while amounts are typed; the server adds up again before anything is saved.

const dollars = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" });

const cents = (typed) => (/^\$?\s*[\d,]*(\.\d{1,2})?$/.test(typed.trim()) ? Math.round(Number(typed.replace(/[$,\s]/g, "")) * 100) : 0);

function addUp(form) {
  const given = [...form.querySelectorAll("[data-amount]")].reduce((sum, input) => sum + cents(input.value), 0);
  const left = Number(form.dataset.received) - given;
  const written = (amount) => dollars.format(amount / 100).replace("-", "\u2212");
  for (const place of form.querySelectorAll("[data-given]")) place.textContent = written(given);
  for (const place of form.querySelectorAll("[data-left]")) {
    place.textContent = written(left);
    place.classList.toggle("tone-warn", left !== 0);
  }
  form.querySelector("[data-rest]").hidden = left <= 0;
}

const addUpAll = () => document.querySelectorAll("[data-split]").forEach(addUp);

document.addEventListener("input", (event) => event.target.matches("[data-amount]") && addUp(event.target.form));
document.addEventListener("htmx:after:settle", addUpAll);

addUpAll();
