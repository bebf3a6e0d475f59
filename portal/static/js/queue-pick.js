// What is picked in the queue is what the server says for this payment, until a hand picks another; and the button that
// sends it names it. A morph keeps the state of the fields that it keeps: that does not count.

const inWork = (selector) => [...document.querySelectorAll(`.queue-work ${selector}`)];
const picked = () => inWork("[data-who]:checked")[0];
const isUnseen = (pick) => Boolean(pick?.dataset.off) && !document.getElementById(`${pick.id}-seen`).checked;

export function takeTheServersWord() {
  for (const choice of inWork("input:is([type=radio], [type=checkbox])")) choice.checked = choice.defaultChecked;
  for (const list of inWork("select"))
    list.selectedIndex = Math.max([...list.options].findIndex((option) => option.defaultSelected), 0);
  nameThePick();
}

// The server refuses a choice that is not the one named: so its name is written when the server's page has come and when
// a hand has picked something, and never else.
function nameThePick() {
  const pick = picked();
  for (const field of inWork("input[name=named]")) field.value = pick?.value ?? "";
  for (const place of inWork("[data-who-is-picked]")) place.textContent = pick ? `${pick.dataset.who}, ${pick.dataset.code}` : "";
  for (const words of inWork("[data-when-picked]")) words.hidden = !pick || isUnseen(pick);
  for (const words of inWork("[data-when-not-picked]")) words.hidden = Boolean(pick);
  for (const words of inWork("[data-when-not-seen]")) words.hidden = !isUnseen(pick);
  allowWhatIsPicked();
}

function allowWhatIsPicked() {
  const pick = picked();
  for (const button of inWork("[data-needs-pick]")) button.disabled = !pick || isUnseen(pick);
}

document.addEventListener("change", (event) => event.target.matches(".queue-work :is([data-who], [name=second_look])") && nameThePick());

document.addEventListener("htmx:before:settle", (event) => event.target.querySelector?.(".queue-work") && takeTheServersWord());

// After this event, htmx enables whatever it had disabled for the time of the request.
document.addEventListener("htmx:finally:request", () => queueMicrotask(allowWhatIsPicked));

addEventListener("pageshow", (event) => event.persisted && takeTheServersWord());

takeTheServersWord();
