"""What publishing remembers between two runs: sequences, roots, pictures, old files.

Written by this app alone; losing it costs work, and a new base for each village, but no truth.
"""

from typing import ClassVar

from django.db import models


class VillageState(models.Model):
    """What was last published of a village."""

    village = models.CharField(max_length=12, primary_key=True)
    index = models.BinaryField(help_text="protocol.index.VillageIndex as last published")
    rows = models.BinaryField(help_text="zstd of JSON {table: {row key: row hash}}")
    media = models.BinaryField(default=b"", help_text="SHA-256 of its pictures, 32 bytes each")

    def __str__(self) -> str:
        return self.village


class PersonRoot(models.Model):
    """A person's Argon2id root: costs a tenth of a second, so it is computed once.

    `person` is a keyed digest of county and ID number, `sealed` the root sealed with a local key:
    a copy of this table alone opens nothing.
    """

    person = models.BinaryField(max_length=32, primary_key=True)
    sealed = models.BinaryField()

    def __str__(self) -> str:
        return f"root {self.pk[:4].hex()}"


class Picture(models.Model):
    """A source attachment as sealed for one village: its two files under `media/`, if any."""

    source = models.CharField(max_length=64, help_text="SHA-256 of what was handed in")
    village = models.CharField(max_length=12)
    kind = models.CharField(max_length=8)  # jpeg | pdf | waiting | held
    basis = models.CharField(max_length=64, blank=True, help_text="of what it was judged by")
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveIntegerField(default=0)
    thumb_sha256 = models.CharField(max_length=64, blank=True)
    thumb_size = models.PositiveIntegerField(default=0)
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["source", "village"], name="picture_once")
        ]

    def __str__(self) -> str:
        return self.sha256


class Unused(models.Model):
    """A file of the feed that nothing names since a generation; terminals may still fetch it."""

    path = models.CharField(max_length=200, primary_key=True)
    since = models.PositiveIntegerField()

    def __str__(self) -> str:
        return self.path


class Mark(models.Model):
    """How far the database was when it was last published (`touched`)."""

    name = models.CharField(max_length=32, primary_key=True)
    value = models.TextField()

    def __str__(self) -> str:
        return self.name


class Generation(models.Model):
    """A publication that changed something."""

    published_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.pk)


class PublicRecord(models.Model):
    """A published voucher or project by its public id, for phones that scanned its QR."""

    id = models.CharField(max_length=16, primary_key=True)
    kind = models.CharField(max_length=8)  # voucher | project
    key = models.CharField(max_length=400)
    village = models.CharField(max_length=12, help_text="whose page shows it")

    def __str__(self) -> str:
        return self.id
