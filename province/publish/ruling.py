"""A clerk's decision about a picture: kept for ever, in the trace, and published next time.

Wrong(ValueError)   what was sent is no decision about this picture
"""

from collections.abc import Collection, Sequence
from datetime import date

from django.db import transaction

from province.ledger.models import Attachment
from province.privacy.judging import Judged, mark_id
from province.privacy.models import Look, Ruling
from province.publish.papers import Papers
from province.publish.village import VillageData
from province.trace import chain

MOST_ADDED = 50  # rectangles drawn by hand


class Wrong(ValueError):
    """No decision about this picture; the message is for the clerk."""


def opened(look: Look) -> tuple[Attachment, Judged]:
    """Return a picture with what becomes of it now."""
    attachment = Attachment.objects.get(sha256=look.source)
    return attachment, Papers(VillageData(look.village, "", b"")).judged(attachment)


@transaction.atomic
def rule(  # noqa: PLR0913 - a decision and who made it
    look: Look,
    who: str,
    today: date,
    *,
    shown: bool,
    cleared: Collection[str] = (),
    added: Sequence[Sequence[float]] = (),
) -> Ruling:
    """Keep a decision.

    Args:
        look: the picture.
        who: the clerk's account.
        today: the day.
        shown: whether it is published.
        cleared: ids of marks that are not blacked out.
        added: rectangles that are, [left, top, right, bottom] in pixels.

    Raises:
        Wrong: marks that are not there, or too many rectangles.
    """
    attachment, judged = opened(look)
    if set(cleared) - {mark_id(one) for one in judged.marks}:
        raise Wrong("图片又看过一遍，请重新决定")
    if len(added) > MOST_ADDED:
        raise Wrong("加涂的地方太多")
    ruling = Ruling.objects.create(
        source=look.source,
        village=look.village,
        by=who,
        day=today,
        shown=shown,
        cleared=sorted(cleared),
        added=[list(one) for one in added],
    )
    _, now = opened(look)
    note = f"{'shown' if shown else 'held'}, {len(now.black)} black, {len(cleared)} cleared"
    chain.add(today, "picture decided", who, attachment.sha256[:16], note)
    return ruling
