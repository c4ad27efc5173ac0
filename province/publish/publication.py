"""One publication: what changed in the database becomes the feed's next state.

A usual run looks only at the villages that something new concerns (`touched`); the first one,
one by another program, and `--all` look at every village and at every file of the feed.

Everything a terminal may follow is written before the timestamp that lets it see it. Called by
the `publish` command; a lock lets only one run at a time.
"""

import fcntl
import os
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol

import msgspec
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from protocol import release
from protocol.carried import received_path
from protocol.index import MEDIA, PACKS, VillageIndex, index_path, replies_path, write
from province.affairs.models import Affair
from province.batches.models import Batch
from province.carrier.received import received
from province.funds.models import Payment
from province.ledger.models import Voucher
from province.public import keeping, outcomes, sums
from province.publish import collect, differences, texts, touched
from province.publish.address import address
from province.publish.catalogue import catalogue
from province.publish.changes import ChangeLog
from province.publish.cleaning import retire, sweep
from province.publish.errors import KeysMissing, NothingToPublish, PublishBusy
from province.publish.files import write_once
from province.publish.helpline import helplines
from province.publish.keyring import Keyring
from province.publish.models import Generation, PublicRecord, VillageState
from province.publish.people import Catalogue
from province.publish.pictures import Pictures
from province.publish.replies import replies
from province.publish.stretching import Roots
from province.publish.trust import OnlineSigner
from province.publish.village import Rows, VillageData
from province.registry import divisions
from province.registry.models import Person
from province.software import rollout
from province.trace import chain

_CHUNK = 500  # codes a query
_ATTACHMENT_FILES = (5, 7)  # columns of `attachments` that name files under media/


class Progress(Protocol):
    """Told how far a publication has come."""

    def village(self, name: str, done: int, total: int) -> None:
        """`done` of `total` villages are ready; `name` is next."""

    def people(self, done: int, total: int) -> None:
        """`done` of `total` new people have their root."""


@dataclass
class Summary:
    """What a publication did."""

    villages: int = 0
    looked_at: int = 0
    changed: list[str] = field(default_factory=list)
    bases: int = 0
    pack_bytes: int = 0
    unreadable_attachments: int = 0
    signed: bool = False
    removed_files: int = 0


class Publication:
    """A run of `publish`.

    Args:
        home: the province's folder.
        now: when it is signed.
        issued: the date of the data, or None for the newest batch's.
        progress: told how far it is.
    """

    def __init__(
        self, home: Path, now: datetime, issued: datetime | None, progress: Progress
    ) -> None:
        self._home = home
        self._feed = home / "feed"
        self._keyring = Keyring(home / "keys")
        self._now = now
        self._issued = issued
        self._progress = progress
        self._named: set[str] = set()
        self._dropped: set[str] = set()
        self.summary = Summary()

    def run(self, *, refresh: bool = False, everything: bool = False) -> Summary:
        """Publish everything that changed.

        Args:
            refresh: sign the timestamp anew though nothing changed.
            everything: trust no memory of what is published: look at all villages and files.

        Raises:
            PublishError: keys are missing, nothing to publish, another run is going on.
            OSError: the disk is full or read-only.
        """
        with _alone(self._home):
            now = touched.marks()
            chosen = None if everything else touched.villages(touched.kept(), now)
            self._villages(chosen)
            signer = self._sign(refresh=refresh, careful=chosen is None)
            if self.summary.signed:
                self.summary.removed_files = self._clean(signer, careful=chosen is None)
            touched.keep(now)
        return self.summary

    def run_replies(self, *, refresh: bool = False) -> Summary:
        """Publish new answers (and the catalogue and offices) only; raises as `run`."""
        with _alone(self._home):
            self._sign(refresh=refresh)
        return self.summary

    def _clean(self, signer: OnlineSigner, *, careful: bool) -> int:
        with transaction.atomic():
            generation = Generation.objects.create(published_at=self._now).pk
            day = timezone.localdate(self._now)
            changed = f"{len(self.summary.changed)} villages changed"
            chain.add(day, "published", "command", f"publication {generation}", changed)
        if careful:
            return sweep(self._feed, signer.used | _held(), generation)
        named, dropped = self._named | signer.named, self._dropped | signer.dropped
        return retire(self._feed, dropped, named, generation)

    def _villages(self, chosen: set[str] | None) -> None:
        villages = villages_with_data(chosen)
        published = set(VillageState.objects.values_list("village", flat=True))
        if not villages and not published:
            raise NothingToPublish("还没有任何村的数据，请先导入")
        missing = {code[:6] for code in villages} - set(self._keyring.counties())
        if missing:
            raise KeysMissing(f"区县 {'、'.join(sorted(missing))} 没有密钥，请先运行 keys init")
        issued = self._issued_text()
        pictures = Pictures(self._home / "media", self._feed)
        sources = collect.Sources(pictures, ChangeLog(), Catalogue(), self._progress.people)
        people_key = self._keyring.local(sums.PEOPLE_KEY)
        roots: dict[str, Roots] = {}
        for done, (code, name) in enumerate(villages.items()):
            self._progress.village(name, done, len(villages))
            county = code[:6]
            if county not in roots:
                # One county's roots at a time: they are all that grows with the people.
                roots = {county: Roots(self._keyring, county)}
            of = VillageData(code, name, self._keyring.village(code), people_key)
            rows = collect.rows(of, sources, roots[county])
            self._step(of, rows, issued)
            texts.note(code, rows)
        sums.add_up_villages()
        outcomes.count_findings(self._keyring)
        self.summary.looked_at = len(villages)
        self.summary.villages = len(published | villages.keys())
        self.summary.unreadable_attachments = pictures.unreadable

    def _step(self, of: VillageData, rows: Rows, issued: str) -> None:
        state = VillageState.objects.filter(village=of.code).first()
        if state is None:
            step: differences.Step | None = differences.base(of.code, 1, rows, issued, of.key)
        else:
            old = _index(state)
            if self._whole(old):
                known = differences.unpacked(bytes(state.rows))
                step = differences.delta(old, known, rows, issued, of.key)
            else:
                step = differences.base(of.code, old.seq + 1, rows, issued, of.key)
        if step is None:
            if state is not None and bytes(state.media) != _media(rows):
                VillageState.objects.filter(village=of.code).update(media=_media(rows))
            if not keeping.is_kept(of.code):
                keeping.keep(of, rows)
            return
        newest = step.index.deltas[-1] if step.index.deltas else step.index.base
        write_once(self._feed / PACKS / newest.sha256, step.sealed)
        _remember(of.code, rows)
        now = VillageState(
            village=of.code,
            index=write(step.index),
            rows=differences.packed(differences.hashes(rows)),
            media=_media(rows),
        )
        before = _files(state) if state is not None else set[str]()
        after = _files(now)
        self._dropped |= before - after
        self._named |= after - before
        with transaction.atomic():
            now.save(force_insert=state is None, force_update=state is not None)
            keeping.keep(of, rows)
        self.summary.changed.append(of.code)
        self.summary.bases += not step.index.deltas
        self.summary.pack_bytes += len(step.sealed)

    def _whole(self, index: VillageIndex) -> bool:
        """Whether all packs that the index names are still there; if not, a base is due."""
        return all(
            (self._feed / PACKS / ref.sha256).exists() for ref in (index.base, *index.deltas)
        )

    def _sign(self, *, refresh: bool, careful: bool = False) -> OnlineSigner:
        counties: dict[str, dict[str, bytes]] = {
            county: {replies_path(county): replies(county, self._keyring)}
            for county in self._keyring.counties()
        }
        if not counties:
            raise KeysMissing("还没有区县密钥，请先运行 keys init")
        for county, files in counties.items():
            listed = received(county, self._keyring)
            if listed is not None:
                files[received_path(county)] = listed
        states = VillageState.objects.order_by("village").values_list("village", "index")
        for village, listed_packs in states.iterator():
            counties[village[:6]][index_path(village)] = bytes(listed_packs)
        signer = OnlineSigner(self._feed, self._keyring, self._now)
        self.summary.signed = signer.publish(
            counties,
            catalogue(address(self._home), helplines(self._home)),
            release.write(rollout.offered()),
            refresh=refresh,
            careful=careful,
        )
        return signer

    def _issued_text(self) -> str:
        newest = Batch.objects.aggregate(at=Max("imported_at"))["at"]
        issued = self._issued or newest or self._now
        return timezone.localtime(issued).isoformat(timespec="seconds")


def villages_with_data(among: Collection[str] | None = None) -> dict[str, str]:
    """Return the codes of villages that have anything to publish, sorted, with their names.

    Args:
        among: codes to look at; None for all.
    """
    codes: set[str] = set()
    for model in (Person, Voucher, Affair, Payment):
        found = model.objects.order_by().values_list("village_id", flat=True).distinct()
        if among is None:
            codes.update(str(code) for code in found)
        else:
            for part in _cut(sorted(set(among) - codes)):
                codes.update(str(code) for code in found.filter(village__in=part))
    names: dict[str, str] = {}
    for part in _cut(sorted(codes)):
        names |= divisions.names(part)
    return {code: names[code] for code in sorted(codes)}


def _cut(codes: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(codes), _CHUNK):
        yield codes[start : start + _CHUNK]


def _remember(village: str, rows: Rows) -> None:
    """Note the public ids of a village's records, for phones that ask by them."""
    records = [
        PublicRecord(id=str(row[0]), kind="voucher", key=f"{row[1]}|{village}", village=village)
        for row in rows["vouchers"]
    ] + [
        PublicRecord(id=str(row[0]), kind="project", key=str(row[1]), village=village)
        for row in rows["projects"]
    ]
    PublicRecord.objects.bulk_create(records, batch_size=500, ignore_conflicts=True)


def _index(state: VillageState) -> VillageIndex:
    return msgspec.json.decode(bytes(state.index), type=VillageIndex)


def _media(rows: Rows) -> bytes:
    """Return the hashes of a village's pictures, 32 bytes each."""
    names = {
        str(row[column])
        for row in rows["attachments"]
        for column in _ATTACHMENT_FILES
        if row[column]
    }
    return b"".join(bytes.fromhex(name) for name in sorted(names))


def _files(state: VillageState) -> set[str]:
    """Return the paths within the feed of a village's packs and pictures."""
    index, media = _index(state), bytes(state.media).hex()
    packs = {f"{PACKS}/{ref.sha256}" for ref in (index.base, *index.deltas)}
    return packs | {f"{MEDIA}/{media[at : at + 64]}" for at in range(0, len(media), 64)}


def _held() -> set[str]:
    found: set[str] = set()
    for state in VillageState.objects.defer("rows").iterator():
        found |= _files(state)
    return found


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    descriptor = os.open(home / "publish.lock", os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise PublishBusy("另一个发布正在进行") from None
        yield
    finally:
        os.close(descriptor)
