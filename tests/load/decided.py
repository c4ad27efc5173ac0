"""Pictures as a clerk decided to publish them: `python -m tests.load.decided`.

Reading is measured by itself (`scripts/privacy`): the pictures of 30 villages would take hours.
"""

import os

import django


def fill() -> int:
    """Let every picture be shown as it is; return how many."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "province.settings")
    django.setup()
    from django.utils import timezone

    from province.privacy.lines import ENGINE, packed
    from province.privacy.models import Look, Ruling
    from province.publish.papers import unread

    found = [(one.sha256, str(one.village_id)) for one in unread()]
    nothing, today = packed(()), timezone.localdate()
    Look.objects.bulk_create(
        Look(source=source, village=village, engine=ENGINE, readable=True, lines=nothing,
             state=Look.State.SHOWN)
        for source, village in found
    )  # fmt: skip
    Ruling.objects.bulk_create(
        Ruling(source=source, village=village, by="he", day=today, shown=True)
        for source, village in found
    )
    return len(found)


if __name__ == "__main__":
    print(fill())
