"""Daily checkpoints: the last link, signed by the feed's online key.

A copy that somebody else keeps cannot be taken back: with it a chain that was cut at its end, or
made anew from the start, is found. They lie in `trace/` below the platform's folder.
"""

from datetime import date
from pathlib import Path
from typing import Final

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from province.publish.files import write_durably
from province.publish.keyring import ONLINE, Keyring
from province.trace.models import Line

_PURPOSE: Final = b"mingjing trace 1\n"
_SUFFIX: Final = ".json"


class Point(msgspec.Struct, frozen=True):
    """How far the chain had come on a day."""

    day: str
    number: int
    link: str


class Checkpoint(msgspec.Struct, frozen=True):
    """A point and its signature: Ed25519 over `mingjing trace 1`, a newline and the text."""

    text: str
    signature: bytes


def sign(home: Path, today: date) -> Point | None:
    """Sign today's point; None: the chain is empty. Raises KeysMissing, KeyUnreadable."""
    last = Line.objects.order_by("-number").first()
    if last is None:
        return None
    point = Point(f"{today}", last.number, last.link)
    text = msgspec.json.encode(point)
    signer = Keyring(home / "keys").signer(ONLINE)
    signed = Checkpoint(text.decode(), bytes.fromhex(signer.sign(_PURPOSE + text).signature))
    write_durably(_folder(home) / f"{today}{_SUFFIX}", msgspec.json.encode(signed))
    return point


def newest_day(home: Path) -> date | None:
    """Return the day of the newest point; nobody has looked at its signature."""
    days = (path.stem for path in _folder(home).glob(f"*{_SUFFIX}"))
    return max(map(date.fromisoformat, days), default=None)


def faults(home: Path) -> list[str]:
    """Compare every checkpoint with the chain; returns what is wrong, in plain words.

    Raises:
        KeysMissing, KeyUnreadable: there are checkpoints and no key to hold them to.
    """
    wrong: list[str] = []
    paths = sorted(_folder(home).glob(f"*{_SUFFIX}"))
    if not paths:
        return wrong
    public = bytes.fromhex(Keyring(home / "keys").signer(ONLINE).public_key.keyval["public"])
    for path in paths:
        point = _read(path, Ed25519PublicKey.from_public_bytes(public))
        if point is None:
            wrong.append(f"{path.stem} 的签名不对")
        elif not Line.objects.filter(number=point.number, link=point.link).exists():
            wrong.append(f"{path.stem} 签过名的第 {point.number} 步不见了或变了")
    return wrong


def _read(path: Path, public: Ed25519PublicKey) -> Point | None:
    try:
        signed = msgspec.json.decode(path.read_bytes(), type=Checkpoint)
        public.verify(signed.signature, _PURPOSE + signed.text.encode())
        return msgspec.json.decode(signed.text, type=Point)
    except (InvalidSignature, msgspec.MsgspecError):
        return None


def _folder(home: Path) -> Path:
    return home / "trace"
