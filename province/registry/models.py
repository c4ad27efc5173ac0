"""The registers: where, who hands in, who lives there, and what else is known of people.

Written by the import alone. Everything here but divisions and departments stays on the server.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from province.batches import fields
from province.batches.models import BroughtRow


class Division(BroughtRow):
    """A province, city, county, township or village; the code's length says which."""

    code = fields.code(unique=True)
    name = fields.name()
    parent = fields.refers("registry.Division", null=True, index=True, reverse="children")
    valid_from = fields.day()
    valid_until = fields.day()
    successor = fields.refers("registry.Division", null=True)


class Department(BroughtRow):
    """A department that hands in batches."""

    code = fields.code(unique=True)
    name = fields.name()
    division = fields.refers("registry.Division")


class Person(BroughtRow):
    """A row of the household register."""

    id_number = fields.id_number()
    name = fields.name()
    village = fields.refers("registry.Division", index=True)
    household = fields.code()
    born_on = fields.day()
    sex = fields.name()
    since = fields.day()
    until = fields.day()
    bank_account = fields.name()
    phone = fields.name()


class Guardian(BroughtRow):
    """`guardian` may receive for `id_number`."""

    id_number = fields.id_number()
    guardian = fields.id_number()
    since = fields.day()
    until = fields.day()


class Death(BroughtRow):
    """One source's word that somebody died; several may disagree."""

    class Source(models.TextChoices):
        """Who says so."""

        CIVIL = "civil"
        HEALTH = "health"
        POLICE = "police"
        FUNERAL = "funeral"

    id_number = fields.id_number()
    source = models.CharField(max_length=8, choices=Source)
    name = fields.name()
    died_on = models.DateField()


class Official(BroughtRow):
    """Somebody paid from public funds, or a village cadre, in one post."""

    class Level(models.TextChoices):
        """The level of the post."""

        PROVINCE = "province"
        CITY = "city"
        COUNTY = "county"
        TOWNSHIP = "township"
        VILLAGE = "village"

    id_number = fields.id_number()
    post = fields.name()
    name = fields.name()
    unit = fields.name()
    division = fields.refers("registry.Division", index=True)
    level = models.CharField(max_length=8, choices=Level)
    since = models.DateField()
    until = fields.day()


class Relation(BroughtRow):
    """`relative` is the `kind` of `id_number`."""

    class Kind(models.TextChoices):
        """Kinship as the standard names it."""

        SPOUSE = "spouse"
        CHILD = "child"
        PARENT = "parent"
        SIBLING = "sibling"

    id_number = fields.id_number()
    relative = fields.id_number()
    kind = models.CharField(max_length=8, choices=Kind)


class Property(BroughtRow):
    """What vehicles, houses and companies have in common."""

    no = fields.code()
    id_number = fields.id_number()
    name = fields.name()
    kind = fields.name()
    value_fen = fields.fen()
    share_ppm = models.IntegerField(null=True, blank=True, help_text="millionths, 0 to 1,000,000")
    status = fields.name()
    place = fields.name()
    registered_on = models.DateField()
    ended_on = fields.day()

    class Meta:
        abstract = True


class Vehicle(Property):
    """A vehicle and one of its owners."""


class House(Property):
    """A house and one of its owners."""


class Company(Property):
    """A company and one of its owners."""


class RosterEntry(BroughtRow):
    """Somebody on a list of people who qualify for something, from `since` on."""

    class List(models.TextChoices):
        """The lists of the standard."""

        DIBAO = "dibao"
        URBAN_DIBAO = "urban_dibao"
        TEKUN = "tekun"
        DISABLED = "disabled"
        POVERTY = "poverty"
        ELDERLY = "elderly"
        ORPHAN = "orphan"

    list = models.CharField(max_length=12, choices=List)
    id_number = fields.id_number()
    since = models.DateField()
    name = fields.name()
    village = fields.refers("registry.Division", index=True)
    until = fields.day()
    grade = fields.name()

    class Meta:
        verbose_name_plural: ClassVar = "roster entries"
