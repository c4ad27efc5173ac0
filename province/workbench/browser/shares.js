// Two custodians' shares of a key joined: Shamir over GF(256), as province/reports/shares.py.

const FIELD = 0x11b;

const times = (a, b) => {
  let product = 0;
  for (let bit = 0; bit < 8; bit++) {
    product ^= a * ((b >> bit) & 1);
    a = (a << 1) ^ (FIELD * (a >> 7));
  }
  return product;
};

const over = (a, b) => {
  let inverse = 1;
  for (let turn = 0; turn < 254; turn++) inverse = times(inverse, b);
  return times(a, inverse);
};

const LENGTH = 33; // of a share of a key

// What two custodians hold, joined: the key of now, then the former ones.
export function keysOf(first, second) {
  const keys = [];
  for (let at = 0; at < first.length; at += LENGTH) {
    keys.push(joined(first.slice(at, at + LENGTH), second.slice(at, at + LENGTH)));
  }
  return keys;
}

function joined(first, second) {
  const [a, b] = [first[0], second[0]];
  if (a === b || !a || !b || first.length !== second.length) throw new RangeError("two different shares");
  const [weightA, weightB] = [over(b, a ^ b), over(a, a ^ b)];
  return first.slice(1).map((byte, at) => times(weightA, byte) ^ times(weightB, second[at + 1]));
}
