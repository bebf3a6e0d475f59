// A party is picked up with the pointer or with m, and put down at another time or with another chef. While it is held,
// each place says whether it is free. What follows is a form that says what the move costs: nothing is moved here.

import { open } from "./calendar.js";
import { isTyping } from "./typing.js";
import { isOn } from "./shortcuts.js";

const TARGETS = ".slots .slot, .slot-group[data-slot], [data-chef][data-date], .week-cell.open-row";
const WORDS = {
  free: "free", last: "the last place", full: "full", blocked: "blocked", too_soon: "within the notice", closed: "closed",
  busy: "this chef is not free", here: "where it is now",
};
const FAR = 6;
const EDGE = 48;
const when = new Intl.DateTimeFormat("en-US", {
  timeZone: "UTC", weekday: "short", month: "short", day: "numeric", hour: "numeric", minute: "2-digit",
});

const ghost = document.getElementById("drag-ghost");
let held = null;
let pressed = null;
let lastParty = null;

const hour = new Intl.DateTimeFormat("en-US", { timeZone: "UTC", hour: "numeric", minute: "2-digit" });

const page = () => document.getElementById("calendar");
const targets = () => [...page().querySelectorAll(TARGETS)].filter((one) => one.checkVisibility());

/** The time and the chef that a place stands for. */
function meaning(place) {
  if (place.dataset.slot) return { at: place.dataset.slot, chef: null };
  return { at: `${place.dataset.date}T${held.at.slice(11)}`, chef: place.dataset.chef ?? null };
}

function state(place) {
  const { at, chef } = meaning(place);
  if (at === held.at && (place.dataset.slot || chef === held.from)) return "here";
  const opening = held.openings.get(at);
  if (!opening) return held.known ? "closed" : place.dataset.free > 0 ? "free" : "full";
  if (at === held.at && chef) return opening.chefs.includes(chef) ? "free" : "busy";
  const isFree = opening.state === "free" || opening.state === "last";
  return isFree && chef && !opening.chefs.includes(chef) ? "busy" : opening.state;
}

function label(place) {
  const { at, chef } = meaning(place);
  const row = place.closest(".week-row")?.querySelector(".week-chef b") ?? place.querySelector("h3");
  return when.format(new Date(`${at}Z`)) + (chef ? `, ${row?.firstChild?.data?.trim() || row?.textContent.trim()}` : "");
}

function mark() {
  for (const place of targets()) place.dataset.drop = state(place);
}

/** Lay each date's openings over its parties, while one of them is held over the month. */
function lay() {
  const times = [...new Set([...held.openings.keys(), held.at])].sort();
  for (const day of page().querySelectorAll(".month .day")) {
    const slots = times.filter((at) => at.startsWith(day.dataset.date)).map((at) => {
      const slot = document.createElement("div");
      slot.className = "slot";
      slot.dataset.slot = at;
      slot.append(hour.format(new Date(`${at}Z`)));
      return slot;
    });
    if (!slots.length) continue;
    const over = document.createElement("div");
    over.className = "slots";
    over.append(...slots);
    day.append(over);
  }
}

async function ask() {
  const days = page().querySelectorAll(".day[data-date], [data-chef][data-date], .slot-group[data-slot]");
  const dates = [...days].map(({ dataset }) => (dataset.slot ?? dataset.date).slice(0, 10)).sort();
  if (!dates.length) return;
  const query = new URLSearchParams({ first: dates[0], last: dates.at(-1) });
  const mine = held;
  const answer = await fetch(`${page().dataset.base}/moves/${held.id}/openings?${query}`, { headers: { "HX-Request": "true" } });
  if (!answer.ok || held !== mine) return;
  const list = document.createElement("template");
  list.innerHTML = await answer.text();
  for (const { dataset } of list.content.querySelectorAll("[data-at]"))
    held.openings.set(dataset.at, { state: dataset.state, chefs: dataset.chefs.split(" ") });
  held.known = true;
  lay();
  mark();
  if (held.place) say();
}

function pickUp(source, how) {
  const { party, who, at, from } = source.dataset;
  held = { id: party, who, at, from: from ?? null, how, source, place: null, openings: new Map(), known: false, early: [] };
  page().dataset.held = how;
  source.classList.add("is-held");
  ghost.hidden = false;
  ghost.querySelector("b").textContent = who;
  ghost.querySelector("span").textContent = "Looking for free times…";
  mark();
  return ask();
}

function putDown() {
  if (!held) return;
  held.source.classList.remove("is-held");
  delete page().dataset.held;
  for (const over of document.querySelectorAll(".slots")) over.remove();
  for (const place of document.querySelectorAll("[data-drop]")) {
    delete place.dataset.drop;
    place.classList.remove("is-over");
  }
  ghost.hidden = true;
  held = null;
}

function say() {
  const keys = held.how === "keys" ? " Enter to put it here, Esc to leave it." : "";
  if (!held.known && !held.place) return;
  const said = held.place ? `${label(held.place)}: ${WORDS[state(held.place)] ?? ""}.${keys}` : "Nothing here.";
  const line = ghost.querySelector("span");
  if (line.textContent !== said) line.textContent = said;
  ghost.dataset.state = held.place ? state(held.place) : "";
}

function over(place) {
  held.place?.classList.remove("is-over");
  held.place = place;
  place?.classList.add("is-over");
  say();
}

function drop() {
  const { id, from, at: was, place, source } = held;
  const target = place && meaning(place);
  const isHere = place && state(place) === "here";
  const base = page().dataset.base;
  putDown();
  source.focus?.({ preventScroll: true });
  if (!target || isHere) return;
  const chef = target.chef ? { chef: target.chef, ...(from && { instead: from }) } : {};
  open(
    target.at === was
      ? `${base}/assignments/${id}?${new URLSearchParams(chef)}`
      : `${base}/moves/${id}?${new URLSearchParams({ to: target.at, ...(target.chef !== from && chef) })}`,
  );
}

/* The pointer. */

document.addEventListener("dragstart", (event) => event.target.closest?.("[data-party]") && event.preventDefault());

document.addEventListener("pointerdown", (event) => {
  const source = event.target.closest("[data-party]");
  if (source && event.button === 0 && event.pointerType !== "touch") pressed = { source, x: event.clientX, y: event.clientY };
});

function follow(x, y) {
  ghost.style.translate = `${Math.min(x + 12, innerWidth - ghost.offsetWidth - 8)}px ${Math.min(y + 12, innerHeight - ghost.offsetHeight - 8)}px`;
}

function scrollAt(x, y) {
  const scroller = document.querySelector(".month, .week");
  const box = scroller?.getBoundingClientRect();
  if (!box || x < box.left || x > box.right) return;
  if (y > box.bottom - EDGE) scroller.scrollBy(0, 12);
  else if (y < box.top + EDGE) scroller.scrollBy(0, -12);
  if (x > box.right - EDGE) scroller.scrollBy(12, 0);
  else if (x < box.left + EDGE) scroller.scrollBy(-12, 0);
}

document.addEventListener("pointermove", (event) => {
  if (!held && pressed && Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > FAR) pickUp(pressed.source, "pointer");
  if (held?.how !== "pointer") return;
  event.preventDefault();
  follow(event.clientX, event.clientY);
  scrollAt(event.clientX, event.clientY);
  const under = document.elementFromPoint(event.clientX, event.clientY)?.closest(TARGETS) ?? null;
  if (under !== held.place) over(under);
});

document.addEventListener("pointerup", () => {
  pressed = null;
  if (held?.how !== "pointer") return;
  addEventListener("click", silence, { capture: true, once: true });
  setTimeout(() => removeEventListener("click", silence, { capture: true }));
  drop();
});

document.addEventListener("pointercancel", () => {
  pressed = null;
  putDown();
});

// The link under a party that was dragged is not followed.
function silence(event) {
  event.preventDefault();
  event.stopPropagation();
}

/* The keyboard. */

document.addEventListener("focusin", (event) => (lastParty = event.target.closest?.("[data-party]") ?? lastParty));

document.addEventListener("click", async (event) => {
  if (!event.target.closest("[data-pick-up]")) return;
  const source = lastParty?.isConnected ? lastParty : page().querySelector("[data-party]");
  if (!source) return;
  source.focus();
  if (!page().querySelector(`.month, ${TARGETS}`)) return void open(`${page().dataset.base}/moves/${source.dataset.party}`);
  const asked = pickUp(source, "keys");
  const mine = held;
  follow(source.getBoundingClientRect().left, source.getBoundingClientRect().bottom);
  await asked;
  if (held !== mine) return;
  const now = targets().find((place) => state(place) === "here") ?? targets()[0];
  go(now);
  for (const key of mine.early) if (held === mine) press(key);
});

/** An arrow leads on, Enter puts down; what is pressed before the openings are known is done as soon as they are. */
function press(key) {
  if (!held.place) held.early.push(key);
  else if (key === "Enter") drop();
  else go(held.place.dataset.slot ? nextSlot(key) : nextCell(key));
}

function go(place) {
  if (!place) return;
  place.scrollIntoView({ block: "nearest", inline: "nearest" });
  over(place);
  const box = place.getBoundingClientRect();
  follow(box.left, box.bottom - 8);
}

const moved = (day, days) => new Date(Date.parse(`${day}T00:00Z`) + days * 864e5).toISOString().slice(0, 10);

/** The slot that an arrow leads to: the one above or below, also into the week above or below; or the next day's. */
function nextSlot(key) {
  const [day, time] = held.place.dataset.slot.split("T");
  const isAlike = (place) => place.matches(".slot") === held.place.matches(".slot");
  const of = (date) => targets().filter((place) => place.dataset.slot?.startsWith(date) && isAlike(place));
  const beside = of(day);
  if (key === "ArrowUp" || key === "ArrowDown") {
    const step = key === "ArrowDown" ? 1 : -1;
    return beside[beside.indexOf(held.place) + step] ?? of(moved(day, 7 * step)).at(step > 0 ? 0 : -1);
  }
  const there = of(moved(day, key === "ArrowRight" ? 1 : -1));
  return there.find((place) => place.dataset.slot.endsWith(time)) ?? there[0];
}

function nextCell(key) {
  const all = targets();
  const same = (name) => all.filter((place) => place.dataset[name] === held.place.dataset[name]);
  const line = key === "ArrowUp" || key === "ArrowDown" ? same("date") : same("chef");
  return line[line.indexOf(held.place) + (key === "ArrowRight" || key === "ArrowDown" ? 1 : -1)];
}

addEventListener(
  "keydown",
  (event) => {
    if (!held || isTyping(event.target)) return;
    if (event.key === "Escape") putDown();
    else if (held.how !== "keys" || !isOn()) return;
    else if (event.key === "Enter" || event.key.startsWith("Arrow")) press(event.key);
    else if (event.key !== "Tab") return;
    event.preventDefault();
    event.stopImmediatePropagation();
  },
  true,
);
