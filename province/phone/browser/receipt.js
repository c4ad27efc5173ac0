// The receipt's code and what it unlocks: "Receipt" of docs/formats.md.
import { argon2id } from "hash-wasm";
import * as hpke from "./hpke.js";
import { fromBase64, join, toHex, utf8 } from "./octets.js";

const DIGITS = 18;
const SALT = "mingjing receipt";
const MOST_REPLIES = 40;

// ISO 7064 MOD 97-10 over sixteen digits; digit by digit, for the number is too long for one.
function checkDigits(body) {
  let rest = 0;
  for (const digit of `${body}00`) rest = (rest * 10 + Number(digit)) % 97;
  return String(98 - rest).padStart(2, "0");
}

export function fresh() {
  const digits = [];
  while (digits.length < 16) {
    for (const byte of crypto.getRandomValues(new Uint8Array(32))) {
      if (byte < 250 && digits.length < 16) digits.push(byte % 10); // else 0 to 5 came oftener
    }
  }
  const body = digits.join("");
  return body + checkDigits(body);
}

// Returns eighteen digits; null where the code is mistyped.
export function parse(text) {
  const digits = text.replace(/[\s\u3000-]/g, "");
  if (!/^[0-9]+$/.test(digits) || digits.length !== DIGITS) return null;
  return checkDigits(digits.slice(0, 16)) === digits.slice(16) ? digits : null;
}

export const spaced = (code) => code.match(/.{1,4}/g).join(" ");

async function expand(key, info, length) {
  const hmac = await crypto.subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const block = await crypto.subtle.sign("HMAC", hmac, join(utf8(info), Uint8Array.of(1)));
  return new Uint8Array(block).slice(0, length);
}

export async function keys(code) {
  const both = await argon2id({
    password: code, salt: utf8(SALT), iterations: 3, parallelism: 1,
    memorySize: 128 * 1024, hashLength: 32, outputType: "binary",
  });
  const seed = await expand(both, "mingjing reply key", 32);
  return { tag: await expand(both, "mingjing tag", 16), seed, public: await hpke.publicOf(seed) };
}

// Opens what is there for a code among a county's sealed answers: { name: base64 }.
export async function replies(unlocked, sealed) {
  const found = [];
  for (let number = 0; number < MOST_REPLIES; number++) {
    const locator = toHex(await expand(join(unlocked.tag, new Uint8Array(16)), `mingjing reply ${number}`, 16));
    if (!(locator in sealed)) break;
    const text = await hpke.open(fromBase64(sealed[locator]), unlocked.seed, utf8("mingjing reply v1"));
    found.push(JSON.parse(new TextDecoder().decode(text)));
  }
  return found;
}
