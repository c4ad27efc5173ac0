// The officer's keys while they are open: in this page's memory, nowhere else, and gone with it.
// Fetched locked from the server, opened with the passphrase that only the officer knows.
import * as hpke from "./hpke.js";
import { unlock } from "./locking.js";
import { fromBase64, utf8 } from "./octets.js";
import { tell } from "./words.js";

const IDLE_MS = 15 * 60 * 1000;
let ring = null;
let waiting = [];
let timer = null;

export const grantInfo = (office) => utf8(`mingjing grant ${office}`);

export const isOpen = () => ring !== null;

// Returns the open ring; asks for the passphrase where it is closed. Rejects when the officer gives up.
export function opened() {
  if (ring) return Promise.resolve(ring);
  const dialog = document.getElementById("unlock");
  if (!dialog.open) dialog.showModal();
  return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
}

export function close() {
  for (const key of ring?.secrets ?? []) key.fill(0);
  ring = null;
  clearTimeout(timer);
  document.dispatchEvent(new CustomEvent("ring-closed"));
  show();
}

export function startRing() {
  const dialog = document.getElementById("unlock");
  const field = dialog.querySelector("input[type=password]");
  const says = dialog.querySelector("[data-says]");
  const again = () => {
    field.value = "";
    field.focus();
  };
  dialog.querySelector("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    says.textContent = tell("opening");
    const passphrase = field.value;
    field.value = "";
    try {
      ring = await take(passphrase);
    } catch (error) {
      says.textContent = tell(error);
      return again();
    }
    says.textContent = "";
    dialog.close();
    for (const one of waiting.splice(0)) one.resolve(ring);
    document.dispatchEvent(new CustomEvent("ring-opened"));
    show();
    stay();
  });
  dialog.addEventListener("close", () => {
    field.value = "";
    for (const one of waiting.splice(0)) one.reject(new Error("given up"));
  });
  dialog.querySelector("[data-give-up]").addEventListener("click", () => dialog.close());
  document.getElementById("key").addEventListener("click", () =>
    ring ? close() : opened().catch(() => null));
  for (const kind of ["pointerdown", "keydown"]) document.addEventListener(kind, stay, true);
  show();
}

async function take(passphrase) {
  const reply = await fetch(document.body.dataset.ring, { credentials: "same-origin" });
  if (!reply.ok) throw new Error("no ring");
  const locked = await reply.json();
  if (!locked.locked) throw new Error("no key yet");
  const own = await unlock(fromBase64(locked.locked), passphrase, locked.purpose);
  const offices = {};
  const secrets = [own];
  for (const grant of locked.grants) {
    const key = await hpke.open(fromBase64(grant.sealed), own, grantInfo(grant.office));
    secrets.push(key);
    // The newest comes last: it is what is sealed to; the others open what was sealed before.
    const office = (offices[grant.office] ??= { code: grant.office, keys: [], byPublic: {} });
    office.public = fromBase64(grant.public);
    office.keys.push(key);
    office.byPublic[grant.public] = key;
  }
  return { own, offices, secrets };
}

function stay() {
  if (!ring) return;
  clearTimeout(timer);
  timer = setTimeout(close, IDLE_MS);
}

function show() {
  const button = document.getElementById("key");
  button.textContent = tell(ring ? "key open" : "key closed");
  button.setAttribute("aria-pressed", String(ring !== null));
}
