// HPKE of docs/formats.md: RFC 9180 base mode, X25519, HKDF-SHA256, ChaCha20-Poly1305, empty aad.
import { Chacha20Poly1305 } from "@hpke/chacha20poly1305";
import { CipherSuite, HkdfSha256 } from "@hpke/core";
import { DhkemX25519HkdfSha256 } from "@hpke/dhkem-x25519";
import { join } from "./octets.js";

const ENC = 32;
export const OVERHEAD = ENC + 16;
const kem = new DhkemX25519HkdfSha256();
const suite = new CipherSuite({ kem, kdf: new HkdfSha256(), aead: new Chacha20Poly1305() });

export async function seal(text, publicKey, info) {
  const recipientPublicKey = await kem.importKey("raw", publicKey, true);
  const context = await suite.createSenderContext({ recipientPublicKey, info });
  return join(new Uint8Array(context.enc), new Uint8Array(await context.seal(text)));
}

export async function open(sealed, privateKey, info) {
  const recipientKey = await kem.importKey("raw", privateKey, false);
  const head = { recipientKey, enc: sealed.slice(0, ENC), info };
  const context = await suite.createRecipientContext(head);
  return new Uint8Array(await context.open(sealed.slice(ENC)));
}

// A fresh pair as raw bytes: { privateKey, publicKey }.
export async function pair() {
  const made = await kem.generateKeyPair();
  return {
    privateKey: new Uint8Array(await kem.serializePrivateKey(made.privateKey)),
    publicKey: new Uint8Array(await kem.serializePublicKey(made.publicKey)),
  };
}

// The public half of a private key, both raw bytes. The library keeps the way to it in `_prim`.
export async function publicOf(privateKey) {
  const key = await kem.importKey("raw", privateKey, false);
  return new Uint8Array(await kem.serializePublicKey(await kem._prim.derivePublicKey(key)));
}
