"""What a village decides, announces and owns. The import alone writes."""

from __future__ import annotations

from django.db import models

from province.batches import fields
from province.batches.models import BroughtRow


class Affair(BroughtRow):
    """A notice, decision, roster, contract, asset, party matter or election."""

    class Kind(models.TextChoices):
        """What kind of affair."""

        NOTICE = "notice"
        DECISION = "decision"
        ROSTER = "roster"
        CONTRACT = "contract"
        ASSET = "asset"
        PARTY = "party"
        ELECTION = "election"

    no = fields.code()
    village = fields.refers("registry.Division", index=True)
    kind = models.CharField(max_length=10, choices=Kind)
    title = fields.name()
    body = models.TextField()
    published_on = models.DateField()
    power = models.IntegerField(null=True, blank=True, help_text="number in village_powers.csv")
    detail = models.JSONField(null=True, blank=True)
