// The officer's keys while they are open: in this page's memory, nowhere else, and gone with it.
// They come locked, and are opened with the passphrase that only the officer knows.
import { openKeyring } from "./keyring.js";
import { tell } from "./words.js";

const IDLE_MS = 15 * 60 * 1000;
let ring = null;
let waiting = [];
let timer = null;

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

// `bring` gives the locked keys, or rejects.
export function startRing(bring) {
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
      ring = await openKeyring(await bring(), passphrase);
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
