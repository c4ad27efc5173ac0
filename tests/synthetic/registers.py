"""What offices wrote down of the lives: late, wrong, missing, on the wrong person; and property."""

from typing import Any, Final

import numpy as np
import polars as pl
from numpy.random import Generator

from tests.synthetic.book import Book, text
from tests.synthetic.lives import TODAY, Lives

_OLD: Final = np.datetime64("2012-01-01")


def people(of: Lives, rng: Generator, book: Book) -> None:
    """Write the household register. A birthday there may differ from the number's."""
    wrong = rng.random(len(of)) < 0.004  # the number holds an old mistake; the register is right
    born = np.where(wrong, of.born - rng.integers(200, 900, len(of)), of.born)
    moved = rng.random(len(of)) < 0.01
    since = np.where(moved, TODAY - rng.integers(30, 600, len(of)), np.datetime64("NaT"))
    book.add(
        "people",
        person=of.person, name=of.name, village=of.village, household=of.household,
        born_on=born, since=since, until=np.full(len(of), np.datetime64("NaT")),
        account=account(of.person),
    )  # fmt: skip


def account(person: Any) -> Any:
    """Return the accounts of persons."""
    return np.char.add("62", np.asarray(person).astype(str))


def deaths(of: Lives, rng: Generator, book: Book) -> None:
    """Write deaths: 97 of 100 by some office, some days off, a name's homophone, a wrong person."""
    dead = np.flatnonzero(~np.isnat(of.died))
    known = dead[rng.random(len(dead)) < 0.97]
    for source, share in (("civil", 0.6), ("health", 0.5), ("police", 0.8), ("funeral", 0.3)):
        here = known[rng.random(len(known)) < share]
        off = np.where(rng.random(len(here)) < 0.04, rng.integers(-40, 40, len(here)), 0)
        name = of.name[here].copy()
        typo = rng.random(len(here)) < 0.02
        name[typo] = [f"{one[:-1]}萍" for one in name[typo]]
        book.add(
            "deaths", person=of.person[here], source=text(source, here), name=name,
            died_on=np.minimum(of.died[here] + off, TODAY),
        )  # fmt: skip
    # An old number of 15 digits that became somebody else's; and a namesake taken for the dead.
    living = np.flatnonzero(np.isnat(of.died))
    wrong = rng.choice(living, max(1, len(of) // 5_000), replace=False)
    half = len(wrong) // 2
    names = np.concatenate([of.name[rng.choice(living, half)], of.name[wrong[half:]]])
    book.add(
        "deaths", person=of.person[wrong], source=text("civil", wrong), name=names,
        died_on=TODAY - rng.integers(60, 500, len(wrong)),
    )  # fmt: skip


def officials(of: Lives, rng: Generator, book: Book) -> np.ndarray[Any, Any]:
    """Write who holds a post; return the village cadres' places in the arrays."""
    grown = np.flatnonzero((of.age() > 25) & (of.age() < 60) & np.isnat(of.died))
    payroll = grown[rng.random(len(grown)) < 0.03]
    payroll = payroll[~of.poor[payroll]]
    cadres = grown[rng.random(len(grown)) < 0.006]
    for who, level, post in ((payroll, "county", "科员"), (cadres, "village", "村会计")):
        since = _OLD + rng.integers(0, 1_800, len(who))
        book.add(
            "officials", person=of.person[who], post=text(post, who), name=of.name[who],
            unit=text("示例单位", who), division=of.village[who], level=text(level, who),
            since=since, until=np.full(len(who), np.datetime64("NaT")),
        )  # fmt: skip
    kin = rng.choice(len(of), 2 * len(cadres))
    book.add(
        "relations", person=of.person[np.tile(cadres, 2)], relative=of.person[kin],
        kind=text("sibling", kin),
    )  # fmt: skip
    # A hidden payroll in a household on the list: the neighbours know.
    hidden = np.flatnonzero(of.poor & (of.age() > 25) & (of.age() < 60) & np.isnat(of.died))
    hidden = hidden[rng.random(len(hidden)) < 0.02]
    book.add(
        "officials", person=of.person[hidden], post=text("科员", hidden), name=of.name[hidden],
        unit=text("示例单位", hidden), division=of.village[hidden], level=text("county", hidden),
        since=_OLD + rng.integers(0, 1_500, len(hidden)),
        until=np.full(len(hidden), np.datetime64("NaT")),
    )  # fmt: skip
    # One in six was let in knowingly: a temporary post, income counted.
    guilty = hidden[rng.random(len(hidden)) > 1 / 6]
    mates = np.flatnonzero(np.isin(of.home, of.home[guilty]) & of.head)
    book.label("P01", of.person[mates])
    return cadres


def property_(of: Lives, rng: Generator, book: Book) -> None:
    """Write cars, houses and firms, most of people who get nothing; some of poor households."""
    rich = np.flatnonzero(of.head & ~of.poor)
    for table, kind, value, share, rule in (
        ("vehicles", "小型轿车", 7_000_000, 0.25, "A01"),
        ("companies", "有限公司", 30_000_000, 0.03, "A03"),
        ("houses", "住宅", 15_000_000, 1.0, "A02"),
    ):
        owners = rich[rng.random(len(rich)) < share]
        _owned(of, rng, book, table, owners, kind, value)
        poor = np.flatnonzero(of.head & of.poor)
        hide = poor[rng.random(len(poor)) < 0.03]
        _owned(of, rng, book, table, hide, kind, value)
        if table == "houses":
            _owned(of, rng, book, table, hide, kind, value)
        # Sold and never rewritten, a firm in a stolen name, a house fallen down long ago.
        innocent = rng.random(len(hide)) < 0.12
        book.label(rule, of.person[hide[~innocent]])
        old = poor[rng.random(len(poor)) < 0.05]
        cheap = {"vehicles": "二轮摩托车", "companies": "农民专业合作社成员", "houses": "住宅"}[
            table
        ]
        _owned(of, rng, book, table, old, cheap, value // 40, share=200_000)


def _owned(  # noqa: PLR0913, PLR0917 - a row's columns
    of: Lives, rng: Generator, book: Book, table: str, who: np.ndarray[Any, Any], kind: str,
    value: int, share: int = 1_000_000,
) -> None:  # fmt: skip
    number = np.char.add(f"{table[0]}{book.count(table)}-", np.arange(len(who)).astype(str))
    book.add(
        table, no=np.char.add(number, f"-{book.part}"), person=of.person[who], name=of.name[who],
        kind=text(kind, who), value=rng.normal(value, value / 5, len(who)).astype(np.int64),
        share_ppm=np.full(len(who), share), status=text("存续", who), place=of.village[who],
        registered_on=_OLD + rng.integers(0, 2_300, len(who)),
        ended_on=np.full(len(who), np.datetime64("NaT")),
    )  # fmt: skip


def catalogue(book: Book) -> None:
    """Write the programmes and their conditions."""
    rows = [
        ("YL01", "养老", "other", 10_300, "monthly", 60, False),
        ("GL01", "高龄", "elderly", 10_000, "monthly", 80, False),
        ("DB01", "低保", "subsistence", 25_000, "monthly", None, False),
        ("TK01", "特困", "subsistence", 60_000, "monthly", None, False),
        ("CJ01", "护理", "disability", 8_000, "monthly", None, False),
        ("DL01", "地力", "farming", 10_500, "yearly", None, True),
    ]
    book.frame(
        "programmes",
        pl.DataFrame(
            [(c, n, k, u, f, a, None, o) for c, n, k, u, f, a, o in rows],
            schema=["code", "name", "category", "unit", "frequency", "min_age", "max_age",
                    "other_conditions"],
            orient="row",
        ),
    )  # fmt: skip
    conditions = [
        ("DB01", "lists", "dibao"), ("TK01", "lists", "tekun"), ("CJ01", "lists", "disabled"),
        ("CJ01", "grades", "一级"), ("CJ01", "grades", "二级"), ("TK01", "excludes", "DB01"),
    ]  # fmt: skip
    book.frame(
        "conditions", pl.DataFrame(conditions, schema=["programme", "kind", "value"], orient="row")
    )
    book.frame("accounts", pl.DataFrame({"code": ["5", "4"], "name": ["工程", "自筹"],
                                         "grp": ["公益工程", "一事一议"]}))  # fmt: skip
