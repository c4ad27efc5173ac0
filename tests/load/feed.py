"""A feed of province size: real villages by real publication, the others' indexes signed like them.

`python -m tests.load.feed spread | day SHARE`, in the province's home; each prints a line of JSON.
The others' packs are sparse files of the length that their index says, made where somebody will
ask for them.
"""

import hashlib
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from random import Random
from typing import Any

import django

from tests.load import villages

DELTAS = 12  # a village's index has between two bases, in the middle
DELTA_BYTES = (400, 9_000)
PICTURE_BYTES, THUMB_BYTES = 120_000, 12_000
NEW_PICTURES = 2  # with each change of a village's ledger
_ISSUED = "2018-11-20T08:00:00+08:00"


def spread() -> dict[str, float]:
    """Give every village of the province a state beside the real ones, and sign them all."""
    from province.home import home
    from province.publish import trust
    from province.publish.keyring import Keyring
    from province.publish.models import VillageState

    real = list(VillageState.objects.values_list("village", "index"))
    sizes = [json.loads(bytes(index))["base"]["bytes"] for _, index in real]
    rng, feed = Random("mingjing storm"), home() / "feed"
    keyring = Keyring(home() / "keys")
    keyring.make(tuple(villages.counties()), "2018-11-20")
    trust.sign_top(keyring, datetime.now(UTC).replace(microsecond=0))
    others = sorted(set(villages.codes()) - {village for village, _ in real})
    states = []
    for village in others:
        base = (int(rng.choice(sizes) * rng.uniform(0.3, 1.9)), _name(rng))
        deltas = [(rng.randrange(*DELTA_BYTES), _name(rng)) for _ in range(DELTAS)]
        states.append(VillageState(village=village, index=_index(village, base, deltas), rows=b""))
    for size in (PICTURE_BYTES, THUMB_BYTES):
        _file(feed / "media" / picture(size), size)
    VillageState.objects.bulk_create(states, batch_size=500)
    return _sign()


def day(share: float) -> dict[str, float]:
    """Let a share of the villages change by one delta, and sign."""
    from province.home import home
    from province.publish.models import VillageState

    rng, feed = Random(f"mingjing day {share} {time.time_ns()}"), home() / "feed"
    changed = []
    for state in VillageState.objects.filter(rows=b"").iterator():
        if in_share(state.village, share):
            index = json.loads(bytes(state.index))
            size, name = rng.randrange(*DELTA_BYTES), _name(rng)
            _file(feed / "packs" / name, size)
            index["seq"] += 1
            index["deltas"].append({"seq": index["seq"], "sha256": name, "bytes": size})
            state.index = json.dumps(index, separators=(",", ":")).encode()
            changed.append(state)
    VillageState.objects.bulk_update(changed, ["index"], batch_size=500)
    return {"changed": len(changed)} | _sign()


def pictures() -> dict[str, list[str]]:
    """Return the real villages' picture files, thumbnails first, as a terminal takes them."""
    from province.home import home
    from province.publish.models import VillageState

    found, media = {}, home() / "feed" / "media"
    for state in VillageState.objects.exclude(rows=b""):
        names = bytes(state.media).hex()
        every = [names[at : at + 64] for at in range(0, len(names), 64)]
        found[state.village] = sorted(every, key=lambda name: (media / name).stat().st_size)
    return found


def in_share(village: str, share: float) -> bool:
    """Whether a village is among those that change on a day of this share."""
    return int(hashlib.sha256(village.encode()).hexdigest()[:8], 16) < share * 2**32


def picture(size: int) -> str:
    """Return the name of the one sparse picture of this size."""
    return hashlib.sha256(f"picture of {size} bytes".encode()).hexdigest()


def _sign() -> dict[str, float]:
    """Sign by the very publication that signs a province; return its cost."""
    from province.home import home
    from province.publish.publication import Publication

    began, used = time.perf_counter(), time.process_time()
    Publication(home(), datetime.now(UTC).replace(microsecond=0), None, _Silent()).run_replies()
    return {"sign_s": time.perf_counter() - began, "sign_cpu_s": time.process_time() - used}


def _name(rng: Random) -> str:
    return rng.randbytes(32).hex()


def _file(path: Any, size: int) -> None:
    with path.open("wb") as file:
        file.truncate(size)


def _index(village: str, base: tuple[int, str], deltas: list[tuple[int, str]]) -> bytes:
    def ref(seq: int, pack: tuple[int, str]) -> dict[str, object]:
        return {"seq": seq, "sha256": pack[1], "bytes": pack[0]}

    whole = {
        "v": 1, "village": village, "seq": 1 + len(deltas), "issued": _ISSUED,
        "base": ref(1, base),
        "deltas": [ref(seq, pack) for seq, pack in enumerate(deltas, start=2)],
    }  # fmt: skip
    return json.dumps(whole, separators=(",", ":")).encode()


class _Silent:
    def village(self, name: str, done: int, total: int) -> None: ...

    def people(self, done: int, total: int) -> None: ...


def _verbs() -> Iterator[tuple[str, Callable[..., object]]]:
    yield "spread", spread
    yield "day", lambda share: day(float(share))
    yield "pictures", pictures


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "province.settings")
    django.setup()
    print(json.dumps(dict(_verbs())[sys.argv[1]](*sys.argv[2:])))
