"""Village cadres and a few county officials: posts with dates. Called by `build`."""

from datetime import date
from typing import Final, NamedTuple

from assets.demo import cases
from assets.demo.people import Person, Population
from assets.demo.tables import Book

SECRETARY: Final = "村党支部书记、村委会主任"
CLERK: Final = "村文书"
SUPERVISOR: Final = "村务监督委员会主任"
SINCE: Final = date(2014, 6, 1)
YOUNGEST, OLDEST = 34, 60


class Cadres(NamedTuple):
    """Who signs a village's vouchers."""

    secretary: Person
    clerk: Person
    supervisor: Person
    witnesses: tuple[Person, Person]


def appoint(population: Population) -> dict[str, Cadres]:
    """Choose the cadres of every village; those of 三塘村 stand in `cases`."""
    by_id = population.by_id
    found = {
        cases.VILLAGE: Cadres(
            by_id[cases.SECRETARY.id_number],
            by_id[cases.CLERK.id_number],
            by_id[cases.SUPERVISOR.id_number],
            (by_id[cases.WITNESS.id_number], by_id[cases.SECOND_WITNESS.id_number]),
        )
    }
    for village in cases.VILLAGES:
        if village in found:
            continue
        fit = [
            person
            for person in population.of(village)
            if person.head
            and not person.fixed
            and person.died_on is None
            and YOUNGEST <= person.age(cases.TODAY) <= OLDEST
        ]
        one, two, three, four, five = population.rng.sample(fit, 5)
        for person in (one, two, three, four, five):
            person.fixed = True
        found[village] = Cadres(one, two, three, (four, five))
    return found


def fill(book: Book, cadres: dict[str, Cadres], population: Population) -> None:
    """Add the posts; witnesses hold none. One county official lives in each second village."""
    for village, who in cadres.items():
        for post, person in (
            (SECRETARY, who.secretary),
            (CLERK, who.clerk),
            (SUPERVISOR, who.supervisor),
        ):
            book.add(
                "officials",
                id_number=person.id_number,
                post=post,
                name=person.name,
                unit=f"{cases.VILLAGES[village]}村民委员会",
                division=village,
                level="village",
                since=SINCE,
            )
    units = (("县财政局", "科员"), ("县住建局", "工程股股长"), ("清水镇人民政府", "民政专干"))
    fit = [p for p in population.everybody if not p.fixed and p.died_on is None
           and YOUNGEST <= p.age(cases.TODAY) <= OLDEST and not p.head]  # fmt: skip
    for (unit, post), person in zip(units, population.rng.sample(fit, len(units)), strict=True):
        person.fixed = True
        town = unit.startswith("清水镇")
        book.add(
            "officials", id_number=person.id_number, post=post, name=person.name, unit=unit,
            division=cases.TOWN_QINGSHUI if town else cases.COUNTY,
            level="township" if town else "county", since=date(2012, 9, 1),
        )  # fmt: skip
