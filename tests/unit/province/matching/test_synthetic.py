"""The synthetic province is the same each time, and the rules do on it what they are for."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from province.matching.answers import answers
from province.matching.duck import Duck
from province.matching.layout import Sets
from province.matching.rule import Rule, load_all
from tests.synthetic.beside import copies
from tests.synthetic.province import make
from tests.synthetic.score import AS_OF, scores

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


def test_provinces_side_by_side_each_have_their_own_findings(sets: Sets, tmp_path: Path) -> None:
    both = copies(tmp_path / "both", sets, 2)
    rules = load_all()
    assert found(rules, both, tmp_path / "two") == {
        rule: 2 * count for rule, count in found(rules, sets, tmp_path / "one").items()
    }


def found(rules: Sequence[Rule], sets: Sets, work: Path) -> dict[str, int]:
    duck = Duck(work / "spill")
    counts = {}
    for rule in rules:
        files = [str(file) for file in answers(duck, rule, sets, AS_OF, work / rule.id)]
        counts[rule.id] = len(duck.connection.read_parquet(files))
    duck.close()
    return counts
