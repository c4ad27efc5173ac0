// The page for an officer's own disk: it opens a report that the workbench put into a file, seals the
// answer into another, and reaches no network. What it does it shares with the workbench's pages.
import { read, save } from "./files.js";
import { cover, openBelow } from "./opening.js";
import { close, startRing } from "./ring.js";
import { startSealing } from "./sealing.js";
import { tell } from "./words.js";

const $ = (id) => document.getElementById(id);
let keys = null;
let shown = null;

startRing(async () => {
  if (!keys) throw new Error("no key file");
  return keys;
});
startSealing();
document.addEventListener("ring-closed", cover);
document.addEventListener("ring-opened", () => openBelow(document.body));

// Has `take` whatever file is chosen in a field; what it says stands beside it.
function choose(id, has, take) {
  const field = $(id);
  const says = field.closest("section").querySelector("[data-says]");
  field.addEventListener("change", async () => {
    says.textContent = "";
    try {
      const found = await read(field, has);
      if (found) await take(found);
    } catch (error) {
      says.textContent = tell(error);
    }
  });
}

choose("key-file", "grants", async (found) => {
  keys = found;
  close();
  if (shown) await openBelow($("report"));
});

choose("report-file", "body", async (found) => {
  shown = found;
  cover();
  show(found);
  if (!keys) throw new Error("no key file");
  await openBelow($("report"));
});

function show({ name, office, officeName, number, body, photos, notes }) {
  $("title").textContent = `${officeName}　第 ${number} 件`;
  Object.assign($("words").dataset, { name, office, body });
  Object.assign($("answer").dataset, { name, office, officeName, today: today() });
  $("photos").replaceChildren(...photos.map((sealed, at) => copy("photo", office, sealed, `第 ${at + 1} 张照片`)));
  $("notes").replaceChildren(...notes.map((one) => copy("note", office, one.sealed, `${one.day} · ${one.kind} · ${one.who}`)));
  $("report").hidden = false;
}

function copy(what, office, body, title) {
  const made = $(`one-${what}`).content.firstElementChild.cloneNode(true);
  Object.assign(made.dataset, { office, body });
  made.querySelector(".note").textContent = title;
  return made;
}

function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

$("answer").addEventListener("submit", (event) => {
  event.preventDefault();
  const form = event.target;
  const { status, reply, copy: kept } = form.elements;
  const { name } = form.dataset;
  save(`answer-${name}.json`, { name, status: status.value, reply: reply.value, copy: kept.value });
  form.querySelector("[data-says]").textContent = tell("saved");
});
