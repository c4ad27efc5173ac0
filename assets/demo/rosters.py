"""Who is on which list, since when. Called by `build` before `funds`, which pays by these lists."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from assets.demo import cases
from assets.demo.people import Person, Population
from assets.demo.tables import Book

DISABLED_GRADES: Final = ("一级", "二级", "二级", "三级", "三级", "四级")
LONG_AGO: Final = date(2015, 7, 1)
ADULT, OLD, VERY_OLD = 18, 60, 80


@dataclass(frozen=True)
class Entry:
    """A line of a list."""

    list: str
    person: Person
    since: date
    until: date | None = None
    grade: str = ""

    def holds(self, day: date) -> bool:
        """Whether the person is on the list that day, and lives in that month."""
        return (
            self.since <= day
            and (self.until is None or day <= self.until)
            and self.person.alive(day)
        )


def entries(population: Population) -> list[Entry]:
    """Choose everybody's lists; one household has one name on the list of 低保."""
    found = list(_of_the_stories(population))
    for village in cases.VILLAGES:
        found += _village(population, village)
    found += [
        Entry("elderly", person, _birthday(person, VERY_OLD), grade=_age_grade(person))
        for person in population.everybody
        if person.age(cases.TODAY) >= VERY_OLD
        and person.alive(_birthday(person, VERY_OLD))
        and person.id_number != cases.NOT_YET_PAID.id_number
    ]
    for entry in found:
        entry.person.lists.add(entry.list)
    return found


def _of_the_stories(population: Population) -> Iterator[Entry]:
    def who(somebody: cases.Somebody) -> Person:
        return population.by_id[somebody.id_number]

    # She was on the list for one month; that month's money is the one still on its way.
    yield Entry("dibao", who(cases.OLD_WOMAN), date(2018, 1, 1), date(2018, 1, 31), "B")
    yield Entry("disabled", who(cases.DISABLED), date(2015, 4, 1), grade="二级")
    yield Entry("dibao", who(cases.DISABLED), LONG_AGO, grade="A")
    yield Entry("dibao", who(cases.RETURNED), LONG_AGO, grade="C")
    yield Entry("orphan", who(cases.ORPHAN), date(2015, 3, 1))
    for somebody, _ in cases.DEAD:
        yield Entry("disabled", who(somebody), date(2013, 5, 1), grade="三级")


def _village(population: Population, village: str) -> Iterator[Entry]:
    rng = population.rng
    free = [p for p in population.of(village) if not p.fixed and p.age(LONG_AGO) >= ADULT]
    heads = [p for p in free if p.head]
    alone = [p for p in heads if p.age(LONG_AGO) >= OLD]
    kept = rng.sample(alone, min(3, len(alone)))
    for person in kept:
        yield Entry("tekun", person, LONG_AGO)
    others = [p for p in heads if p not in kept]
    poor = rng.sample(others, 18)
    for number, person in enumerate(poor[:11]):
        since = LONG_AGO if number < 8 else date(2017, 1 + number % 6, 1)  # noqa: PLR2004 - most
        until = date(2017, 12, 31) if number == 0 else None
        yield Entry("dibao", person, since, until, rng.choice("ABBCC"))
    for person in poor[6:]:
        for member in population.of(village):
            if member.household == person.household:
                yield Entry("poverty", member, max(LONG_AGO, member.born))
    for person in rng.sample(free, 11):
        yield Entry(
            "disabled", person, date(2014, 1 + rng.randrange(12), 1),
            grade=rng.choice(DISABLED_GRADES),
        )  # fmt: skip


def _birthday(person: Person, years: int) -> date:
    born = person.born
    day = 28 if (born.month, born.day) == (2, 29) else born.day
    return date(born.year + years, born.month, day)


def _age_grade(person: Person) -> str:
    return "80-89" if person.age(cases.TODAY) < VERY_OLD + 10 else "90-99"


def fill(book: Book, found: list[Entry]) -> None:
    """Add the lists. Somebody who died left them, but for the nine whom nobody took off."""
    forgotten = {who.id_number for who, _ in cases.DEAD}
    for entry in found:
        gone = None if entry.person.id_number in forgotten else entry.person.died_on
        ends = [day for day in (entry.until, gone) if day is not None]
        book.add(
            "rosters", list=entry.list, id_number=entry.person.id_number, since=entry.since,
            name=entry.person.name, village=entry.person.village,
            until=min(ends, default=None), grade=entry.grade,
        )  # fmt: skip
