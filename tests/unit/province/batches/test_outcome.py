from __future__ import annotations

import pytest

from province.batches import outcome
from province.batches.outcome import Progress, mask_value


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("杨小妹 11010519491231002X", "杨小妹 1101**********002X"),
        ("１１０１０５１９４９１２３１００２Ｘ", "1101**********002X"),
        ("110105491231002", "1101*******1002"),
        ("6217000012345678", "6217********5678"),
        ("2018-07-04", "2018-07-04"),
        ("ab" * 32, "ab" * 32),
        ("x" * 300, "x" * 200),
    ],
)
def test_what_could_be_a_persons_number_is_masked(value: str, shown: str) -> None:
    assert mask_value(value, secret=False) == shown


def test_in_an_id_column_everything_is_masked() -> None:
    assert mask_value("杨小妹", secret=True) == "***"
    assert mask_value("110105 1949 1231 002X", secret=True) == "1101*************002X"


def test_progress_speaks_seldom(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 0.0
    monkeypatch.setattr(outcome.time, "monotonic", lambda: now)
    progress = Progress()
    for now in (0.5, 1.0, 2.5, 3.0):
        progress.at("payments.csv", int(now * 1000))
    assert capsys.readouterr().err == "payments.csv: 2,500 行, 每秒 1,250 行\n"
