// An officer's keys opened with the passphrase: bytes in, bytes out, no page and no server.
import * as hpke from "./hpke.js";
import { unlock } from "./locking.js";
import { fromBase64, toBase64, utf8 } from "./octets.js";

export const grantInfo = (office) => utf8(`mingjing grant ${office}`);

// `locked` is what the workbench keeps for an officer and hands out as the key file.
export async function openKeyring(locked, passphrase) {
  if (!locked.locked) throw new Error("no key yet");
  const own = await unlock(fromBase64(locked.locked), passphrase, locked.purpose);
  const offices = {};
  const secrets = [own];
  for (const grant of locked.grants) {
    const key = await hpke.open(fromBase64(grant.sealed), own, grantInfo(grant.office));
    secrets.push(key);
    // The newest comes last: it is what is sealed to; the others open what was sealed before. Its
    // public half is made of itself: what a server calls its half might be somebody else's.
    const office = (offices[grant.office] ??= { code: grant.office, keys: [], byPublic: {} });
    office.public = await hpke.publicOf(key);
    office.keys.push(key);
    office.byPublic[toBase64(office.public)] = key;
  }
  return { own, offices, secrets };
}
