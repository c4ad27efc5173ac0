"""A terminal as the web server sees it: the requests of kiosk.sync in their order, nothing applied.

A test holds it to what the real service asks for. Files are read as far as they lead on: versions
and hashes; signatures are the real client's business.
"""

import gzip
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

Get = Callable[[str], Awaitable[tuple[int, bytes]]]
"""Asks for a path below the feed; returns status and body."""

Picture = str
_SHARED = ("catalogue", "offices")


@dataclass
class Memory:
    """What all terminals of a storm read alike: files that never change, read once."""

    files: dict[str, Any] = field(default_factory=dict)

    def json(self, path: str, body: bytes) -> Any:
        """Return a file's content; `timestamp.json` is not for this."""
        found = self.files.get(path)
        if found is None:
            found = self.files[path] = msgspec.json.decode(body)
        return found


@dataclass(slots=True)
class Terminal:
    """One terminal's state: versions of the roles, hashes of the small files, sequence."""

    village: str
    memory: Memory
    pictures: Sequence[Picture] = ()
    versions: dict[str, int] = field(default_factory=lambda: {"root": 1})
    targets: dict[str, str] = field(default_factory=dict)
    applied: int | None = None
    held: int = 0  # pictures, in the order of `pictures`

    def copy(self, village: str) -> "Terminal":
        """Return a terminal of another village of this county in the same state."""
        return Terminal(
            village, self.memory, self.pictures, dict(self.versions), dict(self.targets),
            self.applied, self.held,
        )  # fmt: skip

    async def look(self, get: Get) -> None:
        """Look at the feed once, as `kiosk.sync.poll` does.

        Raises:
            RuntimeError: the server refused something.
        """
        while (await get(f"metadata/{self.versions['root'] + 1}.root.json"))[0] == 200:
            self.versions["root"] += 1
        stamp = msgspec.json.decode(await self._body(get, "metadata/timestamp.json"))
        version = stamp["signed"]["meta"]["snapshot.json"]["version"]
        await self._role(get, "snapshot", version)
        await self._role(get, "targets", self._version("targets"))
        county = self.village[:6]
        await self._target(get, county, f"{county}/{self.village}.json", self._packs)
        for name in _SHARED:
            await self._target(get, name, f"{name}.json")
        await self._target(get, county, f"{county}/replies.json")
        for picture in self.pictures[self.held :]:
            await self._body(get, f"media/{picture}")
            self.held += 1

    async def _packs(self, get: Get, body: bytes) -> None:
        index = msgspec.json.decode(body)
        base, deltas = index["base"], index.get("deltas", ())
        chain = [base, *deltas]
        if self.applied is not None and self.applied >= base["seq"]:
            chain = [delta for delta in deltas if delta["seq"] > self.applied]
        for pack in chain:
            await self._body(get, f"packs/{pack['sha256']}")
        self.applied = index["seq"]

    async def _target(
        self,
        get: Get,
        role: str,
        path: str,
        then: Callable[[Get, bytes], Awaitable[None]] | None = None,
    ) -> None:
        await self._role(get, role, self._version(role))
        info = self.memory.files[f"metadata/{self.versions[role]}.{role}.json"]["signed"][
            "targets"
        ].get(path)
        if info is None:
            return
        sha256 = info["hashes"]["sha256"]
        if self.targets.get(path) == sha256:
            return
        folder, _, name = path.rpartition("/")
        body = await self._body(get, f"targets/{folder}/{sha256}.{name}".replace("//", "/"))
        self.targets[path] = sha256
        if then is not None:
            await then(get, body)

    async def _role(self, get: Get, role: str, version: int) -> None:
        if self.versions.get(role) == version:
            return
        path = f"metadata/{version}.{role}.json"
        self.memory.json(path, await self._body(get, path))
        self.versions[role] = version

    def _version(self, role: str) -> int:
        snapshot = self.memory.files[f"metadata/{self.versions['snapshot']}.snapshot.json"]
        return int(snapshot["signed"]["meta"][f"{role}.json"]["version"])

    @staticmethod
    async def _body(get: Get, path: str) -> bytes:
        status, body = await get(path)
        if status != 200:
            raise RuntimeError(f"{status} for {path}")
        return body


def plain(body: bytes, encoding: str) -> bytes:
    """Return a body as it was before the server packed it."""
    return gzip.decompress(body) if encoding == "gzip" else body


def now() -> float:
    """Return the clock that latencies are taken by."""
    return time.perf_counter()
