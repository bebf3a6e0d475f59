// Ctrl K: the page's own commands, those of everywhere, and what the server finds. A combobox: the input keeps the focus, the arrows choose.

const palette = document.getElementById("palette");
const input = palette.querySelector("input");
const results = palette.querySelector("[role=listbox]");
const found = palette.querySelector("[data-found]");
let asked = new AbortController();

const options = () => [...results.querySelectorAll("[role=option]")];
const chosen = () => results.querySelector("[aria-selected=true]");

function choose(option) {
  chosen()?.setAttribute("aria-selected", "false");
  option?.setAttribute("aria-selected", "true");
  option?.scrollIntoView({ block: "nearest" });
  option ? input.setAttribute("aria-activedescendant", option.id) : input.removeAttribute("aria-activedescendant");
}

function show(...groups) {
  results.replaceChildren(...groups);
  options().forEach((option, i) => (option.id = `palette-option-${i}`));
  found.textContent = options().length ? `${options().length} found` : "Nothing found";
  choose(options()[0]);
}

/** The commands whose words begin with what was typed, in any order. */
function commands(typed) {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (text) => words.every((word) => text.split(/\s+/).some((part) => part.startsWith(word)));
  const group = document.createElement("div");
  group.role = "group";
  group.ariaLabel = "Go to";
  const title = Object.assign(document.createElement("div"), { className: "palette-group", textContent: "Go to" });
  title.ariaHidden = "true";
  const seen = new Set();
  for (const link of document.querySelectorAll(".rail .nav-item[href], [data-command]")) {
    const text = (link.dataset.keyLabel ?? link.dataset.command) || link.textContent.trim();
    if (seen.has(text) || !fits(`${text} ${link.dataset.also ?? ""}`.toLowerCase())) continue;
    seen.add(text);
    group.append(option(link, text));
  }
  if (seen.size) group.prepend(title);
  return group;
}

function option(source, text) {
  const item = document.createElement("a");
  item.role = "option";
  item.tabIndex = -1;
  if (source.href) item.href = source.href;
  const icon = source.querySelector(".icon, .avatar")?.cloneNode(true);
  const keys = source.querySelector("kbd, .keys")?.cloneNode(true) ?? document.createElement("span");
  item.append(...[icon, Object.assign(document.createElement("span"), { textContent: text }), keys].filter(Boolean));
  item.addEventListener("click", (event) => {
    if (source.href) return;
    event.preventDefault();
    palette.close();
    source.click();
  });
  return item;
}

async function ask() {
  asked.abort();
  asked = new AbortController();
  const typed = input.value.trim();
  const own = commands(typed);
  show(own);
  if (typed.length < 2) return;
  const address = `${palette.dataset.searchUrl}?${new URLSearchParams({ q: typed })}`;
  try {
    const answer = await fetch(address, { headers: { "HX-Request": "true" }, signal: asked.signal });
    if (!answer.ok) return;
    const fragment = document.createElement("template");
    fragment.innerHTML = await answer.text();
    show(fragment.content, own);
  } catch (error) {
    if (error.name !== "AbortError") found.textContent = "Search did not answer";
  }
}

palette.addEventListener("beforetoggle", (event) => {
  if (event.newState !== "open") return;
  input.value = "";
  ask();
});
input.addEventListener("input", ask);

input.addEventListener("keydown", (event) => {
  const all = options();
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && all.length) {
    event.preventDefault();
    choose(all[(all.indexOf(chosen()) + step + all.length) % all.length]);
  } else if (event.key === "Enter") {
    event.preventDefault();
    chosen()?.click();
  }
});

results.addEventListener("pointermove", (event) => {
  const under = event.target.closest("[role=option]");
  if (under && under !== chosen()) choose(under);
});

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k") {
    event.preventDefault();
    palette.open ? palette.close() : palette.showModal();
  }
});
