from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.utils import timezone

from kiosk import identity
from kiosk.config import Home
from kiosk.setup.enrol import invited
from kiosk.setup.errors import NotAProvince, Unreachable, UsedCode, WrongCode
from kiosk.sync.root import signing_keys
from protocol import passes, signature, signed
from protocol.carried import INVITATION_FILE, TECHNICIAN_FILE
from protocol.enrolment import fingerprint, read
from province.fleet import commands
from province.fleet.enrolment import first_root
from province.fleet.models import EnrolmentCode
from province.fleet.models import Terminal as Row
from tests.unit.province.fleet.conftest import VILLAGE, Terminal

if TYPE_CHECKING:
    from pathlib import Path

    from province.publish.keyring import Keyring


def test_a_code_makes_one_terminal_known(terminal: Terminal, code: str, keyring: Keyring) -> None:
    name = terminal.join(code)
    row = Row.objects.get()
    assert (row.name, row.villages, row.state) == (name, [VILLAGE], "active")
    assert bytes(row.public) == identity.load(terminal.home).public
    told = read(terminal.home.enrolment.read_bytes())
    assert told.villages[0].key == keyring.village(VILLAGE)


def test_a_second_terminal_with_the_same_code_is_refused_and_noted(
    joined: Terminal, code: str, tmp_path: Path
) -> None:
    second = Terminal(Home(tmp_path / "second"))
    for _ in range(2):
        with pytest.raises(UsedCode):
            second.join(code)
    assert EnrolmentCode.objects.get().tried_again == 2
    assert Row.objects.count() == 1
    assert joined.beat() == ""


def test_an_answer_lost_on_the_way_comes_again_to_the_same_key(
    terminal: Terminal, code: str
) -> None:
    terminal.door.lose = 1
    with pytest.raises(Unreachable):
        terminal.join(code)
    assert not terminal.home.enrolment.exists()
    terminal.join(code)
    assert (Row.objects.count(), EnrolmentCode.objects.get().tried_again) == (1, 0)


def test_codes_die_after_seven_days_and_slips_are_no_codes(terminal: Terminal, code: str) -> None:
    EnrolmentCode.objects.update(good_until=timezone.localdate() - timedelta(days=1))
    with pytest.raises(WrongCode):
        terminal.join(code)


def test_a_key_serves_once(joined: Terminal, keyring: Keyring) -> None:
    from province.fleet import enrolment

    another = enrolment.make_code([VILLAGE], keyring, timezone.localdate())
    wish = enrolment.Request(another, identity.load(joined.home).public)
    with pytest.raises(enrolment.WrongCode):
        enrolment.enrol(wish, keyring, "http://testserver/", timezone.localdate())


@pytest.mark.usefixtures("keyring")
def test_a_request_that_its_key_did_not_sign_is_none(tmp_path: Path, code: str) -> None:
    import msgspec

    from protocol.enrolment import Request, terminal_name

    us, other = (identity.candidate(Home(tmp_path / name)) for name in ("a", "b"))
    body = msgspec.json.encode(Request(code, other.public))
    for key_id in (us.name, terminal_name(other.public)):
        headers = signature.sign(us.private, body, key_id=key_id, nonce="", tag="mingjing-enrol")
        for headers_ in (headers, {}):
            reply = Client().post("/enrol", body, "application/json", headers=headers_)
            assert reply.status_code == 400
    headers = signature.sign(other.private, body, key_id=us.name, nonce="", tag="mingjing-enrol")
    assert Client().post("/enrol", body, "application/json", headers=headers).status_code == 400
    assert Client().post("/enrol", b" " * 201, "application/json").status_code == 400
    assert Row.objects.count() == 0


def test_a_terminal_set_up_again_replaces_the_old_one(
    joined: Terminal, keyring: Keyring, capsys: pytest.CaptureFixture[str]
) -> None:
    old = identity.load(joined.home).name
    assert keyring.folder.exists()
    assert commands.enrol_code([VILLAGE, "--replaces", old]) == 0
    new = joined.join(capsys.readouterr().out.strip(), again=True)
    assert new != old
    assert {row.name: row.state for row in Row.objects.all()} == {old: "revoked", new: "active"}
    assert joined.beat() == ""
    assert commands.enrol_code([VILLAGE, "--replaces", "NOBODY22"]) == 2


def test_an_invitation_is_what_its_fingerprint_says(
    keyring: Keyring, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.enrol_code([VILLAGE, "--file", str(tmp_path)]) == 0
    code = capsys.readouterr().out.strip()
    found = invited(tmp_path / INVITATION_FILE)
    assert (found.code, found.villages) == (code, ("三塘村",))
    assert commands.fleet(["fingerprint"]) == 0
    assert capsys.readouterr().out.strip() == fingerprint(found.tuf_root)
    assert (tmp_path / INVITATION_FILE).stat().st_mode & 0o777 == 0o600
    assert keyring.folder.exists()


def test_something_else_at_that_address(terminal: Terminal, code: str) -> None:
    from kiosk.setup.enrol import Offer, enrol

    with pytest.raises(NotAProvince):
        enrol(terminal.home, terminal.door, Offer("http://testserver/r/", code))


@pytest.mark.usefixtures("keyring")
def test_a_technicians_pass_is_written_onto_a_stick(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], keyring: Keyring
) -> None:
    assert commands.fleet(["technician", VILLAGE[:6], str(tmp_path)]) == 0
    keys = signing_keys(first_root(keyring))
    data = (tmp_path / TECHNICIAN_FILE).read_bytes()
    found = passes.read(signed.unseal(data, "Pass", keys), passes.Pass)
    assert found.county == VILLAGE[:6]
    assert commands.fleet(["technician", "439901", str(tmp_path)]) == 2
    assert "没有这个县" in capsys.readouterr().err
