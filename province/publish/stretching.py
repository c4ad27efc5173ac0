"""Person roots, computed once in a pool of processes and kept sealed.

Argon2id takes a tenth of a second and 64 MiB for each person on purpose; `publish` asks here for
the few who are new, and `roots` works through a whole province beforehand.
"""

import hashlib
import hmac
import multiprocessing
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import nullcontext
from itertools import islice
from typing import TypeVar

from django.db import transaction

from protocol.person import Root, root
from protocol.sealing import seal, unseal
from province.publish.keyring import Keyring
from province.publish.models import PersonRoot

_T = TypeVar("_T")
_MAGIC = b"MJR1"
_WORKERS = 2
_AT_ONCE = 200  # roots a commit: what a cut loses


def pool(workers: int) -> ProcessPoolExecutor:
    """Return processes that compute roots, 64 MiB each while they do."""
    # Spawned, not forked: no open database connection may be in two processes.
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))


class Roots:
    """The roots of a county's people.

    Args:
        keyring: for the county's salt and the local keys.
        county: six digits.
    """

    def __init__(self, keyring: Keyring, county: str) -> None:
        self._salt = keyring.county(county).salt
        self._naming = keyring.local("person names")
        self._sealing = keyring.local("person roots")
        self._known: dict[bytes, Root] = {}

    def prepare(
        self,
        numbers: Sequence[str],
        progress: Callable[[int, int], None],
        workers: Executor | None = None,
    ) -> int:
        """Make sure that all of `numbers` have a root; returns how many were computed.

        Args:
            numbers: 18-character ID numbers.
            progress: called with (done, all) now and then.
            workers: from `pool`; without, one is made where it is needed.
        """
        names = {self._name(number): number for number in numbers}
        for names_part in _cut(iter(names), 500):
            for row in PersonRoot.objects.filter(person__in=names_part):
                self._known[bytes(row.person)] = self._open(bytes(row.sealed))
        missing = [(name, number) for name, number in names.items() if name not in self._known]
        if not missing:
            return 0
        with pool(_WORKERS) if workers is None else nullcontext(workers) as at_work:
            done = 0
            for part in _cut(iter(missing), _AT_ONCE):
                made = at_work.map(
                    root, (number for _, number in part), [self._salt] * len(part), chunksize=10
                )
                self._keep([(name, one) for (name, _), one in zip(part, made, strict=True)])
                done += len(part)
                progress(done, len(missing))
        return len(missing)

    def adopt(self, made: Mapping[str, Root]) -> int:
        """Keep roots that were computed elsewhere; return how many."""
        self._keep([(self._name(number), one) for number, one in made.items()])
        return len(made)

    def of(self, number: str) -> Root:
        """Return a prepared root; a number that was not prepared is our own mistake: KeyError."""
        return self._known[self._name(number)]

    def _keep(self, made: list[tuple[bytes, Root]]) -> None:
        with transaction.atomic():
            PersonRoot.objects.bulk_create(
                [
                    PersonRoot(person=name, sealed=seal(self._sealing, _MAGIC, one))
                    for name, one in made
                ],
                ignore_conflicts=True,
            )
        self._known.update(made)

    def _open(self, sealed: bytes) -> Root:
        return Root(unseal(self._sealing, _MAGIC, sealed))

    def _name(self, number: str) -> bytes:
        return hmac.digest(self._naming, self._salt + number.encode(), hashlib.sha256)


def _cut(source: Iterator[_T], size: int) -> Iterator[list[_T]]:
    while part := list(islice(source, size)):
        yield part
