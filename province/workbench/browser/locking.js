// Secrets locked with a passphrase, as province/reports/locking.py locks them:
// salt (16) | nonce (12) | ChaCha20-Poly1305, key = Argon2id(passphrase, salt; t = 3, 256 MiB).
import { Chacha20Poly1305 } from "@hpke/chacha20poly1305";
import { argon2id } from "hash-wasm";
import { join, utf8 } from "./octets.js";

export const SHORTEST = 8;
const SALT = 16;
const NONCE = 12;
const KIBIBYTES = 256 * 1024;

export class WrongPassphrase extends Error {}

const cipher = async (passphrase, salt) => {
  const key = await argon2id({
    password: utf8(passphrase), salt, iterations: 3, parallelism: 1,
    memorySize: KIBIBYTES, hashLength: 32, outputType: "binary",
  });
  return new Chacha20Poly1305().createEncryptionContext(key);
};

export async function unlock(locked, passphrase, purpose) {
  const opened = await cipher(passphrase, locked.slice(0, SALT));
  try {
    const text = locked.slice(SALT + NONCE);
    return new Uint8Array(await opened.open(locked.slice(SALT, SALT + NONCE), text, utf8(purpose)));
  } catch {
    throw new WrongPassphrase();
  }
}

export async function lock(secret, passphrase, purpose) {
  const salt = crypto.getRandomValues(new Uint8Array(SALT));
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE));
  const made = await cipher(passphrase, salt);
  return join(salt, nonce, new Uint8Array(await made.seal(nonce, secret, utf8(purpose))));
}
