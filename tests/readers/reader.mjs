// A second reader of Mingjing's files, written from docs/formats.md and its RFCs alone.
// usage: node reader.mjs ORDERS.json; prints what it read as JSON. Bytes go as hex.
import { createDecipheriv, createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";
import { CipherSuite, HkdfSha256 } from "@hpke/core";
import { Chacha20Poly1305 } from "@hpke/chacha20poly1305";
import { DhkemX25519HkdfSha256 } from "@hpke/dhkem-x25519";
import { decompress } from "fzstd";
import { argon2id } from "hash-wasm";

const hex = (text) => Buffer.from(text, "hex");
const hmac = (key, ...parts) => parts.reduce((h, p) => h.update(p), createHmac("sha256", key)).digest();

// HKDF-Expand of RFC 5869.
function expand(key, info, length = 32) {
  let block = Buffer.alloc(0);
  const made = [];
  for (let n = 1; made.length * 32 < length; n++)
    made.push((block = hmac(key, block, info, Buffer.from([n]))));
  return Buffer.concat(made).subarray(0, length);
}

// Sealing: magic | s | ChaCha20-Poly1305.
function unseal(key, magic, sealed) {
  if (sealed.subarray(0, 4).toString() !== magic) throw new Error("another kind of file");
  const s = sealed.subarray(4, 36);
  const message = expand(key, `mingjing message ${s.toString("hex")}`);
  const cipher = createDecipheriv("chacha20-poly1305", message, Buffer.alloc(12), { authTagLength: 16 });
  cipher.setAAD(Buffer.from(magic)).setAuthTag(sealed.subarray(-16));
  const text = Buffer.concat([cipher.update(sealed.subarray(36, -16)), cipher.final()]);
  if (!hmac(expand(key, "mingjing synthetic nonce"), magic, text).equals(s)) throw new Error("s is not made of the text");
  return text;
}

const kem = new DhkemX25519HkdfSha256();
const suite = new CipherSuite({ kem, kdf: new HkdfSha256(), aead: new Chacha20Poly1305() });
async function hpke(sealed, secret, info) {
  const recipientKey = await kem.importKey("raw", secret, false);
  const head = { recipientKey, enc: sealed.subarray(0, 32), info: Buffer.from(info) };
  return Buffer.from(await (await suite.createRecipientContext(head)).open(sealed.subarray(32)));
}

const argon = (password, salt, mebibytes) =>
  argon2id({ password, salt, iterations: 3, parallelism: 1, memorySize: mebibytes * 1024, hashLength: 32, outputType: "binary" });

const clear = "\x01\x01";
const words = (bytes) => new TextDecoder("gb18030").decode(bytes).split("\x1f");

const readers = {
  villageKey: ({ countyKey, village }) => expand(hex(countyKey), `mingjing village ${village}`).toString("hex"),

  pack: ({ file, key }) => JSON.parse(Buffer.from(decompress(unseal(hex(key), "MJP1", readFileSync(file))))),

  picture: ({ file, key }) => unseal(hex(key), "MJM1", readFileSync(file)).toString("hex"),

  async bundle({ file, number, salt, villageKey }) {
    const root = Buffer.from(await argon(number, hex(salt), 64)).toString("hex");
    const both = expand(expand(hex(villageKey), "mingjing bundles"), `mingjing person ${root}`, 48);
    const text = unseal(both.subarray(16), "MJB1", readFileSync(file));
    return { locator: both.subarray(0, 16).toString("hex"), padded: text.length % 256, bundle: JSON.parse(text) };
  },

  async receipt({ digits, reply }) {
    const k = Buffer.from(await argon(digits, "mingjing receipt", 128));
    const tag = expand(k, "mingjing tag", 16);
    const seed = expand(k, "mingjing reply key");
    const rest = BigInt(digits) % 97n;
    const locator = expand(Buffer.concat([tag, Buffer.alloc(16)]), "mingjing reply 0", 16).toString("hex");
    const text = await hpke(readFileSync(reply), seed, "mingjing reply v1");
    return { tag: tag.toString("hex"), checks: rest === 1n, locator, reply: JSON.parse(text) };
  },

  // A cell: what of it is real, opened down to what office and custodians read.
  async cell({ file, intake, office, custody }) {
    const cell = readFileSync(file);
    const parts = [];
    for (let at = 0; at < cell.length; at += 860) {
      const envelope = cell.subarray(at, at + 860);
      if (envelope[0] !== 1 || envelope[1] !== 1) throw new Error("another version or suite");
      const outer = await hpke(envelope.subarray(2), hex(intake), `${clear}mingjing outer `);
      if (outer[0] === 1) parts[outer[1] >> 4] = outer;
    }
    const [first] = parts;
    const code = first.subarray(18, 30).toString().replace(/\0+$/, "");
    const body = Buffer.concat(parts.map((part) => part.subarray(30)));
    const text = await hpke(body.subarray(0, -144), hex(office), `${clear}mingjing content ${code}`);
    const packed = text.subarray(35, 35 + text.readUInt16BE(33));
    const who = await hpke(body.subarray(-144), hex(custody), `${clear}mingjing identity ${code}`);
    return {
      parts: first[1] & 15, found: parts.length, tag: first.subarray(2, 18).toString("hex"), office: code,
      replyKey: text.subarray(0, 32).toString("hex"),
      content: words(text[32] ? inflateRawSync(packed) : packed),
      identity: words(who.subarray(0, who.indexOf(0) < 0 ? 96 : who.indexOf(0))),
    };
  },

  qr({ text }) {
    const bits = [...text].map((c) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c).toString(2).padStart(5, "0")).join("");
    return Buffer.from(bits.match(/.{8}/g).map((octet) => parseInt(octet, 2))).toString("hex");
  },
};

const orders = JSON.parse(readFileSync(process.argv[2]));
const read = [];
for (const order of orders) read.push(await readers[order.what](order));
process.stdout.write(JSON.stringify(read));
