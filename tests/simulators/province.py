"""An invented province: publishes packs and pictures into a feed that is really signed."""

import copy
import hashlib
import os
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import zstandard
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import (
    DelegatedRole,
    Delegations,
    Metadata,
    MetaFile,
    Root,
    Snapshot,
    TargetFile,
    Targets,
    Timestamp,
)
from tuf.api.serialization.json import JSONSerializer

from protocol import carried, index, offices, passes, release, system
from protocol.enrolment import (
    Enrolment,
    Invitation,
    Village,
    terminal_name,
)
from protocol.enrolment import (
    write as write_enrolment,
)
from protocol.pack import Block, Pack, file_name, write
from protocol.sealing import seal
from protocol.signed import Kind, to_sign
from protocol.signed import write as write_signed
from tests.simulators.web import Site

COUNTY = "439900"
VILLAGE = "439900001001"
OTHER = "439900002001"
ISSUED = "2026-02-01T08:00:00+08:00"
_OFFICES = ("offices-1", "offices-2")
_SOFTWARE = ("software-1", "software-2")
_JSON = JSONSerializer(compact=True)


@dataclass
class _Chain:
    base: index.PackRef
    deltas: list[index.PackRef]


class Province:
    """A province of two villages. `publish` signs what the calls before it made."""

    def __init__(self, site: Site, expires: datetime | None = None) -> None:
        self.site = site
        self.expires = expires or datetime.now(UTC) + timedelta(days=45)
        self.keys = {VILLAGE: b"v" * 32, OTHER: b"o" * 32}
        self.names = {VILLAGE: "三塘村", OTHER: "石桥村"}
        self.intake = X25519PrivateKey.generate()
        self.catalogue = index.Catalogue(
            v=1,
            programmes=(),
            accounts=(index.Account("501", "维修", "expense", "公益工程"),),
            steps={"start": "开工"},
            phone_page="https://example.cn/r",
        )
        self.offices: tuple[offices.Office, ...] = ()
        self.old_intakes: list[X25519PrivateKey] = []  # they still open
        self.holders = _OFFICES  # who signs the list of offices
        self.makers = _SOFTWARE  # who signs versions of the program
        self.manifests: dict[str, bytes] = {}
        self.rollout = release.Rollout(release.VERSION)
        self.replies: dict[str, bytes] = {}
        self.received: set[bytes] = set()  # digests of cells that came on sticks
        self.issued = ISSUED
        self._signers = {
            name: CryptoSigner.generate_ed25519()
            for name in ("root", "targets", "online", COUNTY, *_OFFICES, *_SOFTWARE)
        }
        self._chains: dict[str, _Chain] = {}
        self._versions: dict[str, int] = {}
        self._signed: dict[str, Any] = {}
        self.root = self._put("root", self._root(1), "root")
        self._versions["root"] = 1

    @property
    def _late(self) -> datetime:
        return (self.expires + timedelta(days=3650)).replace(microsecond=0)

    def enrolment(self, *villages: str, terminal: str = "") -> Enrolment:
        """What a terminal for these villages (by default the first) is told."""
        return Enrolment(
            v=1,
            province=self.site.address,
            county=COUNTY,
            county_salt=bytes(16),
            tuf_root=self.root,
            villages=tuple(
                Village(code, self.names[code], self.keys[code]) for code in villages or (VILLAGE,)
            ),
            terminal=terminal,
        )

    def signed(self, what: Enrolment | Invitation) -> bytes:
        """Sign an enrolment or an invitation."""
        kind: Kind = "Enrolment" if isinstance(what, Enrolment) else "Invitation"
        return self._vouched(kind, write_enrolment(what))

    def technician(self, last_day: date, county: str = COUNTY) -> bytes:
        """Make a technician's pass."""
        return self._vouched(
            "Pass", passes.write(passes.Pass(v=1, county=county, last_day=last_day))
        )

    def carrier(self, last_day: date) -> bytes:
        """Make what the province signs onto a stick that it writes."""
        return self._vouched("Carrier", passes.write(passes.Carrier(1, last_day)))

    def _vouched(self, kind: Kind, text: bytes) -> bytes:
        signature = self._signers["online"].sign(to_sign(kind, text)).signature
        return write_signed(text, bytes.fromhex(signature))

    def enrols(self, code: str, *villages: str) -> None:
        """Let whoever has the code join once, as a terminal of these villages."""

        def answer(public: bytes) -> bytes:
            name = terminal_name(public)
            return self.signed(self.enrolment(*villages, terminal=name))

        self.site.codes[code] = answer

    def base(self, seq: int, *blocks: Block, village: str = VILLAGE) -> Pack:
        """Publish everything anew."""
        pack = Pack(1, village, seq, None, self.issued, blocks)
        self._chains[village] = _Chain(self._file(pack), [])
        return pack

    def delta(self, *blocks: Block, village: str = VILLAGE, since: int | None = None) -> Pack:
        """Publish what changed."""
        chain = self._chains[village]
        last = (chain.deltas or [chain.base])[-1].seq
        pack = Pack(1, village, last + 1, last if since is None else since, self.issued, blocks)
        chain.deltas.append(self._file(pack))
        return pack

    def picture(self, content: bytes, village: str = VILLAGE) -> tuple[str, int]:
        """Publish a picture; return its hash and size."""
        sealed = seal(self.keys[village], b"MJM1", content)
        name = hashlib.sha256(sealed).hexdigest()
        self.site.files[f"/feed/media/{name}"] = sealed
        return name, len(sealed)

    def offers(self, number: str, folder: Path, percent: int = 100) -> release.Release:
        """Publish a version of the program and offer it."""
        files = []
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                data = path.read_bytes()
                name = index.Sha256(hashlib.sha256(data).hexdigest())
                self.site.files[f"/feed/software/{name}"] = data
                place, runs = path.relative_to(folder).as_posix(), os.access(path, os.X_OK)
                files.append(release.File(place, name, len(data), runs))
        found = release.Release(release.VERSION, release.numbered(number), tuple(files))
        self.manifests[release.release_path(found.number)] = release.write(found)
        self.rollout = release.Rollout(release.VERSION, found.number, percent)
        self.publish()
        return found

    def offers_system(self, number: str, folder: Path, percent: int = 100) -> system.System:
        """Publish a whole system, as installer/image/build leaves it, and offer it."""
        parts = []
        for name in ("root.img", "hash.img", "boot.efi"):
            data, pieces = (folder / name).read_bytes(), []
            for at in range(0, len(data), system.PIECE):
                packed = zstandard.compress(data[at : at + system.PIECE])
                digest = index.Sha256(hashlib.sha256(packed).hexdigest())
                self.site.files[f"/feed/software/{digest}"] = packed
                pieces.append(system.Piece(digest, len(packed)))
            parts.append(tuple(pieces))
        told = (folder / "root-hash").read_text().strip()
        found = system.System(release.VERSION, release.numbered(number), told, *parts)
        self.manifests[system.system_path(found.number)] = release.write(found)
        self.rollout = msgspec.structs.replace(
            self.rollout, system=found.number, system_percent=percent
        )
        self.publish()
        return found

    def publish(self) -> None:
        """Sign the feed."""
        county = {
            index.index_path(village): index.write(self._index(village)) for village in self._chains
        }
        replies = index.Replies(v=1, county=COUNTY, sealed=self.replies)
        county[index.replies_path(COUNTY)] = index.write(replies)
        if self.received:
            county[carried.received_path(COUNTY)] = carried.write(COUNTY, self.received)
        listed = offices.Offices(
            v=1,
            intake=tuple(
                offices.IntakeKey(str(n), key.public_key().public_bytes_raw(), "2026-01-01")
                for n, key in enumerate([*self.old_intakes, self.intake])
            ),
            offices=self.offices,
        )
        office_list = {index.OFFICES: offices.write(listed)}
        catalogue = {index.CATALOGUE: index.write(self.catalogue)}
        meta = {
            f"{role}.json": MetaFile(version=self._targets(role, files, *signers))
            for role, files, signers in (
                ("targets", {}, ("targets",)),
                (COUNTY, county, (COUNTY,)),
                ("offices", office_list, self.holders),
                ("software", self.manifests, self.makers),
                ("catalogue", catalogue, ("online",)),
                ("rollout", {release.ROLLOUT: release.write(self.rollout)}, ("online",)),
            )
        }
        snapshot = Snapshot(self._next("snapshot"), expires=self._late, meta=meta)
        self._put("snapshot", snapshot, "online")
        self.stamp(snapshot.version)

    def stamp(self, snapshot: int) -> None:
        """Sign the timestamp."""
        stamp = Timestamp(
            version=self._next("timestamp"),
            expires=self.expires.replace(microsecond=0),
            snapshot_meta=MetaFile(version=snapshot),
        )
        self._put("timestamp", stamp, "online")

    def rotate(self, name: str) -> None:
        """Put a new key in the place of `name`'s: root, targets, online, a county, offices-1.

        The old key is revoked with it; `publish` signs by the new one from then on.
        """
        old = self._signers["root"]
        self._signers[name] = CryptoSigner.generate_ed25519()
        self._signed.clear()  # every role is signed anew: its keys may be others now
        if name in {"root", "targets", "online"}:
            metadata = Metadata(self._root(self._next("root")))
            for signer in {id(one): one for one in (old, self._signers["root"])}.values():
                metadata.sign(signer, append=True)
            name = f"/feed/metadata/{metadata.signed.version}.root.json"
            self.site.files[name] = metadata.to_bytes(_JSON)

    def _root(self, version: int) -> Root:
        root = Root(version=version, expires=self._late, consistent_snapshot=True)
        for role, signer in (
            ("root", "root"), ("targets", "targets"), ("snapshot", "online"),
            ("timestamp", "online"),
        ):  # fmt: skip
            root.add_key(self._signers[signer].public_key, role)
        return root

    def state(self) -> dict[str, bytes]:
        """Everything that is served now, to be served again later."""
        return copy.copy(self.site.files)

    def _index(self, village: str) -> index.VillageIndex:
        chain = self._chains[village]
        last = (chain.deltas or [chain.base])[-1].seq
        return index.VillageIndex(1, village, last, self.issued, chain.base, tuple(chain.deltas))

    def _file(self, pack: Pack, key: bytes = b"") -> index.PackRef:
        sealed = write(pack, key or self.keys[pack.village])
        name = file_name(sealed)
        self.site.files[f"/feed/packs/{name}"] = sealed
        return index.PackRef(seq=pack.seq, sha256=index.Sha256(name), bytes=len(sealed))

    def _targets(self, role: str, files: dict[str, bytes], *signers: str) -> int:
        targets = Targets(expires=self._late)
        if role == "targets":
            targets.delegations = self._delegations()
        for path, data in files.items():
            info = TargetFile.from_data(path, data, ["sha256"])
            targets.targets[path] = info
            folder, _, name = path.rpartition("/")
            folder = f"{folder}/" if folder else ""
            self.site.files[f"/feed/targets/{folder}{info.hashes['sha256']}.{name}"] = data
        known = self._signed.get(role)
        if known is not None and known.targets == targets.targets:
            return int(known.version)
        targets.version = self._next(role)
        self._signed[role] = targets
        self._put(role, targets, *signers)
        return targets.version

    def _delegations(self) -> Delegations:
        found = Delegations({}, {})
        found.roles = {}
        for name, keys, paths in (
            (COUNTY, (COUNTY,), [f"{COUNTY}/*"]),
            ("offices", _OFFICES, [index.OFFICES]),
            ("software", _SOFTWARE, ["software/*"]),
            ("catalogue", ("online",), [index.CATALOGUE]),
            ("rollout", ("online",), [release.ROLLOUT]),
        ):
            public = [self._signers[key].public_key for key in keys]
            found.keys |= {key.keyid: key for key in public}
            found.roles[name] = DelegatedRole(
                name, [key.keyid for key in public], len(public), terminating=True, paths=paths
            )
        return found

    def _next(self, role: str) -> int:
        self._versions[role] = self._versions.get(role, 0) + 1
        return self._versions[role]

    def _put(self, role: str, signed: Any, *signers: str) -> bytes:
        metadata = Metadata(signed)
        for name in signers:
            metadata.sign(self._signers[name], append=True)
        data = metadata.to_bytes(_JSON)
        name = f"{role}.json" if role == "timestamp" else f"{signed.version}.{role}.json"
        self.site.files[f"/feed/metadata/{name}"] = data
        return data
