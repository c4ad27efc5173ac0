"""The villager's manual in pictures: each is taken through the real window, by a visitor's taps.

Run by scripts/manual, which takes those of the README, too. A red frame shows what is tapped next.
The pictures are kept small: palette PNG, at half the size of the screen.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageDraw
from PySide6.QtCore import QBuffer

from assets.demo import cases
from tests.robots.affairs import Affairs
from tests.robots.ledger import open_voucher
from tests.robots.money import MyMoney
from tests.robots.project import Works
from tests.robots.reporting import OFFICE, newest
from tests.robots.speaking import Speaking
from tests.robots.terminal import LANDSCAPE, PORTRAIT, Visitor
from tests.simulators.demo import running
from tests.simulators.loudspeaker import Loudspeaker

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QImage

    from tests.simulators.demo import Demo

ROOT: Final = Path(__file__).resolve().parents[2]
FOLDER: Final = ROOT / "docs/pictures/villager"
MOST_BYTES: Final = 60_000
_SMALLER: Final = 0.5
_COLOURS: Final = 48
_FRAME: Final = (196, 30, 20)
_SAID: Final = "这笔钱我没收到。"
_DAYS: Final = "三十工"
_ANSWER: Final = "已查清，三百元退给您了，请到镇财政所领。"


@dataclass(frozen=True)
class Shot:
    """One picture: how the panel stands, who is there, how one comes there, what is tapped next."""

    go: Callable[[Visitor], object]
    size: tuple[int, int] = LANDSCAPE
    large: bool = False
    who: cases.Somebody = cases.OLD_WOMAN
    next: str = ""


def _taps(*names: str) -> Callable[[Visitor], None]:
    def go(visitor: Visitor) -> None:
        for name in names:
            visitor.tap(name)

    return go


def _payment(visitor: Visitor) -> None:
    visitor.tap("place_card")
    visitor.tap("open_payment")


def _pond(visitor: Visitor) -> None:
    open_voucher(visitor, "2017", cases.POND_SUMMARY)
    visitor.until(visitor.all("open_picture")[0].isEnabled, "no picture came")


def _invoice(visitor: Visitor) -> None:
    _pond(visitor)
    visitor.tap("open_picture")
    visitor.settle()


def _decision(visitor: Visitor) -> None:
    affairs = Affairs(visitor)
    affairs.list_all()
    affairs.of_kind("decision")
    visitor.tap("open_affair")


def _project(visitor: Visitor) -> None:
    _taps("open_ledger", "ask_done")(visitor)
    Works(visitor).open(cases.ROAD_NAME)


def _about(visitor: Visitor) -> None:
    visitor.tap("place_card")
    visitor.tap("open_signed")
    visitor.tap("open_voucher")
    visitor.tap("speak_of_voucher")


def _phrases(visitor: Visitor) -> None:
    _about(visitor)
    visitor.tap("start_writing")
    visitor.tap("choose_kind", 3)
    offered = [item.property("text") for item in visitor.all("tap_phrase")]
    visitor.tap("tap_phrase", offered.index(_SAID))


def _by_hand(visitor: Visitor) -> None:
    _taps("open_speak", "start_writing", "write_words")(visitor)
    speaking = Speaking(visitor)
    speaking.draw(_DAYS)
    visitor.until(lambda: speaking.read == _DAYS, "not read")


def _pinyin(visitor: Visitor) -> None:
    _taps("open_speak", "start_writing")(visitor)
    speaking = Speaking(visitor)
    speaking.keys()
    for letter in "meishoudao":
        visitor.tap(f"type_{letter}")
    visitor.until(lambda: bool(speaking.words))


def _receipt(visitor: Visitor) -> None:
    _phrases(visitor)
    visitor.tap("send_report")
    visitor.expect("收好了")


def _copied(visitor: Visitor) -> None:
    _receipt(visitor)
    code = Speaking(visitor).code
    visitor.tap("confirm_copied")
    visitor.type(code[-4:-2])


def _aloud(visitor: Visitor) -> None:
    visitor.until(lambda: bool(visitor.all("read_page")), "no voice here")
    visitor.tap("place_card")
    visitor.tap("read_page")
    visitor.until(lambda: bool(visitor.all("voice_bar")))


def _answered(code: str) -> Callable[[Visitor], None]:
    return lambda visitor: Speaking(visitor).ask_for_answers(code)


def _number(visitor: Visitor) -> None:
    visitor.tap("open_subsidies")
    visitor.type(cases.OLD_WOMAN.id_number)


def _home(_visitor: Visitor) -> None:
    return


WORKER: Final = cases.UNPAID_WORKER
ANSWERED: Final = "answer"  # its own way: an office must have answered first
SHOTS: Final[dict[str, Shot]] = {
    "home": Shot(_home, next="place_card"),
    "home-upright": Shot(_home, PORTRAIT, next="open_subsidies"),
    "my-money": Shot(_taps("place_card"), large=True, next="open_payment"),
    "payment": Shot(_payment, PORTRAIT),
    "number": Shot(_number, next="search_number"),
    "typed": Shot(
        lambda visitor: MyMoney(visitor).look_up(cases.OLD_WOMAN.id_number), PORTRAIT, next="leave"
    ),
    "signed": Shot(_taps("place_card", "open_signed"), who=WORKER, next="open_voucher"),
    "entitled": Shot(
        _taps("place_card", "open_entitled"), PORTRAIT, large=True, who=cases.NOT_YET_PAID
    ),
    "ledger": Shot(_taps("open_ledger"), next="ask_expense"),
    "bars": Shot(_taps("open_ledger"), PORTRAIT, next="open_group"),
    "vouchers": Shot(_taps("open_ledger", "ask_expense"), next="open_voucher"),
    "voucher": Shot(_pond, next="open_picture"),
    "invoice": Shot(_invoice, PORTRAIT, next="enlarge_picture"),
    "search": Shot(_taps("open_ledger", "search_ledger"), PORTRAIT, next="show_found"),
    "found": Shot(_taps("open_ledger", "ask_found")),
    "affairs": Shot(_taps("open_affairs"), next="open_affair"),
    "decision": Shot(_decision, PORTRAIT),
    "project": Shot(_project),
    "speak": Shot(_about, who=WORKER, next="start_writing"),
    "phrases": Shot(_phrases, PORTRAIT, who=WORKER, next="send_report"),
    "by-hand": Shot(_by_hand, next="put_words"),
    "pinyin": Shot(_pinyin, PORTRAIT, large=True, next="choose_word"),
    "receipt": Shot(_receipt, who=WORKER, next="confirm_copied"),
    "copied": Shot(_copied, PORTRAIT, who=WORKER),
    "answers": Shot(_taps("open_replies")),
    ANSWERED: Shot(_home, PORTRAIT),
    "aloud": Shot(_aloud, next="pause_reading"),
    "large": Shot(_home, PORTRAIT, large=True, next="change_type"),
    "help": Shot(_taps("open_help"), next="leave"),
}
# In README.md, in the folder above.
FRONT: Final[dict[str, Shot]] = {
    "home": Shot(_home),
    "subsidies": Shot(_taps("place_card")),
    "voucher": Shot(_pond),
}


def main(argv: Sequence[str]) -> int:
    """Take the pictures, or only those named."""
    parser = argparse.ArgumentParser(prog="scripts/manual", description="说明书的图")
    parser.add_argument("names", nargs="*", help="only these pictures")
    parser.add_argument("--front", action="store_true", help="only those of the README")
    parser.add_argument("--demo", type=Path, default=ROOT / ".demo/manual", help="prepared here")
    wanted = parser.parse_args(argv)
    names = [] if wanted.front else wanted.names or list(SHOTS)
    shots = [(FOLDER, name, SHOTS[name]) for name in names]
    if not wanted.names:
        shots += [(FOLDER.parent, name, shot) for name, shot in FRONT.items()]
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as own, running(wanted.demo, Path(own) / "demo") as demo:
        (Path(own) / "sound").mkdir()
        speaker = Loudspeaker(Path(own) / "sound")
        for folder, name, shot in shots:
            taken = Shot(_answered(_answer(demo)), shot.size) if name == ANSWERED else shot
            os.environ.update(speaker.plugged_in(there=name == "aloud"))
            kept = folder / f"{name}.png"
            kept.write_bytes(_take(demo, taken))
            print(f"{name}: {kept.stat().st_size:,} B")  # noqa: T201 - a script's words
    return 0


def _take(demo: Demo, shot: Shot) -> bytes:
    visitor = Visitor(
        demo.home, size=shot.size, large=shot.large, card=shot.who.id_number, name=shot.who.name
    )
    try:
        shot.go(visitor)
        picture = visitor.picture()
        frame = None
        if shot.next:
            item = visitor.all(shot.next)[0]
            at = item.mapRectToScene(item.boundingRect())
            frame = (at.left(), at.top(), at.right(), at.bottom())
        return small(picture, frame)
    finally:
        visitor.close()


def small(picture: QImage, frame: tuple[float, ...] | None = None) -> bytes:
    """Return a picture of the screen at half its size, in few colours, as PNG."""
    kept = QBuffer()
    kept.open(QBuffer.OpenModeFlag.WriteOnly)
    picture.save(kept, "PNG")  # type: ignore[call-overload]
    image = Image.open(io.BytesIO(kept.data().data())).convert("RGB")
    size = (round(image.width * _SMALLER), round(image.height * _SMALLER))
    image = image.resize(size, Image.Resampling.LANCZOS)
    if frame is not None:
        box = [round(side * _SMALLER) for side in frame]
        ImageDraw.Draw(image).rounded_rectangle(
            (box[0] - 4, box[1] - 4, box[2] + 4, box[3] + 4), 12, outline=_FRAME, width=5
        )
    few = image.quantize(_COLOURS, dither=Image.Dither.NONE)
    out = io.BytesIO()
    few.save(out, "PNG", optimize=True)
    return out.getvalue()


def _answer(demo: Demo) -> str:
    """Say something, have the office answer it; return the receipt's code."""
    visitor = Visitor(demo.home, card=WORKER.id_number, name=WORKER.name)
    _receipt(visitor)
    code = Speaking(visitor).copy()
    visitor.close()
    stage = demo.stage
    stage.terminal("sync", "--once", "--rounds", "70")
    report = newest(stage)
    for verb, *words in (("register",), ("accept",), ("close", "--text", _ANSWER)):
        stage.office(verb, OFFICE, report, *words)
    stage.province("publish", "--replies")
    stage.terminal("sync", "--once")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
