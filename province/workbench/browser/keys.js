// One key decides about a finding: 1 real, 2 lawful, 3 the data are wrong, 4 known; N leads on.
// Where a reason must be given, the key leads to its field. Minutes are those since the page came.
const MINUTE_MS = 60 * 1000;

export function startKeys() {
  let since = Date.now();
  document.addEventListener("htmx:load", () => (since = Date.now()));
  document.addEventListener("submit", (event) => {
    const minutes = event.target.matches("[data-decides]") && event.target.elements.minutes;
    if (minutes && !minutes.value) minutes.value = Math.max(1, Math.round((Date.now() - since) / MINUTE_MS));
  }, true);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing) return;
    if (event.target.closest("input, textarea, select, dialog")) return;
    if (event.key === "n" || event.key === "N") document.querySelector("[data-next]")?.click();
    else if (/^[1-4]$/.test(event.key)) decide(event);
  });
}

function decide(event) {
  const finding = event.target.closest("[data-finding]") ?? document.querySelector("[data-finding][data-now]");
  const step = finding?.querySelector(`[data-key="${event.key}"]`);
  if (!step) return;
  event.preventDefault();
  const reason = step.querySelector("[name=reason][required]");
  if (!reason) return step.querySelector("form").requestSubmit();
  step.open = true;
  reason.focus();
}
