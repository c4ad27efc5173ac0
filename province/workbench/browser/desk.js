// The one script of the workbench's pages beside htmx: the officer's key, opening, sealing, deciding by keyboard.
import { cover, openBelow } from "./opening.js";
import { startFinding } from "./finding.js";
import { startKeys } from "./keys.js";
import { startRing } from "./ring.js";
import { startSealing } from "./sealing.js";

startRing(async () => {
  const reply = await fetch(document.body.dataset.ring, { credentials: "same-origin" });
  if (!reply.ok) throw new Error("no ring");
  return reply.json();
});
startSealing();
startKeys();
startFinding();
document.addEventListener("ring-closed", cover);
document.addEventListener("ring-opened", () => openBelow(document.body));
document.addEventListener("htmx:load", (event) => openBelow(event.detail.elt));
