"""The engines that `matching` measures: ours, the SQL alone, Polars, Spark; all count findings.

Each is opened for a folder of sets; what it then gives runs one rule and says how many it found.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from province.matching.answers import answers
from province.matching.duck import Duck
from province.matching.layout import Sets
from province.matching.rule import Rule
from tests.synthetic.score import AS_OF

Ask = Callable[[Rule], int]


@contextmanager
def ours(sets: Sets, _rules: Sequence[Rule], work: Path) -> Iterator[Ask]:
    """Run as `province match` does, to answer files, part by part."""
    duck = Duck(work / "spill")

    def ask(rule: Rule) -> int:
        files = answers(duck, rule, sets, AS_OF, work / rule.id)
        return len(duck.connection.read_parquet([str(file) for file in files]))

    yield ask
    duck.close()


@contextmanager
def bare(sets: Sets, rules: Sequence[Rule], work: Path) -> Iterator[Ask]:
    """Run the compiled SQL over all files at once, with nothing around it but a count."""
    duck = Duck(work / "spill")
    duck.open(sets, {name for rule in rules for name in rule.sets}, None)
    compiled = {rule.id: rule.compiled(AS_OF) for rule in rules}

    def ask(rule: Rule) -> int:
        file = work / f"{rule.id}.parquet"
        copy = f"COPY ({compiled[rule.id]}) TO '{file}' (FORMAT parquet)"
        row = duck.connection.execute(copy).fetchone()
        return row[0] if row else 0

    yield ask
    duck.close()


@contextmanager
def spark(sets: Sets, _rules: Sequence[Rule], work: Path) -> Iterator[Ask]:
    """Run the same text by Spark in local mode; starting Java is not counted."""
    from province.matching.spark import Spark

    session = Spark(
        "3g", {"spark.sql.shuffle.partitions": "8", "spark.local.dir": str(work / "spark")}
    )
    yield lambda rule: session.ask(rule, AS_OF, sets, None).count()
    session.close()


@contextmanager
def polars(sets: Sets, _rules: Sequence[Rule], _work: Path) -> Iterator[Ask]:
    """Run five rules written by hand for Polars, streaming, as a user of Polars would."""
    import polars as pl

    def scan(name: str) -> Any:
        return pl.scan_parquet(sets.files(name, None))

    written: dict[str, Callable[[Any, Callable[[str], Any]], Any]] = {
        "D01": _d01, "M02": _m02, "B03": _b03, "E03": _e03, "T01": _t01,
    }  # fmt: skip

    def ask(rule: Rule) -> int:
        frame = written[rule.id](pl, scan).select(pl.len())
        return int(frame.collect(engine="streaming").item())

    yield ask


def _same(pl: Any, one: str, other: str) -> Any:
    """Return names that agree: alike, or one character of three or more differs."""
    pairs = pl.struct(one, other).map_batches(
        lambda frame: pl.Series(
            [
                a == b or (len(a) > 2 and len(a) == len(b) and sum(map(str.__ne__, a, b)) == 1)
                for a, b in zip(frame.struct.field(one), frame.struct.field(other), strict=True)
            ]
        ),
        return_dtype=pl.Boolean,
    )
    return (pl.col(one) == pl.col(other)) | pairs


def _d01(pl: Any, scan: Callable[[str], Any]) -> Any:
    deaths = scan("deaths")
    first = deaths.group_by("person").agg(pl.col("died_on").min())
    first = first.with_columns(
        dead_month=pl.col("died_on").dt.year() * 12 + pl.col("died_on").dt.month() - 1
    )
    after = (
        scan("payments")
        .filter(pl.col("status") != "returned")
        .join(first, on="person")
        .filter(pl.col("month") > pl.col("dead_month"))
    )
    named = after.join(deaths.select("person", dead_name="name"), on="person")
    return named.filter(_same(pl, "name", "dead_name")).select("key").unique()


def _m02(pl: Any, scan: Callable[[str], Any]) -> Any:
    counted = (
        scan("payments")
        .filter((pl.col("status") != "returned") & (pl.col("amount") > 0))
        .group_by("person", "programme", "month")
        .agg(pl.len(), first=pl.col("village").min(), last=pl.col("village").max())
    )
    same = pl.col("first").str.slice(0, 6) == pl.col("last").str.slice(0, 6)
    return counted.filter((pl.col("len") > 1) & same)


def _b03(pl: Any, scan: Callable[[str], Any]) -> Any:
    homes = "敬老院|福利院|养老|托养|医院|学校|公司|合作社|中心|银行|代发|财政"
    other = (
        scan("payments")
        .filter(
            (pl.col("status") != "returned")
            & (pl.col("account_name") != "")
            & (pl.col("account_name") != pl.col("name"))
            & ~pl.col("account_name").str.contains(homes)
        )
        .filter(~_same(pl, "account_name", "name"))
        .select("person", "account", holder="account_name")
        .unique()
    )
    people = scan("people").select("person", "household", member="name")
    guardians = scan("guardians").select("person", "guardian")
    carers = guardians.join(people, left_on="guardian", right_on="person")
    mates = people.select("person", "household").join(
        people.select("household", "member"), on="household"
    )
    for known in (carers, mates):
        agreed = (
            other.join(known.select("person", "member"), on="person")
            .filter(_same(pl, "holder", "member"))
            .select("person", "account", "holder")
            .unique()
        )
        other = other.join(agreed, on=["person", "account", "holder"], how="anti")
    return other


def _e03(pl: Any, scan: Callable[[str], Any]) -> Any:
    standards = scan("programmes").select(programme="code", unit="unit")
    expected = pl.col("unit") * pl.col("quantity_milli").fill_null(1000) * 101
    return (
        scan("payments")
        .filter(pl.col("status") != "returned")
        .join(standards, on="programme")
        .filter((pl.col("unit") > 0) & (pl.col("amount") * 100_000 > expected))
    )


def _t01(pl: Any, scan: Callable[[str], Any]) -> Any:
    days = {"monthly": 30, "quarterly": 90, "yearly": 180, "once": 90}
    today = pl.lit(date(AS_OF.year, AS_OF.month, AS_OF.day))
    payments, allotments = scan("payments"), scan("allotments")
    limits = scan("programmes").select(
        programme="code", days=pl.col("frequency").replace_strict(days, default=30)
    )
    spent = (
        payments.filter((pl.col("allotment_no") != "") & (pl.col("status") != "returned"))
        .group_by("programme", "allotment_no")
        .agg(spent=pl.col("amount").sum())
    )
    lower = allotments.select(
        "programme", to_division="from_division", lower="amount", lower_on="allotted_on"
    )
    down = (
        allotments.join(lower, on=["programme", "to_division"])
        .filter(
            (pl.col("lower_on") >= pl.col("allotted_on"))
            & ((pl.col("lower_on") - pl.col("allotted_on")).dt.total_days() <= 180)
        )
        .group_by("key")
        .agg(down=pl.col("lower").sum())
    )
    stuck = (
        allotments.join(limits, on="programme")
        .join(spent, on=["programme", "allotment_no"], how="left")
        .join(down, on="key", how="left")
        .filter(
            ((today - pl.col("allotted_on")).dt.total_days() > pl.col("days"))
            & (pl.col("amount") > pl.col("spent").fill_null(0) + pl.col("down").fill_null(0))
        )
    )
    old = (today - pl.col("paid_on")).dt.total_days() > 30
    pending = payments.filter((pl.col("status") == "pending") & old)
    live = payments.filter(pl.col("status") != "returned").select("person", "programme", "month")
    returned = payments.filter((pl.col("status") == "returned") & old)
    lost = returned.join(live, on=["person", "programme", "month"], how="anti")
    return pl.concat([stuck.select("key"), pending.select("key"), lost.select("key")])


ENGINES = {"duckdb": ours, "bare": bare, "spark": spark, "polars": polars}
