"""espeak-ng says 50 sentences of our pages as a Mandarin speaker does, tones included."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kiosk.devices.voice.pinyin import line
from kiosk.devices.voice.spoken import spoken
from tests.unit.kiosk.devices.voice.phonemes import heard

pytestmark = pytest.mark.skipif(not shutil.which("espeak-ng"), reason="no espeak-ng here")
SENTENCES = [
    tuple(part.strip() for part in row.split("|"))
    for row in Path(__file__).with_name("sentences.txt").read_text("utf-8").splitlines()
    if row and not row.startswith("#")
]


def same(wanted: str, got: str, following: str) -> bool:
    """Whether a syllable was said as written; before a third tone, a third is said as a second."""
    if wanted == got:
        return True
    raised = wanted[-1] == "3" and following.endswith("3") and got[-1] == "2"
    return raised and wanted[:-1] == got[:-1]


def test_there_are_fifty_sentences() -> None:
    assert len(SENTENCES) >= 50


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text for text, _ in SENTENCES])
def test_a_sentence_is_said_as_people_say_it(text: str, expected: str) -> None:
    got, wanted = heard(line(spoken(text))), expected.split()
    assert len(got) == len(wanted), (got, wanted)
    wrong = [
        (want, said)
        for want, said, following in zip(wanted, got, [*wanted[1:], ""], strict=True)
        if not same(want, said, following)
    ]
    assert not wrong
