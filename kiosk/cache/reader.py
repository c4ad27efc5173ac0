"""The mirror as frozen rows. One worker thread of the ui owns a Reader; nobody else calls it.

It opens lazily, cannot write, reads each question in one short transaction, and notices when sync
has put a new file in the mirror's place. Sums leave out what was withdrawn; lists show it.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from kiosk.cache import figures, found, ledger, rows, works
from kiosk.cache.errors import MirrorDamaged
from kiosk.cache.opening import as_mirror_error, open_mirror
from kiosk.cache.schema import AFFAIRS, DOCUMENTS, MIRRORED, PROGRAMMES
from kiosk.config import Home
from kiosk.model import (
    AffairRow,
    ChangeRow,
    Compared,
    Comparison,
    Fen,
    Found,
    LedgerFilter,
    Page,
    PayeeRow,
    ProgrammeRow,
    ProgrammeTotal,
    ProjectDetail,
    ProjectRow,
    VillageCode,
    VillageRow,
    VoucherDetail,
    VoucherRow,
    YearFigures,
)
from protocol import index, offices

_T = TypeVar("_T")


class Reader:
    """Questions to the mirror of one terminal.

    Every method may raise MirrorMissing, MirrorDamaged or MirrorFromTheFuture.
    """

    def __init__(self, home: Home) -> None:
        self._home = home
        self._raw: sqlite3.Connection | None = None
        self._engine: Engine | None = None
        self._file: tuple[int, int] | None = None
        self._seen: tuple[object, int] | None = None
        self._version = 0

    def villages(self) -> tuple[VillageRow, ...]:
        """Return this terminal's villages; `issued` is empty where no data came yet."""
        return self._figures(figures.villages)

    def years(self, village: str) -> tuple[str, ...]:
        """Return the years that have vouchers, newest first."""
        return self._figures(lambda raw: figures.years(raw, village))

    def figures(self, village: str, year: str) -> YearFigures:
        """Return one year of a village in sums."""
        return self._figures(lambda raw: figures.figures(raw, village, year))

    def vouchers(
        self,
        village: str,
        which: LedgerFilter,
        offset: int,
        limit: int,
        *,
        after: VoucherRow | None = None,
    ) -> Page:
        """Return a window of the ledger, with count and sum of all that the filter lets through.

        Args:
            village: its code.
            which: what is let through, and in which order.
            offset: rows before the window.
            limit: rows to return at most.
            after: the row before the window, if it is known: however far down, the answer comes
                as fast as at the top, and nothing is counted again (both are 0).
        """
        with self._read() as mirror:
            return ledger.page(mirror, village, which, offset, limit, after=after)

    def payees(self, village: str, which: LedgerFilter, limit: int) -> tuple[PayeeRow, ...]:
        """Return whom the filter lets through, the most paid first; no masked names."""
        with self._read() as mirror:
            return ledger.payees(mirror, village, which, limit)

    def compare(self, village: str, year: str, direction: str) -> Comparison:
        """Return one side of a year beside the year before, up to the same day if it is not over.

        Args:
            village: its code.
            year: YYYY.
            direction: income | expense.
        """
        to = next((each.data_date for each in self.villages() if each.code == village), "")
        until = to[5:10] if to.startswith(f"{year}-") and to[5:10] < "12-31" else ""
        cells = self._figures(lambda raw: figures.compare(raw, village, year, direction, until))
        by_group, by_month = defaultdict[str, list[int]](lambda: [0, 0]), dict[str, list[int]]()
        for group, month, now, before in cells:
            for sums in (by_group[group], by_month.setdefault(month, [0, 0])):
                sums[0] += now
                sums[1] += before
        groups = [Compared(key, Fen(now), Fen(was)) for key, (now, was) in by_group.items()]
        months = [Compared(key, Fen(now), Fen(was)) for key, (now, was) in by_month.items()]
        return Comparison(
            year=year,
            until=until,
            groups=tuple(sorted(groups, key=lambda one: (-one.now, -one.before, one.key))),
            months=tuple(sorted(months, key=lambda one: one.key)),
        )

    def found(self, village: str, year: str = "") -> Found:
        """Return what checks found in `year` (all, if empty), and what was put right in it."""
        with self._read() as mirror:
            return found.found(mirror, village, year)

    def voucher(self, record_id: str) -> VoucherDetail | None:
        """Return a voucher with signers, pictures and what stood there before."""
        with self._read() as mirror:
            return ledger.voucher(mirror, self._home, record_id)

    def projects(self, village: str, year: str = "") -> tuple[ProjectRow, ...]:
        """Return the projects (not their parts) that began in `year`, newest first."""
        with self._read() as mirror:
            return works.projects(mirror, village, year)

    def project(self, record_id: str) -> ProjectDetail | None:
        """Return a project with steps, parts, bids, vouchers and pictures."""
        with self._read() as mirror:
            return works.project(mirror, self._home, record_id)

    def affairs(
        self, village: str, kind: str = "", offset: int = 0, limit: int = 50
    ) -> tuple[AffairRow, ...]:
        """Return notices, decisions, rosters ..., newest first; all kinds if `kind` is empty."""
        which = select(AFFAIRS).where(AFFAIRS.c.village == village)
        if kind:
            which = which.where(AFFAIRS.c.kind == kind)
        newest = which.order_by(AFFAIRS.c.published_on.desc(), AFFAIRS.c.id)
        with self._read() as mirror:
            return tuple(
                rows.affair(row) for row in mirror.execute(newest.offset(offset).limit(limit))
            )

    def affair(self, record_id: str) -> AffairRow | None:
        """Return one affair."""
        with self._read() as mirror:
            row = mirror.execute(select(AFFAIRS).where(AFFAIRS.c.id == record_id)).first()
        return None if row is None else rows.affair(row)

    def decided(self, affair: str) -> ProjectDetail | None:
        """Return the project that an affair is the decision on, or None."""
        with self._read() as mirror:
            project = works.decided(mirror, affair)
            return None if project is None else works.project(mirror, self._home, project)

    def changes(self, village: str, record_id: str) -> tuple[ChangeRow, ...]:
        """Return what stood in a record before, newest first."""
        with self._read() as mirror:
            return rows.changes(mirror, VillageCode(village), record_id)

    def programmes(self) -> dict[str, ProgrammeRow]:
        """Return the livelihood funds by their code."""
        with self._read() as mirror:
            return {row.code: rows.programme(row) for row in mirror.execute(select(PROGRAMMES))}

    def programme_total(self, village: str, year: str, programme: str) -> ProgrammeTotal | None:
        """Return what a village got of one fund in a year; None: none, or too few to be told."""
        totals = MIRRORED["totals"].c
        query = select(totals.people, totals.payments, totals.amount).where(
            totals.village == village, totals.year == year, totals.programme == programme
        )
        with self._read() as mirror:
            row = mirror.execute(query).first()
        return None if row is None or min(row) < 0 else ProgrammeTotal(*row)

    def bundle(self, locators: Sequence[bytes]) -> tuple[bytes, bytes] | None:
        """Return (locator, sealed bundle) of the first locator that anybody has, or None."""
        bundles = MIRRORED["bundles"].c
        query = select(bundles.locator, bundles.sealed).where(bundles.locator.in_(locators))
        with self._read() as mirror:
            found = {row.locator: row.sealed for row in mirror.execute(query)}
        return next(((place, found[place]) for place in locators if place in found), None)

    def reply(self, county: str, locator_hex: str) -> bytes | None:
        """Return the sealed answer at a locator (32 hex digits), or None."""
        data = self._document(f"replies.{county}")
        return None if data is None else _decoded(index.read_replies, data).sealed.get(locator_hex)

    def offices(self) -> offices.Offices | None:
        """Return the discipline offices; None before they were mirrored."""
        data = self._document(index.OFFICES)
        return None if data is None else _decoded(offices.read, data)

    def phone_page(self) -> str:
        """Return the address that QR codes lead to; empty before the catalogue came."""
        data = self._document(index.CATALOGUE)
        return "" if data is None else _decoded(index.read_catalogue, data).phone_page

    def record_kind(self, record_id: str) -> str:
        """Return `voucher`, `project` or `affair`; empty if there is no such record."""
        with self._read() as mirror:
            return found.kind(mirror, record_id)

    def data_version(self) -> int:
        """Return a number that changes whenever the mirror did; cheap enough for each second."""
        raw = self._opened()
        seen = (self._file, int(raw.execute("PRAGMA data_version").fetchone()[0]))
        if seen != self._seen:
            self._seen = seen
            self._version += 1
        return self._version

    def close(self) -> None:
        """Let go of the file; the next question opens it again."""
        if self._engine is not None:
            self._engine.dispose()
        if self._raw is not None:
            self._raw.close()
        self._engine = self._raw = self._file = None

    def _document(self, name: str) -> bytes | None:
        query = select(DOCUMENTS.c.data).where(DOCUMENTS.c.name == name)
        with self._read() as mirror:
            return mirror.execute(query).scalar()

    def _figures(self, ask: Callable[[sqlite3.Connection], _T]) -> _T:
        raw = self._opened()
        try:
            raw.execute("BEGIN")
            try:
                return ask(raw)
            finally:
                raw.execute("COMMIT")
        except sqlite3.Error as error:
            self.close()
            raise as_mirror_error(error) from error

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        self._opened()
        engine = self._engine
        if engine is None:
            raise MirrorDamaged
        try:
            with engine.begin() as mirror:
                yield mirror
        except DBAPIError as error:
            self.close()
            cause = error.orig
            raise (
                as_mirror_error(cause) if isinstance(cause, sqlite3.Error) else MirrorDamaged()
            ) from error

    def _opened(self) -> sqlite3.Connection:
        """Open the file, or the new one that took its place."""
        there = self._identity()
        if self._raw is not None and there == self._file:
            return self._raw
        self.close()
        self._raw = raw = open_mirror(self._home.mirror)
        self._file = there
        self._engine = create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool)
        event.listen(self._engine, "begin", _begin)
        return raw

    def _identity(self) -> tuple[int, int] | None:
        try:
            there = self._home.mirror.stat()
        except OSError:
            return None
        return there.st_dev, there.st_ino


def _begin(mirror: Connection) -> None:
    mirror.exec_driver_sql("BEGIN")


def _decoded(read: Callable[[bytes], _T], data: bytes) -> _T:
    try:
        return read(data)
    except ValueError as error:
        raise MirrorDamaged from error
