// Light, dark or the device's: kept in a cookie, so that the server writes it on <html> and no page flashes.

const YEAR = 31536000;

document.addEventListener("change", (event) => {
  if (!event.target.closest("[data-theme-switch]")) return;
  const theme = event.target.value;
  theme === "system" ? delete document.documentElement.dataset.theme : (document.documentElement.dataset.theme = theme);
  for (const choice of document.querySelectorAll(`[data-theme-switch] [value=${theme}]`)) choice.checked = true;
  document.cookie = `theme=${theme}; path=/; max-age=${YEAR}; samesite=lax`;
});
