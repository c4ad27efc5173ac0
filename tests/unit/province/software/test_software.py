"""The operator brings a version in, gives it to a few, and it stops by itself when it fails."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from protocol import release, system
from province.__main__ import COMMANDS
from province.fleet.models import Terminal
from province.publish import trust
from province.software import commands, rollout
from province.software.models import Version
from tests.unit.kiosk.update.conftest import FIRST, SECOND, program
from tests.unit.province.publish.conftest import NEAR, Desk
from tests.unit.province.publish.conftest import desk as desk  # noqa: PLC0414 - a fixture

if TYPE_CHECKING:
    from pathlib import Path


def offered(desk: Desk) -> release.Rollout:
    desk.publishes()
    (newest,) = (desk.feed / "targets").glob("*.rollout.json")
    return release.read_rollout(newest.read_bytes())


def names(count: int) -> list[str]:
    return [f"T{number:07d}" for number in range(count)]


def told(slot: str, *rejected: str, of: list[str]) -> None:
    """These terminals tell it in their heartbeats."""
    for name in of:
        Terminal.objects.update_or_create(
            name=name,
            defaults={
                "public": b"p" * 32,
                "villages": [NEAR],
                "enrolled_on": timezone.localdate(),
                "told": {"slot": slot, "rejected": list(rejected)},
            },
        )


@pytest.fixture
def brought_in(desk: Desk, tmp_path: Path) -> Desk:
    assert COMMANDS["software"].endswith(":software")
    assert commands.software(["add", FIRST, str(program(tmp_path / "program", FIRST))]) == 0
    return desk


def test_a_version_is_signed_at_once_and_given_when_the_operator_says(
    brought_in: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    assert offered(brought_in).number == ""
    assert list(trust.signed_releases(brought_in.keyring)) == [f"software/{FIRST}.json"]
    assert commands.software(["stage", FIRST, "1"]) == 0
    assert "1%" in capsys.readouterr().out
    brought_in.publishes()
    found = {path.read_bytes() for path in (brought_in.feed / "targets").glob("*.rollout.json")}
    assert release.write(release.Rollout(1, release.Number(FIRST), 1)) in found
    manifest = release.read(
        trust.signed_releases(brought_in.keyring)[f"software/{FIRST}.json"], release.Number(FIRST)
    )
    for file in manifest.files:
        assert (brought_in.feed / "software" / file.sha256).stat().st_size == file.bytes


def test_publishing_twice_signs_nothing_new(brought_in: Desk) -> None:
    commands.software(["stage", FIRST, "10"])
    brought_in.publishes()
    before = brought_in.feeds_files()
    assert not brought_in.publishes().signed
    assert not brought_in.publishes(everything=True).signed
    assert brought_in.feeds_files() == before


@pytest.mark.usefixtures("brought_in")
@pytest.mark.parametrize("went_back", [2, 3])
def test_too_many_that_went_back_halt_it(went_back: int) -> None:
    commands.software(["stage", FIRST, "10"])
    told(FIRST, of=names(20)[went_back:])
    told("system", FIRST, of=names(went_back))
    assert rollout.tried(FIRST) == rollout.Tried(20 - went_back, went_back)
    assert rollout.offered().percent == (10 if went_back < rollout.LEAST else 0)
    assert Version.objects.get().halted == (went_back >= rollout.LEAST)
    commands.software(["stage", FIRST, "100"])  # the operator knows better
    told(FIRST, of=names(20))
    assert rollout.offered().percent == 100


@pytest.mark.usefixtures("brought_in")
def test_another_version_that_ends_alike_is_not_counted() -> None:
    commands.software(["stage", FIRST, "10"])
    told("system", f"1{FIRST}", of=names(9))
    assert rollout.tried(FIRST).went_back == 0


@pytest.mark.usefixtures("brought_in")
def test_the_list_says_how_each_fares(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commands.software(["add", SECOND, str(program(tmp_path / "second", SECOND))])
    commands.software(["stage", FIRST, "1"])
    told(FIRST, of=names(4))
    capsys.readouterr()
    commands.software(["list"])
    assert capsys.readouterr().out.splitlines() == [
        f"{FIRST}\t给 1%\t4 台在用，0 台退回",
        f"{SECOND}\t没有给\t0 台在用，0 台退回",
    ]
    commands.software(["halt", FIRST])
    assert rollout.offered().percent == 0


def test_what_cannot_be_given_is_refused_in_plain_words(
    brought_in: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = program(tmp_path / "other", SECOND)
    assert commands.software(["add", FIRST, str(other)]) == 2  # its number served already
    assert commands.software(["add", "two", str(other)]) == 2
    assert commands.software(["stage", "9.9.9", "1"]) == 2
    (other / "mingjing").chmod(0o644)
    assert commands.software(["add", SECOND, str(other)]) == 2
    (other / "share").mkdir()
    bill = {"metadata": {"component": {"version": "7.7.7"}}}
    (other / "share" / "bill.cdx.json").write_text(json.dumps(bill))
    assert commands.software(["add", SECOND, str(other)]) == 2
    assert "7.7.7" in capsys.readouterr().err
    assert Version.objects.count() == 1
    assert brought_in.publishes().signed


def test_a_whole_system_is_signed_given_to_a_few_and_stopped(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "system"
    folder.mkdir()
    for name in ("root.img", "hash.img", "boot.efi"):
        (folder / name).write_bytes(name.encode() * 1_000_000)
    (folder / "root-hash").write_text("0123456789abcdef" * 4)
    assert commands.software(["add", "--system", FIRST, str(folder)]) == 0
    commands.software(["stage", "--system", FIRST, "100"])
    found = rollout.offered()
    assert (found.number, found.system, found.system_percent) == ("", FIRST, 100)
    manifest = system.read(
        trust.signed_releases(desk.keyring)[f"software/system-{FIRST}.json"], release.Number(FIRST)
    )
    for piece in manifest.pieces:
        assert (desk.feed / "software" / piece.sha256).stat().st_size == piece.bytes
    assert offered(desk) == found
    assert commands.software(["add", "--system", FIRST, str(folder)]) == 2
    assert commands.software(["stage", FIRST, "100"]) == 2  # no program has this number
    told("system", of=names(7))
    Terminal.objects.update(told={"system": "0.1.0", "systems_rejected": [FIRST]})
    assert rollout.offered().system_percent == 0
    commands.software(["list"])
    assert f"系统 {FIRST}\t已停\t0 台在用，7 台退回" in capsys.readouterr().out
