// Words looked for in the reports that were opened here since the key was: in this page's memory,
// which is the only place where they can be read.
import { openedReports } from "./opening.js";

export function startFinding() {
  document.addEventListener("input", (event) => {
    const place = event.target.closest("[data-finds]");
    if (place) show(place, event.target.value.trim());
  });
}

function show(place, words) {
  const list = place.querySelector("[data-found]");
  const found = words ? openedReports().filter(([, report]) => report.words.includes(words)) : [];
  list.replaceChildren(...found.map(([name]) => line(place.dataset.finds, name)));
  window.htmx.process(list); // a step to another page that keeps the key open
  place.querySelector("[data-none]").hidden = !words || found.length > 0;
}

function line(reports, name) {
  const at = name.lastIndexOf("-");
  const link = document.createElement("a");
  link.href = `${reports}${name.slice(0, at)}/${name.slice(at + 1)}/`;
  link.textContent = `第 ${name.slice(at + 1)} 件`;
  const item = document.createElement("li");
  item.append(link);
  return item;
}
