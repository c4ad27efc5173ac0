// A report's two blocks, and answers to it, as docs/formats.md and protocol/ write them.
import { inflateSync } from "fflate";
import * as hpke from "./hpke.js";
import { join, padded, utf8 } from "./octets.js";

const BODY = 780; // of one envelope
const IDENTITY = 96;
const SEALED_IDENTITY = IDENTITY + hpke.OVERHEAD;
const HEAD = 35; // reply key (32), codec (1), length (2)
const DEFLATED = 1;
const MOST = 64 * 1024; // what words may inflate to
const REPLY = 700;
const SEPARATOR = "\x1f";
const NOBODY = utf8(SEPARATOR + SEPARATOR);

export class CannotOpen extends Error {}
export class TooLong extends Error {}

const info = (purpose, office) => join(Uint8Array.of(1, 1), utf8(`mingjing ${purpose} ${office}`));

// Opens with the first of the office's keys that fits: of now, or from before.
async function openWith(keys, sealed, info) {
  for (const key of keys) {
    try {
      return await hpke.open(sealed, key, info);
    } catch {
      // Sealed to another one.
    }
  }
  throw new CannotOpen();
}

export async function openContent(body, office, keys) {
  const plain = await openWith(keys, body.slice(0, -SEALED_IDENTITY), info("content", office));
  return { plain, replyKey: plain.slice(0, 32), ...words(plain) };
}

export async function openIdentity(body, office, keys) {
  const plain = await openWith(keys, body.slice(-SEALED_IDENTITY), info("identity", office));
  const end = plain.indexOf(0);
  const text = new TextDecoder("gb18030").decode(end < 0 ? plain : plain.slice(0, end));
  const [name = "", telephone = "", idNumber = ""] = text.split(SEPARATOR);
  return { name, telephone, idNumber };
}

// The same words for another office: its bodies, joined. Who spoke stays with the first office.
export async function reseal(plain, target) {
  const identity = await hpke.seal(padded(NOBODY, IDENTITY), target.custody, info("identity", target.code));
  return join(await hpke.seal(plain, target.public, info("content", target.code)), identity);
}

// A photo for another office.
export async function resealPhoto(sealed, office, keys, target) {
  const plain = await openWith(keys, sealed, info("photo", office));
  return hpke.seal(plain, target.public, info("photo", target.code));
}

// An answer to the reporter: always 700 bytes.
export async function sealReply(reply, replyKey) {
  const { status, text, on, office } = reply;
  const room = REPLY - hpke.OVERHEAD;
  const json = utf8(JSON.stringify({ status, text, on, office }));
  if (json.length > room) throw new TooLong();
  return hpke.seal(padded(json, room, 0x20), replyKey, utf8("mingjing reply v1"));
}

// What the office keeps for itself: its own copy of an answer, or a note.
export const sealNote = (text, office) =>
  hpke.seal(utf8(text), office.public, info("note", office.code));

export async function openNote(sealed, office, keys) {
  return new TextDecoder().decode(await openWith(keys, sealed, info("note", office)));
}

// A photo that a telephone sent along: the JPEG.
export async function openPhoto(sealed, office, keys) {
  const plain = await openWith(keys, sealed, info("photo", office));
  return plain.slice(4, 4 + new DataView(plain.buffer).getUint32(0));
}

function words(plain) {
  const length = (plain[33] << 8) | plain[34];
  let packed = plain.slice(HEAD, HEAD + length);
  try {
    if (plain[32] === DEFLATED) packed = inflateSync(packed, { out: new Uint8Array(MOST) });
  } catch {
    throw new CannotOpen();
  }
  const fields = new TextDecoder("gb18030").decode(packed).split(SEPARATOR);
  if (fields.length !== 4) throw new CannotOpen();
  const [village, about, kind, text] = fields;
  return { village, about, kind, words: text };
}
