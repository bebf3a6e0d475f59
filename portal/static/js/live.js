// The server says what changed (event "changed", data: names of blocks); each block named so in data-live asks for itself
// anew, by hx-trigger="live". A block waits while someone types or points in it, has a menu open or holds something
// (data-held): nothing moves under a person's hand.

const stream = document.body.dataset.liveUrl && new EventSource(document.body.dataset.liveUrl);
const waiting = new Set();
const STILL = 3000;
let moved = 0;

const isPointedAt = (block) => block.matches(":hover") && Date.now() - moved < STILL;
const isHeld = (block) => block.dataset.held !== undefined || block.querySelector(":popover-open");
const isTouched = (block) =>
  isPointedAt(block) || isHeld(block) || block.querySelector(":focus:is(input, textarea, select)");

function refresh(block) {
  if (!block.isConnected) return waiting.delete(block);
  if (isTouched(block)) return waiting.add(block);
  waiting.delete(block);
  block.dispatchEvent(new CustomEvent("live"));
}

stream?.addEventListener?.("changed", (event) => {
  for (const name of event.data.split(/\s+/))
    document.querySelectorAll(`[data-live~="${CSS.escape(name)}"]`).forEach(refresh);
});

// A stream that was lost has missed what changed meanwhile.
let wasLost = false;
stream?.addEventListener?.("error", () => (wasLost = true));
stream?.addEventListener?.("open", () => {
  if (wasLost) document.querySelectorAll("[data-live]").forEach(refresh);
  wasLost = false;
});

addEventListener("pointermove", () => (moved = Date.now()), { passive: true });
if (stream) setInterval(() => waiting.forEach(refresh), 1000);
addEventListener("pagehide", () => stream?.close?.());
