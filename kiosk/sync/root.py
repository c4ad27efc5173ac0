"""The keys that a feed's root.json names for its online signer. Called by setup and by sync.

The root vouches for itself: that the first one is right, two people say who compare its
fingerprint; later ones are kept by TUF alone.
"""

from tuf.api import exceptions as tuf
from tuf.api.metadata import (  # type: ignore[attr-defined] # its __init__ re-exports silently
    Metadata,
    Root,
    Timestamp,
)

from protocol.signed import SignedBroken


def signing_keys(tuf_root: bytes) -> list[bytes]:
    """Return the Ed25519 keys (32 bytes each) that may sign the feed's timestamp.

    Raises:
        SignedBroken: no root, or one that did not sign itself.
    """
    try:
        metadata = Metadata[Root].from_bytes(tuf_root)
        root = metadata.signed
        if not isinstance(root, Root):
            raise SignedBroken("no root")
        root.verify_delegate(Root.type, metadata.signed_bytes, metadata.signatures)
        keys = [root.keys[key_id] for key_id in root.roles[Timestamp.type].keyids]
        return [bytes.fromhex(key.keyval["public"]) for key in keys if key.scheme == "ed25519"]
    except (tuf.RepositoryError, KeyError, ValueError, TypeError) as error:
        raise SignedBroken("not a root") from error
