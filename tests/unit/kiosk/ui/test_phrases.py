"""Ready phrases: something to tap for every record and every kind of thing to say."""

import pytest

from kiosk.ui.phrases import KINDS, phrases

RECORDS = ("payment", "voucher", "project", "affair", "")


@pytest.mark.parametrize("record", RECORDS)
@pytest.mark.parametrize("kind", [key for key, _ in KINDS])
def test_each_record_has_a_few_short_ones_of_its_own(record: str, kind: str) -> None:
    offered = phrases(record, kind)
    assert 3 <= len(set(offered)) == len(offered) <= 7
    for each in offered:
        assert each[-1] in "。？"
        assert len(each) <= 15
        assert "举报" not in each
        # Tapping takes a phrase out of the text again: none may hide in another.
        assert not any(each in other for other in offered if other != each)


def test_what_is_about_nothing_known_gets_the_general_ones() -> None:
    assert phrases("something new", "report") == phrases("", "report")


def test_the_first_to_come_to_mind_comes_first() -> None:
    assert phrases("payment", "report")[0] == "这笔钱我没收到。"
    assert phrases("voucher", "report")[0] == "东西没有买。"
    assert phrases("project", "report")[0] == "没有公示。"
