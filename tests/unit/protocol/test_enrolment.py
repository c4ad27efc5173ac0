import re

import pytest

from protocol import code, heartbeat
from protocol.code import CodeMistyped
from protocol.enrolment import fingerprint, terminal_name


def test_every_single_slip_in_a_code_is_found() -> None:
    body = "7KQ2MXA9P"
    whole = body + code.check_character(body)
    assert code.tidy(f" {whole[:5].lower()}-{whole[5:]} ") == whole
    for place in range(code.LENGTH):
        for other in set(code.ALPHABET) - {whole[place]}:
            with pytest.raises(CodeMistyped):
                code.tidy(whole[:place] + other + whole[place + 1 :])
    for wrong in ("", "0" * 10, whole + "A", "七" * 10):
        with pytest.raises(CodeMistyped):
            code.tidy(wrong)


def test_a_fingerprint_is_three_groups_that_can_be_read_out() -> None:
    assert re.fullmatch(r"\d{4} \d{4} \d{4}", fingerprint(b"root"))
    assert fingerprint(b"root") == fingerprint(b"root")
    assert fingerprint(b"root") != fingerprint(b"toor")


def test_a_terminals_name_follows_from_its_key() -> None:
    names = {terminal_name(bytes((n,)) * 32) for n in range(200)}
    assert len(names) == 200
    assert set("".join(names)) <= set(code.ALPHABET)
    assert {len(name) for name in names} == {8}


def test_beats_and_answers_that_are_none() -> None:
    whole = heartbeat.Heartbeat(
        v=1, before=b"", step=bytes(16), version="1", villages=(), media_missing=0,
        disk_free_mb=64, clock="", every_s=900, starts=1,
    )  # fmt: skip
    assert heartbeat.read(heartbeat.write(whole)) == whole
    assert heartbeat.read_answer(heartbeat.write(heartbeat.Answer("x"))).nonce == "x"
    for data in (b"", heartbeat.write(whole).replace(b'"v":1', b'"v":2')):
        with pytest.raises(heartbeat.HeartbeatBroken):
            heartbeat.read(data)
    for field in ("step", "before"):
        bad = heartbeat.write(whole).replace(f'"{field}":"'.encode(), f'"{field}":"AAAA'.encode())
        with pytest.raises(heartbeat.HeartbeatBroken):
            heartbeat.read(bad)
    with pytest.raises(heartbeat.HeartbeatBroken):
        heartbeat.read_answer(b"<html>")
