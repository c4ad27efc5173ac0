// Text as GB18030, which browsers read but do not write: the decoder is asked for every code once.
let codes;

function table() {
  const decoder = new TextDecoder("gb18030");
  const found = new Map();
  const learn = (bytes, width) => {
    // With a space after each, so that a code that means nothing swallows no other.
    let at = 0;
    for (const text of decoder.decode(bytes).split(" ")) {
      if ([...text].length === 1 && text !== "\ufffd" && !found.has(text)) {
        found.set(text, bytes.slice(at, at + width));
      }
      at += width + 1;
    }
  };
  const two = [];
  for (let first = 0x81; first <= 0xfe; first++) {
    for (let second = 0x40; second <= 0xfe; second++) if (second !== 0x7f) two.push(first, second, 0x20);
  }
  learn(Uint8Array.from(two), 2);
  const four = [];
  for (let first = 0x81; first <= 0x84; first++) {
    for (let second = 0x30; second <= 0x39; second++) {
      for (let third = 0x81; third <= 0xfe; third++) {
        for (let fourth = 0x30; fourth <= 0x39; fourth++) four.push(first, second, third, fourth, 0x20);
      }
    }
  }
  learn(Uint8Array.from(four), 4);
  return found;
}

// Beyond U+FFFF codes run in one line from 90 30 81 30 on.
function beyond(point) {
  let rest = point - 0x10000;
  const fourth = 0x30 + (rest % 10);
  rest = Math.floor(rest / 10);
  const third = 0x81 + (rest % 126);
  rest = Math.floor(rest / 126);
  return [0x90 + Math.floor(rest / 10), 0x30 + (rest % 10), third, fourth];
}

export function encode(text) {
  codes ??= table();
  const bytes = [];
  for (const letter of text) {
    const point = letter.codePointAt(0);
    if (point < 0x80) bytes.push(point);
    else if (point > 0xffff) bytes.push(...beyond(point));
    else bytes.push(...(codes.get(letter) ?? [0x3f]));
  }
  return Uint8Array.from(bytes);
}
