"""Follows the signatures from a root to a version's manifest, without a network or a clock.

Beside each version lies its proof: the metadata by which it was taken. The launcher follows it at
each start; that a year went by since is no reason to start nothing, so expiry is not asked.
Called by update.launch, update.look, update.systems and kiosk.system.
"""

from pathlib import Path
from typing import Final

from tuf.api import exceptions as tuf
from tuf.api.metadata import (  # type: ignore[attr-defined] # its __init__ re-exports silently
    Metadata,
    Root,
    Targets,
)

from kiosk.update.errors import BadManifest, NotVouched
from protocol import release, system

_MANIFEST: Final = "manifest.json"
_ROOTS_MOST: Final = 1000


def follow(proof: Path, root: bytes, number: release.Number) -> release.Release:
    """Return the manifest of a version that the root leads to.

    Args:
        proof: the folder with the metadata and the manifest.
        root: the root.json in which trust begins.
        number: the version that it must be.

    Raises:
        NotVouched: a signature, a hash or a file is missing or wrong.
        BadManifest: signed, but of no use.
    """
    manifest = _vouched(proof, root, release.release_path(number))
    try:
        return release.read(manifest, number)
    except release.ReleaseBroken as error:
        raise BadManifest(str(error)) from error


def follow_system(proof: Path, root: bytes, number: release.Number) -> system.System:
    """Return the manifest of a whole system, likewise."""
    manifest = _vouched(proof, root, system.system_path(number))
    try:
        return system.read(manifest, number)
    except release.ReleaseBroken as error:
        raise BadManifest(str(error)) from error


def _vouched(proof: Path, root: bytes, path: str) -> bytes:
    try:
        targets = _targets(_newest_root(proof, root), (proof / "targets.json").read_bytes())
        signed = Metadata[Targets].from_bytes(
            (proof / f"{release.SOFTWARE_ROLE}.json").read_bytes()
        )
        targets.verify_delegate(release.SOFTWARE_ROLE, signed.signed_bytes, signed.signatures)
        manifest = (proof / _MANIFEST).read_bytes()
        signed.signed.targets[path].verify_length_and_hashes(manifest)
    except (tuf.RepositoryError, KeyError, ValueError, OSError) as error:
        raise NotVouched(type(error).__name__) from error
    return manifest


def gather(metadata: Path, manifest: bytes) -> dict[str, bytes]:
    """Return the files of a proof, from the metadata that were verified just now.

    Raises:
        OSError: they cannot be read.
    """
    found = {_MANIFEST: manifest}
    for name in ("targets.json", f"{release.SOFTWARE_ROLE}.json"):
        found[name] = (metadata / name).read_bytes()
    for path in sorted((metadata / "root_history").glob("*.root.json")):
        found[path.name] = path.read_bytes()
    return found


def _newest_root(proof: Path, data: bytes) -> Root:
    """Walk from root to root; each is signed by itself and by the one before it."""
    metadata = Metadata[Root].from_bytes(data)
    root = metadata.signed
    root.verify_delegate(Root.type, metadata.signed_bytes, metadata.signatures)
    for _ in range(_ROOTS_MOST):
        path = proof / f"{root.version + 1}.root.json"
        if not path.exists():
            break
        metadata = Metadata[Root].from_bytes(path.read_bytes())
        for judge in (root, metadata.signed):
            judge.verify_delegate(Root.type, metadata.signed_bytes, metadata.signatures)
        if metadata.signed.version != root.version + 1:
            raise NotVouched("a root of another number")
        root = metadata.signed
    return root


def _targets(root: Root, data: bytes) -> Targets:
    metadata = Metadata[Targets].from_bytes(data)
    root.verify_delegate(Targets.type, metadata.signed_bytes, metadata.signatures)
    return metadata.signed
