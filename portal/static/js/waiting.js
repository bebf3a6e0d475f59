// A quiet line while an answer takes longer than a blink, and a sentence when none comes. Whatever is not our answer (of a
// proxy, of a hotel's network) leaves the page as it is; what does no harm twice is asked again by itself.

const PATIENCE = 300;
const PAGE_SECONDS = 5;
const PAUSES = [2000, 4000, 8000, 15000];
const UNASKED = ["every", "live", "load", "input"]; // nobody waits for these
const OURS = /^r-/; // each answer of ours has a number

const place = document.createElement("div");
place.innerHTML = `<div class="waiting" role="status"><span class="visually-hidden"></span></div>
<div class="failing" role="alert" hidden><p></p><button class="button small" type="button">Try again</button></div>`;
const line = place.querySelector("span");
const notice = place.querySelector(".failing");
const words = notice.querySelector("p");
document.body.append(...place.children);

const open = new Set();
let patience;
let failed; // the request that nobody answered
let tries = 0;
let pause;

function waitFor(something) {
  if (!open.size) patience = setTimeout(() => (line.textContent = "One moment…"), PATIENCE);
  open.add(something);
}

function waitNoMore(something) {
  open.delete(something);
  if (open.size) return;
  clearTimeout(patience);
  line.textContent = "";
}

const isUnasked = (request) => UNASKED.includes(request.sourceEvent?.type);
const isHarmless = ({ request, sourceEvent }) =>
  request.method === "GET" || ["input", "change"].includes(sourceEvent?.type);

function fail(request, why) {
  if (failed && isUnasked(request) && !isUnasked(failed)) return;
  failed = request;
  const next = isHarmless(request)
    ? "What you typed is kept, and goes out as soon as it works again."
    : "Nothing was lost. Try again in a moment.";
  if (words.textContent !== `${why} ${next}`) words.textContent = `${why} ${next}`; // said once, not at each try
  notice.hidden = false;
  clearTimeout(pause);
  if (isHarmless(request)) pause = setTimeout(again, PAUSES[Math.min(tries++, PAUSES.length - 1)]);
}

function recover() {
  failed = undefined;
  tries = 0;
  clearTimeout(pause);
  notice.hidden = true;
}

// The fields say then what they say: the newest is sent.
function again() {
  clearTimeout(pause);
  if (!failed) return;
  const { sourceElement: from, sourceEvent: event } = failed;
  if (!from.isConnected) recover();
  else if (event.type === "submit") from.requestSubmit(event.submitter?.isConnected ? event.submitter : undefined);
  else if (event.type === "click") from.click();
  else from.dispatchEvent(new Event(event.type, { bubbles: true }));
}

notice.querySelector("button").addEventListener("click", again);
addEventListener("online", () => failed && isHarmless(failed) && again());

document.addEventListener("htmx:before:request", ({ detail: { ctx } }) => isUnasked(ctx) || waitFor(ctx));
document.addEventListener("htmx:finally:request", ({ detail: { ctx } }) => ctx.hx?.redirect || waitNoMore(ctx));

document.addEventListener("htmx:before:response", (event) => {
  const { ctx } = event.detail;
  if (OURS.test(ctx.response.headers.get("x-request-id"))) {
    if (!isUnasked(ctx) || ctx.sourceElement === failed?.sourceElement) recover();
    else if (failed && isHarmless(failed)) again();
  } else {
    event.preventDefault();
    fail(ctx, "We could not be reached just now.");
  }
});

document.addEventListener("htmx:error", ({ detail: { ctx, error } }) => {
  if (!ctx || ctx.text !== undefined) return; // a fault of the page's own
  fail(ctx, error === "timeout" ? "No answer came in time." : "There is no connection.");
});

// Another page is on its way; where it was a file, this one stays.
addEventListener("beforeunload", () => {
  waitFor(window);
  setTimeout(waitNoMore, PAGE_SECONDS * 1000, window);
});
addEventListener("pageshow", () => {
  open.clear();
  waitNoMore(window);
});
