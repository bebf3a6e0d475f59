// A chef's day on their phone: kept by chef-worker.js, and its buttons work without signal. What is pressed, or
// taken, is noted here with its time, at once, and sent when that is possible; the portal takes each press once.

const page = document.querySelector("[data-day]");
const path = location.pathname;
const NOTED = `presses of ${path}`;
const REFUSED = `refused of ${path}`;
const AGAIN_MILLISECONDS = 20_000;
const FRESH_MILLISECONDS = 10 * 60_000;

const clock = new Intl.DateTimeFormat("en-US", { hour: "numeric", minute: "2-digit", timeZone: page.dataset.zone });
const madeAt = new Date(page.dataset.madeAt);

function presses() {
  return JSON.parse(localStorage.getItem(NOTED) ?? "[]");
}

function note(list) {
  if (list.length) localStorage.setItem(NOTED, JSON.stringify(list));
  else localStorage.removeItem(NOTED);
}

function say(name, words) {
  const line = page.querySelector(`[data-${name}]`);
  line.hidden = !words;
  line.querySelector("span").textContent = words;
}

function show() {
  const waiting = presses();
  for (const { action, at, what, fields } of waiting) fields ? showTaken(action, fields) : showPressed(action, at, what);
  const isOffline = page.dataset.kept === "yes" || !navigator.onLine;
  say("offline", isOffline ? `Offline, kept since ${clock.format(madeAt)}.` : "");
  say("waiting", waiting.length ? `${waiting.length} ${waiting.length === 1 ? "tap waits" : "taps wait"} to be sent.` : "");
  for (const buttons of page.querySelectorAll("[data-from]")) {
    if (Date.now() >= Date.parse(buttons.dataset.from)) buttons.hidden = false;
  }
}

function formOf(kind, action) {
  return [...page.querySelectorAll(kind)].find((each) => each.getAttribute("action") === action);
}

function showPressed(action, at, what) {
  const form = formOf("[data-press]", action);
  if (!form) return;
  const party = form.closest("[data-party]");
  form.hidden = true;
  const said = party.querySelector(`[data-pressed="${what}"]`);
  said.hidden = false;
  said.querySelector("span").textContent = `${what} ${clock.format(new Date(at))}, waits to be sent`;
  const after = party.querySelector('[data-press="Done"]');
  if (what === "Arrived" && party.querySelector('[data-pressed="Done"]').hidden) after.hidden = false;
}

function showTaken(action, { amount_cents, gratuity_cents }) {
  const said = formOf("[data-take]", action)?.closest("[data-party]").querySelector("[data-taken]");
  if (!said) return;
  said.hidden = false;
  said.querySelector("span").textContent = `$${amount_cents || 0}${gratuity_cents ? ` and $${gratuity_cents} as a tip` : ""}, waits to be sent`;
}

// Whoever takes money twice has taken it twice, so each has a key of its own; a key is counted once.
page.addEventListener("submit", (event) => {
  const form = event.target.closest("[data-take]");
  if (!form) return;
  event.preventDefault();
  const fields = Object.fromEntries(["amount_cents", "gratuity_cents", "method"].map((name) => [name, form.elements[name].value.trim()]));
  const given = [fields.amount_cents, fields.gratuity_cents].filter(Boolean);
  const isMoney = given.length > 0 && given.every((typed) => /^\$?\s*[\d,]*\.?\d{0,2}$/.test(typed) && /[1-9]/.test(typed));
  form.elements.amount_cents.setCustomValidity(isMoney ? "" : "Type an amount in dollars, like 12.50.");
  if (!form.reportValidity()) return;
  const key = crypto.randomUUID();
  note([...presses(), { id: key, action: form.getAttribute("action"), at: new Date().toISOString(), fields: { ...fields, key } }]);
  form.closest("details").open = false;
  form.elements.gratuity_cents.value = "";
  show();
  const said = form.closest("[data-party]").querySelector("[data-taken]");
  said.tabIndex = -1;
  said.focus();
  send();
});

page.addEventListener("input", (event) => event.target.form?.matches("[data-take]") && event.target.setCustomValidity(""));

page.addEventListener("submit", (event) => {
  const form = event.target.closest("[data-press]");
  if (!form) return;
  event.preventDefault();
  const action = form.getAttribute("action");
  const list = presses().filter((press) => press.id !== action);
  note([...list, { id: action, action, what: form.dataset.press, at: new Date().toISOString() }]);
  show();
  const said = form.closest("[data-party]").querySelector(`[data-pressed="${form.dataset.press}"]`);
  said.tabIndex = -1;
  said.focus(); // the button that had the focus is gone
  send();
});

let isSending = false;

async function send() {
  if (isSending || !presses().length) return;
  isSending = true;
  let isChanged = false;
  try {
    for (const press of presses()) {
      const answer = await fetch(press.action, {
        method: "POST",
        body: new URLSearchParams({ ...press.fields, pressed_at: press.at }),
        signal: AbortSignal.timeout(15_000),
      });
      if (answer.status >= 500 || answer.status === 429) break;
      if (answer.status === 422) sessionStorage.setItem(REFUSED, await refusal(answer));
      note(presses().filter((each) => each.id !== press.id));
      isChanged = true;
    }
  } catch {
    // no signal: it is tried again
  }
  isSending = false;
  show();
  if (isChanged && !presses().length) location.reload();
}

async function refusal(answer) {
  const read = new DOMParser().parseFromString(await answer.text(), "text/html");
  return read.querySelector("[data-refused]")?.textContent.trim() ?? "";
}

function showRefusal() {
  const words = sessionStorage.getItem(REFUSED);
  if (!words) return;
  sessionStorage.removeItem(REFUSED);
  const line = document.createElement("p");
  line.className = "banner bad";
  line.textContent = words;
  page.querySelector("[data-refused]").replaceChildren(line);
}

async function keep() {
  if (!("serviceWorker" in navigator)) return;
  await navigator.serviceWorker.register("/c/worker.js", { scope: "/c/" });
  const { active } = await navigator.serviceWorker.ready;
  const files = [...document.querySelectorAll("link[href], script[src], use")]
    .map((each) => each.getAttribute("href") ?? each.getAttribute("src"))
    .concat(performance.getEntriesByType("resource").map((each) => each.name))
    .map((each) => new URL(each, location.href))
    .filter((each) => each.origin === location.origin && /^\/(static|brand)\//.test(each.pathname))
    .map((each) => each.pathname + each.search);
  active.postMessage({ page: path, keep: [...new Set(files)] });
}

addEventListener("online", () => (presses().length ? send() : location.reload()));
addEventListener("offline", show);
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState !== "visible") return;
  if (presses().length) send();
  else if (Date.now() - madeAt > FRESH_MILLISECONDS) location.reload();
});
setInterval(() => (show(), send()), AGAIN_MILLISECONDS);

showRefusal();
show();
send();
if (page.dataset.kept === "no") keep();
