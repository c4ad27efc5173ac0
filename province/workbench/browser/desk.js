// The one script of the workbench's pages beside htmx: the officer's key, opening, sealing.
import { cover, openBelow } from "./opening.js";
import { startRing } from "./ring.js";
import { startSealing } from "./sealing.js";

startRing();
startSealing();
document.addEventListener("ring-closed", cover);
document.addEventListener("ring-opened", () => openBelow(document.body));
document.addEventListener("htmx:load", (event) => openBelow(event.detail.elt));
