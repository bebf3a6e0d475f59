// Arrow keys in menus, as their role promises.

const steps = { ArrowDown: 1, ArrowUp: -1 };

document.addEventListener("keydown", (event) => {
  const menu = event.target.closest?.("[role=menu]");
  if (!menu || !(event.key in steps || event.key === "Home" || event.key === "End")) return;
  const items = [...menu.querySelectorAll("[role=menuitem]")].filter((item) => item.checkVisibility());
  const now = items.indexOf(document.activeElement);
  const next = { Home: 0, End: items.length - 1 }[event.key] ?? (now + steps[event.key] + items.length) % items.length;
  if (event.target.matches("input")) return;
  event.preventDefault();
  items[next]?.focus();
});

document.addEventListener(
  "toggle",
  (event) => {
    if (event.newState === "open" && event.target.matches?.("[role=menu]"))
      [...event.target.querySelectorAll("[role=menuitem]")].find((item) => item.checkVisibility())?.focus();
  },
  true,
);
