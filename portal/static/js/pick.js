// Rows that can be chosen: click, shift-click for a range, x on the row with the focus. The bar above counts them.

let last = null;

const boxes = (scope) => [...scope.querySelectorAll("[data-pick]")];
const scopeOf = (element) => element.closest("[data-picks], form, main");

function show(scope) {
  const chosen = boxes(scope).filter((box) => box.checked);
  for (const box of boxes(scope)) box.closest("tr")?.setAttribute("aria-selected", box.checked);
  const bar = scope.querySelector("[data-bulk]");
  if (bar) {
    bar.hidden = chosen.length === 0;
    bar.querySelector("[data-bulk-count]").textContent = chosen.length;
  }
  const all = scope.querySelector("[data-pick-all]");
  if (all) {
    all.checked = chosen.length > 0 && chosen.length === boxes(scope).length;
    all.indeterminate = chosen.length > 0 && !all.checked;
  }
}

document.addEventListener("click", (event) => {
  const target = event.target;
  if (target.matches("[data-pick]")) {
    const all = boxes(scopeOf(target));
    if (event.shiftKey && all.includes(last)) {
      const [from, to] = [all.indexOf(last), all.indexOf(target)].sort((a, b) => a - b);
      for (const box of all.slice(from, to + 1)) box.checked = target.checked;
    }
    last = target;
    show(scopeOf(target));
  } else if (target.matches("[data-pick-all]") || target.closest("[data-pick-none]")) {
    for (const box of boxes(scopeOf(target))) box.checked = target.matches("[data-pick-all]") && target.checked;
    show(scopeOf(target));
  }
});
