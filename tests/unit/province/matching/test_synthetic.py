"""The synthetic province is the same each time, and the rules do on it what they are for."""

from pathlib import Path

import pytest

from province.matching.layout import Sets
from province.matching.rule import load_all
from tests.synthetic.province import make
from tests.synthetic.score import scores

SURE = {"D01": 0.85, "T01": 0.9, "E03": 0.8}


@pytest.fixture(scope="module")
def sets(tmp_path_factory: pytest.TempPathFactory) -> Sets:
    return make(tmp_path_factory.mktemp("synthetic"), 120_000, 1)


def test_the_same_seed_gives_the_same_bytes(sets: Sets, tmp_path: Path) -> None:
    again = make(tmp_path, 120_000, 1)
    for name in ("payments", "deaths", "vouchers", "labels"):
        one, other = (of.folder / name / "0.parquet" for of in (sets, again))
        assert one.read_bytes() == other.read_bytes()


def test_precision_and_recall_are_what_a_rule_is_judged_by(sets: Sets, tmp_path: Path) -> None:
    rules = [rule for rule in load_all() if rule.id in SURE]
    for one in scores(sets, rules, tmp_path):
        assert one.precision is not None
        assert one.recall is not None
        assert one.precision >= SURE[one.rule], one
        assert one.recall >= 0.85, one
