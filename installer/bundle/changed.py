"""How much of a new bundle goes over the line to a terminal that has the old one.

    changed.py OLD NEW

What kiosk.update does: a file that is at the same place with the same content is not fetched.
"""

import hashlib
import sys
from pathlib import Path


def files(bundle: Path) -> dict[str, tuple[str, int]]:
    """Return path -> hash and size of each file; links cost a line in the manifest."""
    found = {}
    for path in sorted(bundle.rglob("*")):
        if path.is_file() and not path.is_symlink():
            data = path.read_bytes()
            digest = hashlib.sha256(data).hexdigest()
            found[path.relative_to(bundle).as_posix()] = digest, len(data)
    return found


def main(old: Path, new: Path) -> int:
    """Print the files that differ, and both sums."""
    before, after = files(old), files(new)
    changed = {path: size for path, (digest, size) in after.items()
               if before.get(path, ("",))[0] != digest}  # fmt: skip
    for path, size in sorted(changed.items(), key=lambda each: -each[1]):
        print(f"{size:>12,}  {path}")
    print(
        f"{len(changed)} of {len(after)} files, {sum(changed.values()):,} of"
        f" {sum(size for _, size in after.values()):,} bytes"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
