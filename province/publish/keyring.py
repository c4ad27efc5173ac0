"""The province's keys on disk: who may sign what, and what seals a county's data.

    counties/<code>.json   key and salt of a county (32 and 16 bytes); village keys come from it
    online/<name>.pem      Ed25519: `online` signs snapshot, timestamp and catalogue; one a county
    offline/<name>.pem     Ed25519: root, targets, two each of offices and software; on sticks
    intake/<id>.json       X25519: opens the outer layer of envelopes
    retired/<name>.<n>.pem signing keys that `keys renew` replaced
    local.key              32 bytes for what never leaves the server
    signed/                what the offline keys signed, ready for the feed

Read by `publish`, `reports` and `fleet`; made by `keys init` alone. All files are 0600.
"""

import re
import secrets
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from securesystemslib.signer import CryptoSigner  # type: ignore[attr-defined] # no __all__

from protocol.offices import IntakeKey
from protocol.sealing import KEY_BYTES, derive, village_key
from protocol.stretching import SALT_BYTES
from province.publish.errors import KeysMissing, KeyUnreadable, SettingWrong
from province.publish.files import PRIVATE, write_durably

OFFLINE = ("root", "targets", "offices-1", "offices-2", "software-1", "software-2")
ONLINE = "online"
_COUNTY = re.compile(r"[0-9]{6}")
_NOTE = (
    "These six keys are the trust of every terminal.\n"
    "In production they live on two sticks in two safes, and come to this folder only to sign.\n"
)
_T = TypeVar("_T")


class CountyKeys(msgspec.Struct, frozen=True):
    """What seals a county's packs, pictures and bundles."""

    key: bytes  # 32 bytes
    salt: bytes  # 16 bytes


class _Intake(msgspec.Struct, frozen=True):
    since: str
    private: bytes


class Keyring:
    """The keys under one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.signed = folder / "signed"

    def make(self, counties: tuple[str, ...], today: str) -> list[str]:
        """Make whatever key is missing; returns the names of those made.

        Raises:
            SettingWrong: a county code that is not six digits.
        """
        made = [name for name in (ONLINE, *OFFLINE) if self._make_signer(name)]
        for county in counties:
            if not _COUNTY.fullmatch(county):
                raise SettingWrong("区县代码应是六位数字")
            if self._make_signer(county):
                made.append(county)
            path = self._county_path(county)
            if not path.exists():
                keys = CountyKeys(secrets.token_bytes(KEY_BYTES), secrets.token_bytes(SALT_BYTES))
                _write(path, msgspec.json.encode(keys))
        if not self._local_path.exists():
            _write(self._local_path, secrets.token_bytes(KEY_BYTES))
        if not self.intake_public():
            made.append(self.add_intake(today))
        note = self.folder / "offline" / "READ-ME.txt"
        if not note.exists():
            _write(note, _NOTE.encode())
        return made

    def renew(self, name: str) -> None:
        """Put a new signing key in the place of one that may be known to others.

        The old one stays under `retired/`: a new root is taken from the hands of the old.

        Raises:
            KeysMissing: there is no signing key of this name.
        """
        old = _read(self._signer_path(name))
        retired = self.folder / "retired"
        number = len(list(retired.glob(f"{name}.*.pem"))) + 1
        _write(retired / f"{name}.{number}.pem", old)
        self._signer_path(name).unlink()
        self._make_signer(name)

    def retired(self, name: str) -> tuple[CryptoSigner, ...]:
        """Return the signers that `name` was before; raises KeyUnreadable."""
        paths = sorted((self.folder / "retired").glob(f"{name}.*.pem"))
        return tuple(_signer(path) for path in paths)

    def add_intake(self, today: str) -> str:
        """Make a new intake key, the newest from now on; returns its id."""
        number = len(list((self.folder / "intake").glob("*.json"))) + 1
        name = f"{today}-{number:03d}"
        key = _Intake(since=today, private=X25519PrivateKey.generate().private_bytes_raw())
        _write(self.folder / "intake" / f"{name}.json", msgspec.json.encode(key))
        return name

    def signer(self, name: str) -> CryptoSigner:
        """Return the signer called `name`: online, an offline one, or a county's code.

        Raises:
            KeysMissing, KeyUnreadable.
        """
        return _signer(self._signer_path(name))

    def counties(self) -> tuple[str, ...]:
        """Return the codes of the counties that have keys, sorted."""
        return tuple(sorted(path.stem for path in (self.folder / "counties").glob("*.json")))

    def county(self, code: str) -> CountyKeys:
        """Return a county's key and salt; raises KeysMissing, KeyUnreadable."""
        return _decode(_read(self._county_path(code)), CountyKeys)

    def village(self, code: str) -> bytes:
        """Return the 32-byte key of a village; raises as `county`."""
        return village_key(self.county(code[:6]).key, code)

    def intake_public(self) -> tuple[IntakeKey, ...]:
        """Return the intake's public keys, oldest first."""
        return tuple(
            IntakeKey(
                id=name,
                public=X25519PrivateKey.from_private_bytes(key.private)
                .public_key()
                .public_bytes_raw(),
                since=key.since,
            )
            for name, key in self._intake()
        )

    def intake_private(self) -> tuple[bytes, ...]:
        """Return the intake's private keys, newest first: most envelopes need the newest.

        Read anew only when a file of theirs has changed: every cell that comes asks for them.
        """
        paths = sorted((self.folder / "intake").glob("*.json"), reverse=True)
        return _intake_private(tuple((path, path.stat().st_mtime_ns) for path in paths))

    def local(self, purpose: str) -> bytes:
        """Return 32 bytes for one purpose on this server alone; raises KeysMissing."""
        return derive(_read(self._local_path), f"mingjing local {purpose}")

    def _intake(self) -> list[tuple[str, _Intake]]:
        paths = sorted((self.folder / "intake").glob("*.json"))
        return [(path.stem, _decode(_read(path), _Intake)) for path in paths]

    @property
    def _local_path(self) -> Path:
        return self.folder / "local.key"

    def _county_path(self, code: str) -> Path:
        return self.folder / "counties" / f"{code}.json"

    def _signer_path(self, name: str) -> Path:
        return self.folder / ("offline" if name in OFFLINE else "online") / f"{name}.pem"

    def _make_signer(self, name: str) -> bool:
        path = self._signer_path(name)
        if path.exists():
            return False
        private = Ed25519PrivateKey.generate()
        _write(path, private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        return True


@lru_cache(maxsize=4)
def _intake_private(files: tuple[tuple[Path, int], ...]) -> tuple[bytes, ...]:
    return tuple(_decode(_read(path), _Intake).private for path, _ in files)


def _signer(path: Path) -> CryptoSigner:
    try:
        private = load_pem_private_key(_read(path), password=None)
    except ValueError as error:
        raise KeyUnreadable(f"密钥文件损坏：{path.stem}") from error
    if not isinstance(private, Ed25519PrivateKey):
        raise KeyUnreadable(f"密钥类型不对：{path.stem}")
    return CryptoSigner(private)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_durably(path, data, PRIVATE)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise KeysMissing(f"没有密钥 {path.stem}，请先运行 keys init") from None


def _decode(data: bytes, kind: type[_T]) -> _T:
    try:
        return msgspec.json.decode(data, type=kind)
    except msgspec.MsgspecError as error:
        raise KeyUnreadable("密钥文件损坏") from error
