"""What a village reads of subsidies without anybody's name, and its facts. Called by `collect`."""

from dataclasses import astuple
from datetime import date

from django.db.models import Max

from protocol.records import public_id
from province.affairs.models import Affair
from province.funds.models import Payment
from province.ledger.models import Voucher
from province.public.groups import NOTHING
from province.publish.village import Row, VillageData, iso
from province.registry.models import Death, Person
from province.reports.models import Office

SUPPRESSED = -1


def totals(of: VillageData) -> list[Row]:
    """Return the rows of `totals`: money that arrived, by year and programme."""
    return [
        (
            public_id("total", of.code, str(year), programme),
            str(year),
            programme,
            *((SUPPRESSED,) * 3 if one.shown == NOTHING else astuple(one.shown)),
        )
        for (year, programme), one in of.sums.groups.items()
        if one.lacks or one.shown != NOTHING
    ]


def data_date(of: VillageData) -> date | None:
    """Return the day of the village's newest record."""
    days = [
        Voucher.objects.filter(village__code=of.code).aggregate(day=Max("date"))["day"],
        Payment.objects.filter(village__code=of.code).aggregate(day=Max("paid_on"))["day"],
        Affair.objects.filter(village__code=of.code).aggregate(day=Max("published_on"))["day"],
    ]
    return max((day for day in days if day is not None), default=None)


def facts(of: VillageData) -> list[Row]:
    """Return the rows of `facts`."""
    town, county = of.above()
    dead = Death.objects.filter(withdrawn_on=None).values("id_number")
    living = Person.objects.filter(village__code=of.code, withdrawn_on=None, until=None)
    return [
        ("name", of.name),
        ("town", town),
        ("county", county),
        ("telephone", _telephone(of)),
        ("population", str(living.exclude(id_number__in=dead).count())),
        ("data_date", iso(data_date(of))),
    ]


def _telephone(of: VillageData) -> str:
    """Return the telephone of the lowest office over the village; no cadre's own number."""
    over = [
        office
        for office in Office.objects.exclude(telephone="").order_by("code")
        if of.code.startswith(office.division)
    ]
    return max(over, key=lambda office: len(office.division)).telephone if over else ""
