"""The feed's TUF metadata: which key vouches for which file.

Root and targets are signed offline and rarely; a role per county, `catalogue`, snapshot and
timestamp are signed here at each publication that changed something. `offices` needs two offline
keys. Nothing changed: nothing is signed, so that the feed stays byte for byte the same.
Called by `keys` (offline part) and by `publication` (online part).
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

from tuf.api.metadata import (  # type: ignore[attr-defined] # its __init__ re-exports silently
    DelegatedRole,
    Delegations,
    Key,
    Metadata,
    MetaFile,
    Root,
    Snapshot,
    TargetFile,
    Targets,
    Timestamp,
)
from tuf.api.serialization.json import JSONSerializer

from protocol.index import CATALOGUE, METADATA, OFFICES, OFFICES_ROLE, TARGETS
from province.publish.files import write_durably, write_once
from province.publish.keyring import ONLINE, Keyring

CATALOGUE_ROLE = "catalogue"
ISSUED = "x-issued"  # signed beside the timestamp: a floor for terminals with dead clocks
_TEN_YEARS = timedelta(days=3652)
_YEAR = timedelta(days=365)
_TIMESTAMP = timedelta(days=45)
_SERIALIZER = JSONSerializer(compact=True)
_Signed = TypeVar("_Signed", Root, Timestamp, Snapshot, Targets)


def sign_top(keyring: Keyring, now: datetime) -> None:
    """Sign root and top-level targets with the offline keys, where they changed.

    Raises:
        KeysMissing, KeyUnreadable.
    """
    if not (keyring.signed / "1.root.json").exists():
        root = Root(version=1, expires=now + _TEN_YEARS, consistent_snapshot=True)
        for role, key in (
            ("root", "root"),
            ("targets", "targets"),
            ("snapshot", ONLINE),
            ("timestamp", ONLINE),
        ):
            root.add_key(keyring.signer(key).public_key, role)
        write_durably(keyring.signed / "1.root.json", _signed(root, keyring, ("root",)))
    delegations = _delegations(keyring)
    old = _newest(keyring.signed, "targets", Targets)
    if old is None or old.delegations != delegations:
        targets = Targets(
            version=1 if old is None else old.version + 1,
            expires=now + _TEN_YEARS,
            delegations=delegations,
        )
        data = _signed(targets, keyring, ("targets",))
        write_durably(keyring.signed / f"{targets.version}.targets.json", data)
    if _newest(keyring.signed, OFFICES_ROLE, Targets) is None:
        # An empty list, so that a feed is whole before the first office is there.
        _write_offices(keyring, {}, 1, now)


def sign_offices(keyring: Keyring, offices: bytes, now: datetime) -> int:
    """Sign offices.json with both offline keys; returns the version.

    Raises:
        KeysMissing, KeyUnreadable.
    """
    old = _newest(keyring.signed, OFFICES_ROLE, Targets)
    wanted = {OFFICES: TargetFile.from_data(OFFICES, offices, ["sha256"])}
    if old is not None and old.targets == wanted and not _soon(old.expires, now, _TEN_YEARS):
        return old.version
    write_durably(keyring.signed / OFFICES, offices)
    version = 1 if old is None else old.version + 1
    _write_offices(keyring, wanted, version, now)
    return version


def signed_offices(keyring: Keyring) -> bytes | None:
    """Return offices.json as last signed, or None."""
    path = keyring.signed / OFFICES
    return path.read_bytes() if path.exists() else None


class OnlineSigner:
    """Writes target files and the metadata that changed into one feed.

    Args:
        feed: the feed's folder.
        keyring: the keys, with what was signed offline.
        now: when this is signed; expiries count from it.
    """

    def __init__(self, feed: Path, keyring: Keyring, now: datetime) -> None:
        self._feed = feed
        self._folder = feed / METADATA
        self._keyring = keyring
        self._now = now
        self.used: set[str] = set()
        """Paths within the feed that the newest metadata are or name, and all that were kept."""

    def publish(
        self,
        counties: Mapping[str, Mapping[str, bytes]],
        catalogue: bytes,
        *,
        refresh: bool = False,
    ) -> bool:
        """Write what changed, the timestamp last; returns whether anything was signed.

        Args:
            counties: county code -> target path -> content, whole for each county.
            catalogue: the content of catalogue.json.
            refresh: sign the timestamp anew though nothing changed.

        Raises:
            KeysMissing, KeyUnreadable, OSError.
        """
        meta: dict[str, MetaFile] = {}
        self._copy_signed("root")
        for role in ("targets", OFFICES_ROLE):
            meta[f"{role}.json"] = MetaFile(version=self._copy_signed(role))
        offices = signed_offices(self._keyring)
        if offices is not None:
            self._write_target(OFFICES, offices)
        version = self._role(CATALOGUE_ROLE, ONLINE, {CATALOGUE: catalogue})
        meta[f"{CATALOGUE_ROLE}.json"] = MetaFile(version=version)
        for county, files in counties.items():
            meta[f"{county}.json"] = MetaFile(version=self._role(county, county, files))
        return self._stamp(self._snapshot(meta), refresh=refresh)

    def _role(self, role: str, key: str, files: Mapping[str, bytes]) -> int:
        for path, content in files.items():
            self._write_target(path, content)
        targets = {
            path: TargetFile.from_data(path, content, ["sha256"]) for path, content in files.items()
        }
        old = _newest(self._folder, role, Targets)
        if old is not None and old.targets == targets and not _soon(old.expires, self._now, _YEAR):
            return self._kept(old.version, role)
        version = 1 if old is None else old.version + 1
        signed = Targets(version=version, expires=self._now + _YEAR, targets=targets)
        self._write(f"{version}.{role}.json", signed, key)
        return version

    def _snapshot(self, meta: dict[str, MetaFile]) -> int:
        old = _newest(self._folder, "snapshot", Snapshot)
        if old is not None and old.meta == meta and not _soon(old.expires, self._now, _YEAR):
            return self._kept(old.version, "snapshot")
        version = 1 if old is None else old.version + 1
        signed = Snapshot(version=version, expires=self._now + _YEAR, meta=meta)
        self._write(f"{version}.snapshot.json", signed, ONLINE)
        return version

    def _stamp(self, snapshot: int, *, refresh: bool) -> bool:
        path = self._folder / "timestamp.json"
        self.used.add(f"{METADATA}/timestamp.json")
        old = Metadata[Timestamp].from_file(str(path)).signed if path.exists() else None
        if old is not None and not refresh:
            fresh = not _soon(old.expires, self._now, _TIMESTAMP)
            if fresh and old.snapshot_meta.version == snapshot:
                return False
        signed = Timestamp(
            version=1 if old is None else old.version + 1,
            expires=self._now + _TIMESTAMP,
            snapshot_meta=MetaFile(version=snapshot),
            unrecognized_fields={ISSUED: f"{self._now:%Y-%m-%dT%H:%M:%SZ}"},
        )
        self._write("timestamp.json", signed, ONLINE)
        return True

    def _kept(self, version: int, role: str) -> int:
        self.used.add(f"{METADATA}/{version}.{role}.json")
        return version

    def _write(self, name: str, signed: _Signed, key: str) -> None:
        self.used.add(f"{METADATA}/{name}")
        write_durably(self._folder / name, _signed(signed, self._keyring, (key,)))

    def _copy_signed(self, role: str) -> int:
        version = 0
        for path in self._keyring.signed.glob(f"*.{role}.json"):
            version = max(version, int(path.name.partition(".")[0]))
            self.used.add(f"{METADATA}/{path.name}")
            write_once(self._folder / path.name, path.read_bytes())
        return version

    def _write_target(self, path: str, content: bytes) -> None:
        target = TargetFile.from_data(path, content, ["sha256"])
        for name in target.get_prefixed_paths():
            self.used.add(f"{TARGETS}/{name}")
            write_once(self._feed / TARGETS / name, content)


def _delegations(keyring: Keyring) -> Delegations:
    counties = keyring.counties()
    roles = [
        _role(keyring, OFFICES_ROLE, ("offices-1", "offices-2"), OFFICES),
        _role(keyring, CATALOGUE_ROLE, (ONLINE,), CATALOGUE),
        *(_role(keyring, county, (county,), f"{county}/*") for county in counties),
    ]
    signers = [keyring.signer(name) for name in ("offices-1", "offices-2", ONLINE, *counties)]
    keys: dict[str, Key] = {signer.public_key.keyid: signer.public_key for signer in signers}
    return Delegations(keys=keys, roles={role.name: role for role in roles})


def _role(keyring: Keyring, name: str, keys: Sequence[str], path: str) -> DelegatedRole:
    """Return a role that needs all of its keys for the one path that it vouches for."""
    return DelegatedRole(
        name=name,
        keyids=[keyring.signer(key).public_key.keyid for key in keys],
        threshold=len(keys),
        terminating=True,
        paths=[path],
    )


def _write_offices(
    keyring: Keyring, targets: dict[str, TargetFile], version: int, now: datetime
) -> None:
    signed = Targets(version=version, expires=now + _TEN_YEARS, targets=targets)
    data = _signed(signed, keyring, ("offices-1", "offices-2"))
    write_durably(keyring.signed / f"{version}.{OFFICES_ROLE}.json", data)


def _newest(folder: Path, role: str, kind: type[_Signed]) -> _Signed | None:
    versions = [int(path.name.partition(".")[0]) for path in folder.glob(f"*.{role}.json")]
    if not versions:
        return None
    signed = Metadata.from_file(str(folder / f"{max(versions)}.{role}.json")).signed
    return signed if isinstance(signed, kind) else None


def _signed(signed: _Signed, keyring: Keyring, keys: Sequence[str]) -> bytes:
    metadata = Metadata(signed)
    for key in keys:
        metadata.sign(keyring.signer(key), append=True)
    return metadata.to_bytes(_SERIALIZER)


def _soon(expires: datetime, now: datetime, life: timedelta) -> bool:
    """Whether a third of its life or less is left."""
    return expires - now <= life / 3
