// Photos: drawn anew, so that nothing of the camera's notes (place, time, telephone) is left; made
// small; sealed to the office, and once more to the intake. All are of one length: docs/formats.md.
import * as hpke from "./hpke.js";
import { join, padded, utf8 } from "./octets.js";

const WHOLE = 131072;
const INNER = WHOLE - 2 - 29 - hpke.OVERHEAD;
const ROOM = INNER - hpke.OVERHEAD;
const SIDES = [1600, 1200, 900, 640];
const QUALITIES = [0.8, 0.6, 0.4];

export class NoPicture extends Error {}

const clear = Uint8Array.of(1, 1);

async function drawn(file) {
  try {
    return await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    throw new NoPicture();
  }
}

// Returns a JPEG that fits one parcel.
export async function shrunk(file) {
  const picture = await drawn(file);
  const canvas = document.createElement("canvas");
  for (const side of SIDES) {
    const scale = Math.min(1, side / Math.max(picture.width, picture.height));
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    for (const quality of QUALITIES) {
      const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", quality));
      if (blob && blob.size <= ROOM - 4) return new Uint8Array(await blob.arrayBuffer());
    }
  }
  throw new NoPicture();
}

export async function parcel(jpeg, number, tag, office, intake) {
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, jpeg.length);
  const info = join(clear, utf8(`mingjing photo ${office.code}`));
  const inner = await hpke.seal(padded(join(length, jpeg), ROOM), office.public, info);
  const text = join(Uint8Array.of(number), tag, padded(utf8(office.code), 12), inner);
  return join(clear, await hpke.seal(text, intake, join(clear, utf8("mingjing photo outer "))));
}
