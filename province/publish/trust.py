"""The feed's TUF metadata: which key vouches for which file.

Root and targets are signed offline and rarely; a role per county, `catalogue`, snapshot and
timestamp are signed here at each publication that changed something. `offices` and `software` need
two offline keys each. Nothing changed: nothing is signed, so that the feed stays byte for byte the
same. Called by `keys` (offline part) and by `publication` (online part).
"""

import os
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
from protocol.release import ROLLOUT, ROLLOUT_ROLE, SOFTWARE, SOFTWARE_ROLE
from province.publish.files import write_durably, write_once
from province.publish.keyring import ONLINE, Keyring

CATALOGUE_ROLE = "catalogue"
ISSUED = "x-issued"  # signed beside the timestamp: a floor for terminals with dead clocks
_ONE_BY_ONE = 100  # target files; beyond, one sync of the disk costs less than two a file
_TEN_YEARS = timedelta(days=3652)
_YEAR = timedelta(days=365)
_TIMESTAMP = timedelta(days=45)
_PAIRS = {OFFICES_ROLE: ("offices-1", "offices-2"), SOFTWARE_ROLE: ("software-1", "software-2")}
_SERIALIZER = JSONSerializer(compact=True)
_Signed = TypeVar("_Signed", Root, Timestamp, Snapshot, Targets)


def sign_top(keyring: Keyring, now: datetime) -> None:
    """Sign root and top-level targets with the offline keys, where they changed.

    Raises:
        KeysMissing, KeyUnreadable.
    """
    _sign_root(keyring, now)
    delegations = _delegations(keyring)
    old = _newest(keyring.signed, "targets", Targets)
    if old is None or old.signed.delegations != delegations or not _by(old, keyring, "targets"):
        targets = Targets(version=_next(old), expires=now + _TEN_YEARS, delegations=delegations)
        data = _signed(targets, keyring, ("targets",))
        write_durably(keyring.signed / f"{targets.version}.targets.json", data)
    for role, pair in _PAIRS.items():
        listed = _newest(keyring.signed, role, Targets)
        if listed is None or not _by(listed, keyring, *pair):
            # At first an empty list, so that a feed is whole before the first office is there.
            known = {} if listed is None else listed.signed.targets
            _write_pair(keyring, role, known, _next(listed), now)


def sign_offices(keyring: Keyring, offices: bytes, now: datetime) -> int:
    """Sign offices.json with both offline keys; returns the version.

    Raises:
        KeysMissing, KeyUnreadable.
    """
    old = _newest(keyring.signed, OFFICES_ROLE, Targets)
    wanted = {OFFICES: TargetFile.from_data(OFFICES, offices, ["sha256"])}
    if (
        old is not None
        and old.signed.targets == wanted
        and _by(old, keyring, *_PAIRS[OFFICES_ROLE])
    ):
        signed = old.signed
        if not _soon(signed.expires, now, _TEN_YEARS):
            return signed.version
    write_durably(keyring.signed / OFFICES, offices)
    _write_pair(keyring, OFFICES_ROLE, wanted, _next(old), now)
    return _next(old)


def signed_offices(keyring: Keyring) -> bytes | None:
    """Return offices.json as last signed, or None."""
    path = keyring.signed / OFFICES
    return path.read_bytes() if path.exists() else None


def sign_release(keyring: Keyring, path: str, manifest: bytes, now: datetime) -> None:
    """Add a file under software/ to what both offline software keys vouch for; again is the same.

    Raises:
        KeysMissing, KeyUnreadable.
    """
    old = _newest(keyring.signed, SOFTWARE_ROLE, Targets)
    known = {} if old is None else old.signed.targets
    wanted = known | {path: TargetFile.from_data(path, manifest, ["sha256"])}
    if wanted == known:
        return
    write_durably(keyring.signed / path, manifest)
    _write_pair(keyring, SOFTWARE_ROLE, wanted, _next(old), now)


def signed_releases(keyring: Keyring) -> dict[str, bytes]:
    """Return what the offline software keys vouch for, by target path."""
    listed = _newest(keyring.signed, SOFTWARE_ROLE, Targets)
    paths = () if listed is None else sorted(listed.signed.targets)
    return {path: (keyring.signed / path).read_bytes() for path in paths}


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
        self._written = 0
        self.used: set[str] = set()
        """Paths within the feed that the newest metadata are or name, and all that were kept."""
        self.named: set[str] = set()
        """Those of them that the last publication did not name."""
        self.dropped: set[str] = set()
        """Those that it named and this one does not."""

    def publish(
        self,
        counties: Mapping[str, Mapping[str, bytes]],
        catalogue: bytes,
        rollout: bytes,
        *,
        refresh: bool = False,
        careful: bool = False,
    ) -> bool:
        """Write what changed, the timestamp last; returns whether anything was signed.

        Args:
            counties: county code -> target path -> content, whole for each county.
            catalogue: the content of catalogue.json.
            rollout: the content of rollout.json.
            refresh: sign the timestamp anew though nothing changed.
            careful: look whether files that did not change are still there, too.

        Raises:
            KeysMissing, KeyUnreadable, OSError.
        """
        meta: dict[str, MetaFile] = {}
        self._copy_signed("root")
        self._careful = careful
        for role in ("targets", *_PAIRS):
            meta[f"{role}.json"] = MetaFile(version=self._copy_signed(role))
        offices = signed_offices(self._keyring)
        if offices is not None:
            self._write_target(OFFICES, offices)
        for path, manifest in signed_releases(self._keyring).items():
            self._write_target(path, manifest)
        for role, path, content in (
            (CATALOGUE_ROLE, CATALOGUE, catalogue),
            (ROLLOUT_ROLE, ROLLOUT, rollout),
        ):
            meta[f"{role}.json"] = MetaFile(version=self._role(role, ONLINE, {path: content}))
        for county, files in counties.items():
            meta[f"{county}.json"] = MetaFile(version=self._role(county, county, files))
        if self._written > _ONE_BY_ONE:
            os.sync()  # all of them last before anything leads to them
        return self._stamp(self._snapshot(meta), refresh=refresh)

    def _role(self, role: str, key: str, files: Mapping[str, bytes]) -> int:
        old = _newest(self._folder, role, Targets)
        before = {} if old is None else old.signed.targets
        targets = {
            path: TargetFile.from_data(path, content, ["sha256"]) for path, content in files.items()
        }
        for path, target in targets.items():
            if self._careful or target != before.get(path):
                self._write_target(path, files[path])
        if old is not None and before == targets and self._still_good(old, key):
            return self._kept(old.signed.version, role)
        for path, target in before.items():
            if target != targets.get(path):
                self.dropped |= {f"{TARGETS}/{name}" for name in target.get_prefixed_paths()}
        signed = Targets(version=_next(old), expires=self._now + _YEAR, targets=targets)
        self._replace(old, role, signed, key)
        return signed.version

    def _snapshot(self, meta: dict[str, MetaFile]) -> int:
        old = _newest(self._folder, "snapshot", Snapshot)
        if old is not None and old.signed.meta == meta and self._still_good(old, ONLINE):
            return self._kept(old.signed.version, "snapshot")
        signed = Snapshot(version=_next(old), expires=self._now + _YEAR, meta=meta)
        self._replace(old, "snapshot", signed, ONLINE)
        return signed.version

    def _still_good(self, old: "Metadata[_Signed]", key: str) -> bool:
        fresh = not _soon(old.signed.expires, self._now, _YEAR)
        return fresh and _by(old, self._keyring, key)

    def _stamp(self, snapshot: int, *, refresh: bool) -> bool:
        path = self._folder / "timestamp.json"
        self.used.add(f"{METADATA}/timestamp.json")
        old = Metadata[Timestamp].from_file(str(path)) if path.exists() else None
        if old is not None and not refresh and _by(old, self._keyring, ONLINE):
            fresh = not _soon(old.signed.expires, self._now, _TIMESTAMP)
            if fresh and old.signed.snapshot_meta.version == snapshot:
                return False
        signed = Timestamp(
            version=_next(old),
            expires=self._now + _TIMESTAMP,
            snapshot_meta=MetaFile(version=snapshot),
            unrecognized_fields={ISSUED: f"{self._now:%Y-%m-%dT%H:%M:%SZ}"},
        )
        self._write("timestamp.json", signed, ONLINE)
        return True

    def _kept(self, version: int, role: str) -> int:
        self.used.add(f"{METADATA}/{version}.{role}.json")
        return version

    def _replace(
        self, old: "Metadata[_Signed] | None", role: str, signed: _Signed, key: str
    ) -> None:
        if old is not None:
            self.dropped.add(f"{METADATA}/{old.signed.version}.{role}.json")
        self._write(f"{signed.version}.{role}.json", signed, key)

    def _write(self, name: str, signed: _Signed, key: str) -> None:
        self.named.add(f"{METADATA}/{name}")
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
            self.named.add(f"{TARGETS}/{name}")
            few = self._written < _ONE_BY_ONE
            self._written += write_once(self._feed / TARGETS / name, content, at_once=few)


def _sign_root(keyring: Keyring, now: datetime) -> None:
    """Sign a root where there is none, or where a key in it is not the keyring's any more."""
    old = _newest(keyring.signed, "root", Root)
    root = Root(version=_next(old), expires=now + _TEN_YEARS, consistent_snapshot=True)
    for role, key in (
        ("root", "root"),
        ("targets", "targets"),
        ("snapshot", ONLINE),
        ("timestamp", ONLINE),
    ):
        root.add_key(keyring.signer(key).public_key, role)
    if old is not None and old.signed.roles == root.roles:
        return
    metadata = Metadata(root)
    # A terminal takes a new root from the hands of the old one.
    before = set() if old is None else set(old.signed.roles["root"].keyids)
    for signer in (keyring.signer("root"), *keyring.retired("root")):
        if signer.public_key.keyid in before | set(root.roles["root"].keyids):
            metadata.sign(signer, append=True)
    data = metadata.to_bytes(_SERIALIZER)
    write_durably(keyring.signed / f"{root.version}.root.json", data)


def _delegations(keyring: Keyring) -> Delegations:
    counties = keyring.counties()
    roles = [
        _role(keyring, OFFICES_ROLE, _PAIRS[OFFICES_ROLE], OFFICES),
        _role(keyring, SOFTWARE_ROLE, _PAIRS[SOFTWARE_ROLE], f"{SOFTWARE}/*"),
        _role(keyring, CATALOGUE_ROLE, (ONLINE,), CATALOGUE),
        _role(keyring, ROLLOUT_ROLE, (ONLINE,), ROLLOUT),
        *(_role(keyring, county, (county,), f"{county}/*") for county in counties),
    ]
    pairs = [name for pair in _PAIRS.values() for name in pair]
    signers = [keyring.signer(name) for name in (*pairs, ONLINE, *counties)]
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


def _write_pair(
    keyring: Keyring, role: str, targets: dict[str, TargetFile], version: int, now: datetime
) -> None:
    signed = Targets(version=version, expires=now + _TEN_YEARS, targets=targets)
    data = _signed(signed, keyring, _PAIRS[role])
    write_durably(keyring.signed / f"{version}.{role}.json", data)


def _newest(folder: Path, role: str, kind: type[_Signed]) -> "Metadata[_Signed] | None":
    versions = [int(path.name.partition(".")[0]) for path in folder.glob(f"*.{role}.json")]
    if not versions:
        return None
    found = Metadata[_Signed].from_file(str(folder / f"{max(versions)}.{role}.json"))
    return found if isinstance(found.signed, kind) else None


def _next(old: "Metadata[_Signed] | None") -> int:
    return 1 if old is None else old.signed.version + 1


def _by(old: "Metadata[_Signed]", keyring: Keyring, *keys: str) -> bool:
    """Whether it was signed by these keys as they are now: keys are replaced, too."""
    return set(old.signatures) == {keyring.signer(key).public_key.keyid for key in keys}


def _signed(signed: _Signed, keyring: Keyring, keys: Sequence[str]) -> bytes:
    metadata = Metadata(signed)
    for key in keys:
        metadata.sign(keyring.signer(key), append=True)
    return metadata.to_bytes(_SERIALIZER)


def _soon(expires: datetime, now: datetime, life: timedelta) -> bool:
    """Whether a third of its life or less is left."""
    return expires - now <= life / 3
