// After a refused form the focus goes to what is wrong: the summary of the errors, the first wrong field, or what is said.
// A page that was refused says so (data-refused on its body); an answer that htmx swaps in, by its status.

const WRONG = [".errors", '[aria-invalid="true"]', '.banner[role="alert"]', ".error"];

function show(place) {
  const seen = WRONG.flatMap((kind) => [...place.querySelectorAll(kind)]).find((one) => one.checkVisibility());
  if (!seen) return;
  if (seen.tabIndex < 0) seen.tabIndex = -1; // a sentence takes the focus, and is in nobody's way with Tab
  seen.focus();
}

if ("refused" in document.body.dataset) show(document);

document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => {
  if (ctx.response?.status !== 422 || ctx.sourceEvent?.type !== "submit") return; // nobody is disturbed who still types
  show(document.getElementById(ctx.target.id) ?? document);
});
