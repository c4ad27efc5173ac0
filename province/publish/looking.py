"""`python -m province look [--workers N]`: read every picture that nobody has read yet.

About a second a picture and processor, so it is no part of publishing: what was not read is not
published. Stopped, it goes on where it was. The summary, on standard output, is JSON.
"""

import argparse
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

import msgspec
import zstandard
from django.db import transaction

from province.ledger.models import Attachment
from province.ledger.originals import original_path
from province.privacy import file
from province.privacy.lines import ENGINE, Line, packed, unpacked
from province.privacy.models import Look
from province.publish.papers import Papers, unread
from province.publish.village import VillageData

Reads = Callable[[Iterable[Path]], Iterable[file.Read | None]]
"""Files to what each says; None for what is no picture."""

_SAY_S = 2.0
_AT_ONCE = 32  # pictures kept together; what was read is not lost but for so many
_STOPPED = 130


def look(argv: Sequence[str]) -> int:
    """Read what there is to read; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m province look")
    parser.add_argument("--workers", type=int, default=2, help="processes")
    parser.add_argument("--readings", type=Path, help="what was read of such files, by --keep")
    parser.add_argument("--keep", type=Path, help="write down what was read, for --readings")
    options = parser.parse_args(argv)
    known = read_before(options.readings) if options.readings else {}
    try:
        with reading(options.workers) as read:
            counts = look_at_all(read, known)
    except KeyboardInterrupt:
        return _STOPPED
    if options.keep:
        keep(options.keep)
    sys.stdout.write(f"{json.dumps(counts)}\n")
    return 0


def look_at_all(read: Reads, known: Mapping[str, file.Read]) -> dict[str, int]:
    """Read all public pictures without a look; return how many came to which state.

    Args:
        read: reads files.
        known: what was read before, by the SHA-256 of the file.
    """
    total = unread().count()
    counts: Counter[str] = Counter()
    said, done = time.monotonic(), 0
    while some := list(unread().order_by("village", "pk")[:_AT_ONCE]):
        lines = {one.sha256: known[one.sha256] for one in some if one.sha256 in known}
        new = [one.sha256 for one in some if one.sha256 not in lines]
        found = read(original_path(name) for name in new)
        _note(some, {**lines, **dict(zip(new, found, strict=True))}, counts)
        done += len(some)
        if time.monotonic() - said > _SAY_S:
            said = time.monotonic()
            sys.stderr.write(f"看过 {done}/{total} 张\n")
    return dict(counts)


@transaction.atomic
def _note(
    some: Sequence[Attachment], said: Mapping[str, file.Read | None], counts: Counter[str]
) -> None:
    villages: dict[str, list[Attachment]] = defaultdict(list)
    for one in some:
        villages[str(one.village_id)].append(one)
    Look.objects.filter(source__in=[one.sha256 for one in some]).delete()  # another engine's
    Look.objects.bulk_create(_look(one, said[one.sha256]) for one in some)
    for code, attachments in villages.items():
        papers = Papers(VillageData(code, "", b""))
        counts.update(str(papers.judged(one).state) for one in attachments)


def _look(one: Attachment, said: file.Read | None) -> Look:
    return Look(
        source=one.sha256,
        village=one.village_id,
        engine=ENGINE,
        readable=said is not None,
        unclear=said is not None and said.unclear,
        lines=packed(()) if said is None else said.lines,
        state=Look.State.WAITING,
    )


@contextmanager
def reading(workers: int) -> Iterator[Reads]:
    """Hold processes that read; they start with the first picture."""
    # Anew, not forked: a fork would hold the database's connection.
    pool = ProcessPoolExecutor(workers, get_context("spawn"))
    try:
        yield lambda paths: pool.map(file.read, list(paths))
    finally:
        pool.shutdown(cancel_futures=True)


def keep(path: Path) -> None:
    """Write down what was read of all pictures."""
    looks = Look.objects.filter(readable=True, unclear=False).order_by("source")
    found = {one.source: unpacked(bytes(one.lines)) for one in looks}
    path.write_bytes(zstandard.compress(msgspec.msgpack.encode((ENGINE, found)), 19))


def read_before(path: Path) -> dict[str, file.Read]:
    """Return what was written down; nothing of another engine."""
    data = zstandard.decompress(path.read_bytes())
    engine, found = msgspec.msgpack.decode(data, type=tuple[str, dict[str, list[Line]]])
    known = found if engine == ENGINE else {}
    return {source: file.Read(packed(lines), unclear=False) for source, lines in known.items()}
