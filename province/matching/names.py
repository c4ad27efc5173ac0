"""Names without numbers: whom of the register a row without an ID number may mean (Splink).

A hint with a match weight, shown to an officer; never a finding and never an accusation by itself.
Names are compared as Chinese names go wrong: a homophone, a character in another place, one
character off. Runs on DuckDB, and alike on Spark. Called by `names_command`.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa
from pypinyin import Style, lazy_pinyin

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SEED: Final = 1
_PAIRS: Final = 1_000_000
LIKELY: Final = 0.0  # match weight, log2 of the odds: as likely as not


@dataclass(frozen=True)
class Named:
    """Somebody of whom a name and a village are known. `key` is the caller's own."""

    key: str
    name: str
    village: str


@dataclass(frozen=True)
class Meant:
    """One possible answer. `weight` is log2 of the odds that both are the same person."""

    row: str
    person: str
    weight: float


def sound(name: str) -> str:
    """Return how a name sounds, without tones: 杨小妹 is `yang xiao mei`."""
    return " ".join(lazy_pinyin(name, style=Style.NORMAL))


def _table(people: Iterable[Named]) -> pa.Table:
    rows = list(people)
    sounds = [sound(one.name) for one in rows]
    return pa.table(
        {
            "unique_id": [one.key for one in rows],
            "name": [one.name for one in rows],
            "sound": sounds,
            "surname_sound": [one.partition(" ")[0] for one in sounds],
            "mixed": ["".join(sorted(one.name)) for one in rows],
            "village": [one.village for one in rows],
            "township": [one.village[:9] for one in rows],
            "county": [one.village[:6] for one in rows],
        }
    )


def _comparisons() -> list[Any]:
    import splink.comparison_level_library as level  # noqa: PLC0415 - a second to import
    import splink.comparison_library as comparison  # noqa: PLC0415

    near = (
        "length(name_l) >= 3 AND length(name_l) = length(name_r) "
        "AND levenshtein(name_l, name_r) <= 1"
    )
    name = comparison.CustomComparison(
        output_column_name="name",
        comparison_levels=[
            level.NullLevel("name"),
            level.ExactMatchLevel("name", term_frequency_adjustments=True),
            level.CustomLevel("sound_l = sound_r", "sounds alike"),
            level.CustomLevel("mixed_l = mixed_r", "other order"),
            level.CustomLevel(near, "one character off"),
            level.ElseLevel(),
        ],
    )
    place = comparison.CustomComparison(
        output_column_name="village",
        comparison_levels=[
            level.NullLevel("village"),
            level.ExactMatchLevel("village"),
            level.CustomLevel("township_l = township_r", "same township"),
            level.CustomLevel("county_l = county_r", "same county"),
            level.ElseLevel(),
        ],
    )
    return [name, place]


def meant(
    rows: Sequence[Named], register: Sequence[Named], least: float = LIKELY, spark: Any = None
) -> list[Meant]:
    """Return whom the rows may mean, the likeliest first.

    Args:
        rows: rows without a usable ID number.
        register: the household register.
        least: the match weight from which on an answer is given.
        spark: a Spark session to run on; DuckDB, if there is none.
    """
    if not rows or not register:
        return []
    ways = Ways(
        comparisons=_comparisons(),
        candidates=(("sound", "county"), ("mixed", "county"), ("surname_sound", "village")),
        trained_by=(("sound",), ("village", "surname_sound")),
    )
    return linked(_table(rows), _table(register), ways, least, spark)


@dataclass(frozen=True)
class Ways:
    """How two tables are linked: Splink's comparisons, and the columns that make a pair likely."""

    comparisons: Sequence[Any]
    candidates: Sequence[tuple[str, ...]]
    trained_by: Sequence[tuple[str, ...]]


def linked(
    rows: pa.Table, register: pa.Table, ways: Ways, least: float, spark: Any = None
) -> list[Meant]:
    """Link two tables by their `unique_id`, trained on these very data, without labels.

    What chance alone gives is learnt from random pairs, how often true pairs differ by
    expectation maximisation; both with a fixed seed.
    """
    from splink import Linker, SettingsCreator, block_on  # noqa: PLC0415 - heavy

    api = _engine(spark)
    frames = [
        api.register(table, dataset_display_name=name)
        for name, table in (("rows", rows), ("register", register))
    ]
    settings = SettingsCreator(
        link_type="link_only",
        comparisons=list(ways.comparisons),
        blocking_rules_to_generate_predictions=[block_on(*each) for each in ways.candidates],
        # Nearly every row means somebody of the register.
        probability_two_random_records_match=1 / max(register.num_rows, 2),
    )
    quiet = logging.getLogger("splink")
    before, quiet.level = quiet.level, logging.ERROR
    try:
        linker = Linker(frames, settings, log_level=None)
        linker.training.estimate_u_using_random_sampling(max_pairs=_PAIRS, seed=_SEED)
        for columns in ways.trained_by:
            linker.training.estimate_parameters_using_expectation_maximisation(
                block_on(*columns), fix_probability_two_random_records_match=True
            )
        found = linker.inference.predict(threshold_match_weight=least).as_record_list()
    finally:
        quiet.level = before
    answers = [_answer(one) for one in found]
    return sorted(answers, key=lambda one: (-one.weight, one.row, one.person))


def _engine(spark: Any) -> Any:
    """Return what Splink runs on."""
    if spark is None:
        from splink import DuckDBAPI  # noqa: PLC0415 - heavy

        return DuckDBAPI()
    from splink import SparkAPI  # noqa: PLC0415 - heavy

    # A session of its own: the tables' names are taken in one that has linked before. How names
    # are compared Spark knows itself, without Splink's own functions in Java.
    return SparkAPI(
        spark_session=spark.newSession(),
        break_lineage_method="persist",
        register_udfs_automatically=False,
    )


def _answer(pair: dict[str, Any]) -> Meant:
    left, right = pair["unique_id_l"], pair["unique_id_r"]
    if pair.get("source_dataset_l") == "register":
        left, right = right, left
    return Meant(str(left), str(right), float(pair["match_weight"]))
