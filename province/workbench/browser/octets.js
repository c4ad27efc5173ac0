// Bytes: base64 and hex both ways, joining, comparing. No state, no DOM.

const LETTERS = new TextEncoder();

export const utf8 = (text) => LETTERS.encode(text);

export const toBase64 = (bytes) => {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
};

export const fromBase64 = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

export const toHex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");

export const join = (...parts) => {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

export const equal = (one, other) =>
  one.length === other.length && one.reduce((differ, byte, at) => differ | (byte ^ other[at]), 0) === 0;

export const padded = (bytes, length, filling = 0) => {
  if (bytes.length > length) throw new RangeError("too long");
  const whole = new Uint8Array(length).fill(filling);
  whole.set(bytes);
  return whole;
};
