// The server says what changed (event "changed", data: names of blocks); each block named so in data-live asks for itself
// anew, by hx-trigger="live". A block waits while someone types or points in it, has a menu open or holds something
// (data-held): nothing moves under a person's hand. While nothing is heard (the line is gone, or event "away" until event
// "live"), the page says so.

const url = document.body.dataset.liveUrl;
const waiting = new Set();
const STILL = 3000;
const PATIENCE = 4000; // a stream that ends by itself is back before that
const LONGEST_PAUSE = 60000;
let stream;
let moved = 0;
let wasLost = false;
let pause = 2500;
let patience;

const isPointedAt = (block) => block.matches(":hover") && Date.now() - moved < STILL;
const isHeld = (block) => block.dataset.held !== undefined || block.querySelector(":popover-open");
const isTouched = (block) =>
  isPointedAt(block) || isHeld(block) || block.querySelector(":focus:is(input, textarea, select)");

const notice = document.createElement("p");
notice.className = "not-live";
notice.setAttribute("role", "status");
if (url) document.body.append(notice);

function refresh(block) {
  if (!block.isConnected) return waiting.delete(block);
  if (isTouched(block)) return waiting.add(block);
  waiting.delete(block);
  block.dispatchEvent(new CustomEvent("live"));
}

function lose() {
  wasLost = true;
  patience ??= setTimeout(() => (notice.textContent = "Not live right now. Reload to see what changed."), PATIENCE);
}

// What was lost meanwhile is asked for.
function find() {
  clearTimeout(patience);
  patience = undefined;
  pause = 2500;
  notice.textContent = "";
  if (wasLost) document.querySelectorAll("[data-live]").forEach(refresh);
  wasLost = false;
}

// A browser comes back by itself when the line breaks, but not when it was answered something else.
function listenAgain() {
  if (stream.readyState !== EventSource.CLOSED) return;
  setTimeout(listen, pause);
  pause = Math.min(pause * 2, LONGEST_PAUSE);
}

function listen() {
  stream = new EventSource(url);
  stream.addEventListener("changed", ({ data }) => {
    for (const name of data.split(/\s+/))
      document.querySelectorAll(`[data-live~="${CSS.escape(name)}"]`).forEach(refresh);
  });
  stream.addEventListener("live", find);
  stream.addEventListener("away", lose);
  stream.addEventListener("error", () => {
    lose();
    listenAgain();
  });
}

if (url) {
  listen();
  setInterval(() => waiting.forEach(refresh), 1000);
  addEventListener("pointermove", () => (moved = Date.now()), { passive: true });
  addEventListener("pagehide", () => stream.close());
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) {
      wasLost = true;
      listen();
    }
  });
}
