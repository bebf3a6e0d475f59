// <time data-until="..."> counts down every second; data-after follows the time, data-over is what it says at the end.

const HOUR = 3600;

function words(seconds, place) {
  if (seconds <= 0) return place.dataset.over ?? "";
  const minutes = Math.floor(seconds / 60) % 60;
  const left =
    seconds >= HOUR
      ? `${Math.floor(seconds / HOUR)} h ${minutes} min`
      : `${minutes}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
  return left + (place.dataset.after ?? "");
}

function tick() {
  for (const place of document.querySelectorAll("[data-until]")) {
    const said = words((Date.parse(place.dataset.until) - Date.now()) / 1000, place);
    if (place.textContent !== said) place.textContent = said;
  }
}

setInterval(tick, 1000);
tick();
