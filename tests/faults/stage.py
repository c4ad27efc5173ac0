"""Sets the scenes: a terminal's folder as it was before, and the feed that it meets."""

import hashlib
import random
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.cache import outbox
from kiosk.cache.opening import open_mirror
from kiosk.config import Home
from kiosk.sync.daemon import Daemon
from protocol import enrolment
from protocol.envelope import CELL_BYTES
from protocol.pack import Block
from tests.faults import checks
from tests.simulators.damage import spoil_index
from tests.simulators.province import Province
from tests.simulators.rows import block, facts, voucher
from tests.simulators.web import Site

_DRAWN: Final = random.Random(20181120)
_DUE_ROUNDS: Final = 7  # after so many rounds every cell of the stage may leave


@dataclass(frozen=True)
class Scene:
    """One round to be disturbed."""

    name: str
    words: str
    before: Path  # the folder to copy
    files: dict[str, bytes]  # what the site serves
    wanted: checks.Wanted  # as it stands before the round
    cell: Path  # the report that a visitor leaves first


class Stage:
    """Makes every scene over one site."""

    def __init__(self, site: Site, folder: Path) -> None:
        self._site, self._folder = site, folder
        self._province = Province(site)
        self._digests: dict[str, str] = {}
        self._pictures: dict[str, int] = {}
        self.scenes = {scene.name: scene for scene in self._all()}

    def _all(self) -> list[Scene]:
        home = self._enrolled()
        self._note(home, 0)
        self._province.base(
            1,
            facts(town="清水镇", county="示例县", data_date="2018-11-20"),
            block("vouchers", *(voucher(n) for n in range(40))),
            self._picture(b"first" * 900, "v000000000000001"),
        )
        self._see(home)
        self._province.delta(block("vouchers", *(voucher(n, amount=7) for n in range(30, 50))))
        self._province.replies = {"00" * 16: bytes(700)}
        self._province.publish()
        first = self._scene("first", "a new terminal's first round", self._fresh("first"), 0)
        self._see(home)
        self._leave(home, 3)
        before_news = self._copied(home, "news")
        self._delta(block("vouchers", *(voucher(n, amount=8) for n in range(20, 60))))
        self._see(home)
        self._delta(self._picture(b"second" * 900, "v000000000000002"))
        self._province.replies["11" * 16] = bytes(700)
        self._province.publish()
        news = self._scene("news", "two deltas, a picture, answers, three reports", before_news, 2)
        self._see(home)
        before_rebase = self._copied(home, "rebase")
        damaged = self._scene("damaged", "a mirror found broken", self._spoilt(home), 4)
        beside = self._before_beside(home)
        self._province.rotate("root")
        self._province.rotate("online")
        self._province.base(
            9,
            facts(town="清水镇", county="示例县", data_date="2018-12-20"),
            block("vouchers", *(voucher(n, amount=9) for n in range(35))),
        )
        self._pictures = {}
        self._province.publish()
        rebase = self._scene("rebase", "everything anew, new keys, no pictures", before_rebase, 4)
        self._see(home)
        return [
            scene.__class__(**vars(scene) | {"wanted": self._told(scene)})
            for scene in (first, news, rebase, damaged, self._beside(beside))
        ]

    def _told(self, scene: Scene) -> checks.Wanted:
        return scene.wanted._replace(digests=self._digests)

    def _delta(self, *blocks: Block) -> None:
        self._province.delta(*blocks)
        self._province.publish()

    def _enrolled(self) -> Home:
        home = Home(self._folder / "terminal")
        home.root.mkdir(parents=True)
        home.enrolment.write_bytes(enrolment.write(self._province.enrolment()))
        return home

    def _fresh(self, name: str) -> Path:
        folder = self._folder / f"before-{name}"
        folder.mkdir()
        shutil.copy(self._folder / "terminal" / "terminal.json", folder)
        outbox.make(Home(folder))  # as setup does
        return folder

    def _copied(self, home: Home, name: str) -> Path:
        return Path(shutil.copytree(home.root, self._folder / f"before-{name}", symlinks=True))

    def _spoilt(self, home: Home) -> Path:
        folder = self._copied(home, "damaged")
        with (folder / "mirror" / "mirror.db").open("r+b") as mirror:
            mirror.seek(4096 * 3)
            mirror.write(b"\xa5" * 4096 * 4)
        return folder

    def _see(self, home: Home) -> None:
        """Publish, sync, and keep what the rows of this sequence are."""
        self._province.publish()
        with Daemon(home) as daemon:
            found = daemon.once(rounds=0)
        assert found.problem is None
        self._note(home, found.villages[0].applied_seq)

    def _note(self, home: Home, seq: int) -> None:
        if not seq:
            with Daemon(home):
                pass
        mirror = open_mirror(home.mirror)
        self._digests[str(seq)] = checks.rows(mirror)
        mirror.close()

    def _leave(self, home: Home, how_many: int) -> None:
        for _ in range(how_many):
            outbox.leave(home, _DRAWN.randbytes(CELL_BYTES))
        for _ in range(_DUE_ROUNDS):
            outbox.next_cell(home)

    def _picture(self, content: bytes, owner: str) -> Block:
        original, size = self._province.picture(content)
        thumb, thumb_size = self._province.picture(content[:400])
        self._pictures = {**self._pictures, original: size, thumb: thumb_size}
        return block(
            "attachments",
            {
                "id": original[:16], "owner": owner, "sha256": original, "bytes": size,
                "thumb_sha256": thumb, "thumb_bytes": thumb_size,
            },
        )  # fmt: skip

    def _before_beside(self, home: Home) -> Path:
        folder = self._copied(home, "beside")
        spoil_index(folder / "mirror" / "mirror.db")
        return folder

    def _beside(self, before: Path) -> Scene:
        """After everything else: the newest base and a delta, a mirror broken out of sight."""
        self._delta(block("vouchers", *(voucher(n, amount=10) for n in range(30, 45))))
        scene = self._scene("beside", "broken where nobody looks", before, 4)
        home = Home(self._folder / "terminal")
        self._see(home)
        return scene

    def _scene(self, name: str, words: str, before: Path, seq: int) -> Scene:
        damaged = name == "damaged"
        chain = self._province._chains
        newest = max((c.deltas or [c.base])[-1].seq for c in chain.values())
        names = ["catalogue.json", "offices.json", "replies.439900"] if seq and not damaged else []
        wanted = checks.Wanted(
            seq=0 if damaged else seq,
            digests={},
            documents=names,
            cells=sorted(checks.pending(Home(before).outbox)),
            newest=newest,
            pictures=dict(self._pictures),
            damaged=damaged,
            beside=name == "beside",
        )
        cell = self._folder / f"{name}.cell"
        cell.write_bytes(_DRAWN.randbytes(CELL_BYTES))
        return Scene(name, words, before, dict(self._site.files), wanted, cell)


def digest(cell: bytes) -> str:
    """Return how checks name a cell."""
    return hashlib.sha256(cell).hexdigest()
