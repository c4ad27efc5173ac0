// A report sealed as a terminal seals it: "Envelope and cell" of docs/formats.md.
import { deflateSync } from "fflate";
import { encode } from "./gb18030.js";
import * as hpke from "./hpke.js";
import { join, padded, utf8 } from "./octets.js";

const BODY = 780;
const PARTS = 4;
const IDENTITY = 96;
const HEAD = 30;
const SEPARATOR = "\x1f";

export class TooLong extends Error {}

const clear = Uint8Array.of(1, 1);
const info = (purpose, office = "") => join(clear, utf8(`mingjing ${purpose} ${office}`));
const fields = (...texts) => encode(texts.map((text) => text.replaceAll(SEPARATOR, " ")).join(SEPARATOR));

function packed(replyKey, said) {
  const plain = fields(said.village, said.about, said.kind, said.words);
  const deflated = deflateSync(plain, { level: 9 });
  const [codec, text] = deflated.length < plain.length ? [1, deflated] : [0, plain];
  return join(replyKey, Uint8Array.of(codec, text.length >> 8, text.length & 255), text);
}

const envelope = async (text, intake) => join(clear, await hpke.seal(text, intake, info("outer")));

const dummy = (intake) =>
  envelope(join(Uint8Array.of(0), crypto.getRandomValues(new Uint8Array(HEAD + BODY - 1))), intake);

// A cell of four envelopes in random order; unused ones are dummies.
export async function cell(said, unlocked, office, intake) {
  const words = packed(unlocked.public, said);
  const who = fields(said.name, said.telephone, "");
  const parts = Math.ceil((words.length + 2 * hpke.OVERHEAD + IDENTITY) / BODY);
  if (parts > PARTS || who.length > IDENTITY) throw new TooLong();
  const room = parts * BODY - IDENTITY - 2 * hpke.OVERHEAD;
  const inner = join(
    await hpke.seal(padded(words, room), office.public, info("content", office.code)),
    await hpke.seal(padded(who, IDENTITY), office.custody, info("identity", office.code)),
  );
  const made = [];
  for (let part = 0; part < PARTS; part++) {
    if (part >= parts) made.push(await dummy(intake));
    else {
      const head = join(Uint8Array.of(1, part * 16 + parts), unlocked.tag, padded(utf8(office.code), 12));
      made.push(await envelope(join(head, inner.slice(part * BODY, (part + 1) * BODY)), intake));
    }
  }
  for (let at = made.length - 1; at > 0; at--) {
    const other = crypto.getRandomValues(new Uint32Array(1))[0] % (at + 1);
    [made[at], made[other]] = [made[other], made[at]];
  }
  return join(...made);
}
