// Fragments that came sealed are opened where they stand. What was opened is kept while the key is
// open, because answers are sealed to the reply key that lies inside.
import { keysOf as custodyOf } from "./shares.js";
import * as hpke from "./hpke.js";
import { fromBase64, toBase64, utf8 } from "./octets.js";
import * as report from "./report.js";
import { isOpen, opened } from "./ring.js";
import { tell } from "./words.js";

const reports = new Map();
const photos = new Map(); // of each report, still sealed, by number

export const shareInfo = (about) => utf8(`mingjing share ${about}`);

export const openedReport = (name) => reports.get(name);

export const openedReports = () => [...reports];

export const openedPhotos = (name) => photos.get(name) ?? [];

export const forget = () => {
  reports.clear();
  photos.clear();
};

const keysOf = (ring, office) => {
  const found = ring.offices[office];
  if (!found) throw new Error("no office key");
  return found.keys;
};

const show = (place, found) => {
  for (const field of place.querySelectorAll("[data-show]")) field.textContent = found[field.dataset.show];
  place.dataset.state = "open";
};

const KINDS = { ask: "问一问", correct: "改个错", suggest: "提意见", report: "反映问题" };

const openers = {
  async report(place, ring) {
    const { office, body, name } = place.dataset;
    const found = await report.openContent(fromBase64(body), office, keysOf(ring, office));
    reports.set(name, found);
    show(place, { ...found, about: found.about || "—", kind: KINDS[found.kind] ?? found.kind });
    fill(name);
  },
  async note(place, ring) {
    const { office, body } = place.dataset;
    show(place, { text: await report.openNote(fromBase64(body), office, keysOf(ring, office)) });
  },
  async photo(place, ring) {
    const { office, name, number } = place.dataset;
    const sealed = fromBase64(place.dataset.body);
    const jpeg = await report.openPhoto(sealed, office, keysOf(ring, office));
    if (!photos.has(name)) photos.set(name, []);
    photos.get(name)[number] = sealed; // they go along where the report goes
    place.querySelector("[data-picture]").src = `data:image/jpeg;base64,${toBase64(jpeg)}`;
    show(place, {});
  },
  async identity(place, ring) {
    const { office, body, about } = place.dataset;
    const shares = [];
    for (const sealed of place.dataset.shares.split(" ")) {
      shares.push(await hpke.open(fromBase64(sealed), ring.own, shareInfo(about)));
    }
    const found = await report.openIdentity(fromBase64(body), office, custodyOf(...shares));
    for (const share of shares) share.fill(0);
    show(place, {
      name: found.name || "没有留",
      telephone: found.telephone || "没有留",
      idNumber: found.idNumber || "没有留",
    });
  },
};

// Opens what is sealed below `root`. Reports ask for the key; notes wait until it is open.
export async function openBelow(root) {
  const places = [...root.querySelectorAll("[data-opens]")];
  if (root.matches?.("[data-opens]")) places.unshift(root);
  for (const place of places) {
    if (place.dataset.state === "open" || (place.dataset.opens === "note" && !isOpen())) continue;
    const says = place.querySelector("[data-says]");
    try {
      const ring = await opened();
      await openers[place.dataset.opens](place, ring);
      if (says) says.textContent = "";
    } catch (error) {
      if (says) says.textContent = tell(error);
    }
  }
  for (const name of reports.keys()) fill(name);
}

// What an opened report says of its village goes into the forms; the officer may change it.
function fill(name) {
  for (const field of document.querySelectorAll("[data-fill=village]")) {
    if (field.form.dataset.name === name && !field.value) field.value = reports.get(name).village;
  }
}

// When the key is locked, nothing opened stays on the page.
export function cover() {
  forget();
  for (const place of document.querySelectorAll("[data-opens]")) {
    delete place.dataset.state;
    for (const field of place.querySelectorAll("[data-show]")) field.textContent = "";
    for (const picture of place.querySelectorAll("[data-picture]")) picture.removeAttribute("src");
  }
}
