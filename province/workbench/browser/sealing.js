// Forms whose words must not leave the page in clear: what is typed has no name, so that nothing
// sends it; here it is sealed into the hidden fields, and then the form goes its way.
import { read } from "./files.js";
import * as hpke from "./hpke.js";
import { grantInfo } from "./keyring.js";
import { SHORTEST, lock, unlock } from "./locking.js";
import { fromBase64, toBase64 } from "./octets.js";
import { openedPhotos, openedReport, shareInfo } from "./opening.js";
import * as report from "./report.js";
import { opened } from "./ring.js";
import { tell } from "./words.js";

const typed = (form, what) => form.querySelector(`[data-typed=${what}]`);

const put = (form, name, bytes) => {
  form.elements[name].value = toBase64(bytes);
};

const officeOf = (ring, form) => {
  const office = ring.offices[form.dataset.office];
  if (!office) throw new Error("no office key");
  return office;
};

// What the opener sealed says for which report it is, and which word the reporter will read.
function putSealed(form, sealed) {
  if (sealed.name !== form.dataset.name) throw new Error("other report");
  const choice = form.elements.status;
  if (choice) choice.value = sealed.status;
  if ((choice?.value ?? form.dataset.status) !== sealed.status) throw new Error("other step");
  form.elements.reply.value = sealed.reply;
  form.elements.copy.value = sealed.copy;
}

const newPassphrase = (form) => {
  const [once, twice] = [typed(form, "passphrase").value, typed(form, "again").value];
  if (once.length < SHORTEST) throw new Error("short");
  if (once !== twice) throw new Error("differ");
  return once;
};

const sealers = {
  // An answer, and the office's own copy of it; where a target is chosen, the report for it too.
  // One that the opener has sealed already comes as a file.
  async answer(form) {
    const sealed = await read(typed(form, "sealed"), "reply");
    if (sealed) return putSealed(form, sealed);
    const text = typed(form, "text").value.trim();
    if (!text) throw new Error("no words");
    const ring = await opened();
    const found = openedReport(form.dataset.name);
    if (!found) throw new Error("open first");
    const status = form.elements.status?.value ?? form.dataset.status;
    const { today: on, officeName: office } = form.dataset;
    put(form, "reply", await report.sealReply({ status, text, on, office }, found.replyKey));
    put(form, "copy", await report.sealNote(text, officeOf(ring, form)));
    const target = form.elements.target?.selectedOptions[0];
    if (target) {
      const to = {
        code: target.value,
        public: fromBase64(target.dataset.public),
        custody: fromBase64(target.dataset.custody),
      };
      put(form, "body", await report.reseal(found.plain, to));
      const { code, keys } = officeOf(ring, form);
      const photos = [];
      for (const sealed of openedPhotos(form.dataset.name)) photos.push(toBase64(await report.resealPhoto(sealed, code, keys, to)));
      form.elements.photos.value = photos.join(" ");
    }
  },
  async note(form) {
    const ring = await opened();
    put(form, "note", await report.sealNote(typed(form, "text").value.trim(), officeOf(ring, form)));
  },
  async "new-key"(form) {
    const passphrase = newPassphrase(form);
    const made = await hpke.pair();
    put(form, "public", made.publicKey);
    put(form, "locked", await lock(made.privateKey, passphrase, form.dataset.purpose));
    made.privateKey.fill(0);
  },
  // The first officer of an office takes its key with the passphrase that it was made with.
  async found(form) {
    const { locked, purpose, office, to } = form.dataset;
    const key = await unlock(fromBase64(locked), typed(form, "passphrase").value, purpose);
    put(form, "sealed", await hpke.seal(key, fromBase64(to), grantInfo(office)));
    key.fill(0);
  },
  async grant(form) {
    const ring = await opened();
    const key = officeOf(ring, form).byPublic[form.dataset.public];
    put(form, "sealed", await hpke.seal(key, fromBase64(form.dataset.to), grantInfo(form.dataset.office)));
  },
  // A custodian's share, for the one who asked and for this report alone.
  async consent(form) {
    const { locked, purpose, to, about } = form.dataset;
    const share = await unlock(fromBase64(locked), typed(form, "passphrase").value, purpose);
    put(form, "sealed", await hpke.seal(share, fromBase64(to), shareInfo(about)));
    share.fill(0);
  },
};

async function seal(form) {
  const says = form.querySelector("[data-says]");
  const button = form.querySelector("button[type=submit], button:not([type])");
  button.disabled = true;
  says.textContent = tell("sealing");
  // A browser takes no second submit while the first is still told around; and the words show.
  await new Promise((later) => setTimeout(later));
  try {
    await sealers[form.dataset.seals](form);
  } catch (error) {
    says.textContent = tell(error);
    button.disabled = false;
    return;
  }
  says.textContent = "";
  button.disabled = false;
  // What was typed has no name: it stays here, and goes when the next page comes.
  form.dataset.sealed = "yes";
  form.requestSubmit();
}

export function startSealing() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.dataset?.seals) return;
    if (form.dataset.sealed === "yes") {
      delete form.dataset.sealed;
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    seal(form);
  }, true);
}
