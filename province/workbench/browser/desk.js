// The one script of the workbench's pages beside htmx: the officer's key, opening, sealing, deciding by keyboard.
import { cover, openBelow } from "./opening.js";
import { startKeys } from "./keys.js";
import { startRing } from "./ring.js";
import { startSealing } from "./sealing.js";

startRing();
startSealing();
startKeys();
document.addEventListener("ring-closed", cover);
document.addEventListener("ring-opened", () => openBelow(document.body));
document.addEventListener("htmx:load", (event) => openBelow(event.detail.elt));
