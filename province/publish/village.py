"""One village as publishing sees it: who lives there, who holds a post, which projects are its own.

Made once a village and publication, and handed to whatever builds its rows.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Q

from province.funds.models import Payment
from province.ledger.models import Voucher
from province.projects.models import Project
from province.public.models import Sum
from province.public.sums import Cell, People, Smallest, smallest
from province.publish.masks import Masks
from province.registry.models import Division, Official, Person

Row = tuple[object, ...]
Rows = dict[str, list[Row]]
"""Table -> rows in the order of protocol.pack.TABLES[table]."""


def iso(day: date | None) -> str:
    """Return a day as YYYY-MM-DD, nothing where it is not known."""
    return "" if day is None else day.isoformat()


@dataclass(frozen=True)
class VillageData:
    """A village and what the builders of its rows share."""

    code: str
    name: str
    key: bytes  # 32 bytes: seals its pictures and bundles
    people_key: bytes = b""  # 32 bytes: what people in public sums are digested with

    @cached_property
    def masks(self) -> Masks:
        """The masks for its public pages: posts of any level over it show their holders' names."""
        # Posts of the past count: who signed in 2016 signed in office.
        officials = Official.objects.filter(
            division__in=[self.code, self.code[:9], self.code[:6]], withdrawn_on=None
        )
        people = Person.objects.filter(village__code=self.code)
        return Masks(
            frozenset(people.values_list("name", flat=True)),
            frozenset(officials.values_list("name", flat=True)),
        )

    @cached_property
    def projects(self) -> tuple[Project, ...]:
        """Its own projects, its township's, those its ledger names, and their parts and wholes."""
        paid = Voucher.objects.filter(village__code=self.code, project__isnull=False).values(
            "project"
        )
        own = Project.objects.filter(Q(division__in=[self.code, self.code[:9]]) | Q(code__in=paid))
        codes = set(own.values_list("code", flat=True))
        wholes = Project.objects.filter(code__in=codes).exclude(parent=None)
        codes |= set(wholes.values_list("parent_id", flat=True))
        return tuple(
            Project.objects.filter(Q(code__in=codes) | Q(parent__in=codes)).order_by("code")
        )

    @cached_property
    def sums(self) -> Smallest:
        """Money that arrived, by year and programme, as far as it may be shown."""
        return smallest(Sum.Kind.FUNDS, self.code, self._arrived(), self.people_key)

    def _arrived(self) -> dict[Cell, People]:
        found: dict[Cell, People] = defaultdict(dict)
        payments = Payment.objects.filter(
            village__code=self.code, status=Payment.Status.PAID, withdrawn_on=None
        ).values_list("paid_on", "programme__code", "id_number", "amount_fen")
        for paid_on, programme, id_number, amount in payments.iterator():
            people = found[paid_on.year, programme]
            times, fen = people.get(id_number, (0, 0))
            people[id_number] = times + 1, fen + amount
        return found

    def above(self) -> tuple[str, str]:
        """Return the names of its township and county, empty where no register has them."""
        names = dict(
            Division.objects.filter(code__in=[self.code[:9], self.code[:6]]).values_list(
                "code", "name"
            )
        )
        return names.get(self.code[:9], ""), names.get(self.code[:6], "")
