"""What the page beside each picture of a village says, and so what becomes of the picture.

Called by `pictures`, by the job that reads them and by the clerk's page.
"""

import hashlib
from collections import defaultdict

from django.db.models import Exists, OuterRef, QuerySet

from province.ledger.models import Attachment, Receipt, Voucher
from province.privacy.judging import Judged, judge
from province.privacy.lines import ENGINE
from province.privacy.marks import Beside
from province.privacy.models import Look, Ruling
from province.publish.village import VillageData

UNREAD = "unread"


def unread(division: str = "") -> QuerySet[Attachment]:
    """Return the public pictures and documents of a division that nobody has looked at."""
    looked = Look.objects.filter(engine=ENGINE, source=OuterRef("sha256"))
    public = Attachment.objects.filter(
        visibility=Attachment.Visibility.PUBLIC,
        withdrawn_on=None,
        village__code__startswith=division,
    )
    return public.filter(~Exists(looked))


class Papers:
    """The pictures of one village as they may be shown."""

    def __init__(self, of: VillageData) -> None:
        self._of = of
        self._names: dict[str, set[str]] = defaultdict(set)
        signed = Receipt.objects.filter(village__code=of.code, withdrawn_on=None)
        for receipt in signed.only("voucher_id", "name"):
            self._names[str(receipt.voucher_id)].add(receipt.name)
        paid = Voucher.objects.filter(attachments__village__code=of.code).exclude(payee="")
        for voucher, name in paid.values_list("key", "payee").distinct():
            if of.masks.is_person(name):
                self._names[voucher].add(name)
        self.looks = {look.source: look for look in Look.objects.filter(village=of.code)}
        rulings = Ruling.objects.filter(village=of.code).order_by("pk")
        self.rulings = {ruling.source: ruling for ruling in rulings}

    def beside(self, attachment: Attachment) -> Beside:
        """Return what the page beside a picture says."""
        masks = self._of.masks
        names = self._names.get(str(attachment.voucher_id), set())
        return Beside(
            frozenset(names - masks.officials), masks.officials, masks.names, masks.is_person
        )

    def basis(self, attachment: Attachment) -> str:
        """Return a digest of all that says what becomes of a picture, or that nobody looked."""
        look = self.looks.get(attachment.sha256)
        if look is None:
            return UNREAD
        ruling = self.rulings.get(attachment.sha256)
        names = sorted(self._names.get(str(attachment.voucher_id), ()))
        parts = (look.pk, ruling.pk if ruling else 0, self._of.masks.digest, names)
        return hashlib.sha256(repr(parts).encode()).hexdigest()

    def judged(self, attachment: Attachment) -> Judged:
        """Say what becomes of a picture, and note it; without a look it waits."""
        look = self.looks.get(attachment.sha256)
        if look is None:
            return Judged(Look.State.WAITING)
        found = judge(look, self.beside(attachment), self.rulings.get(attachment.sha256))
        if (look.state, look.why) != (found.state, found.why):
            look.state, look.why = found.state, found.why
            look.save(update_fields=["state", "why"])
        return found
