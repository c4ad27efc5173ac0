"""What can go wrong with a whole system. The one that runs goes on running after any of them.

KnownError
 └─ SlotError
     ├─ SlotBroken  what was written does not read back, or a tool of the system refused
     └─ NoSlots     no slots here: not a machine of our image
"""

from kiosk.errors import KnownError


class SlotError(KnownError):
    """No new system this time."""

    key = "system"
    sentence = "系统更新没有成功，机器照旧用现在的系统。"


class SlotBroken(SlotError):
    """What was written does not read back, or a tool refused."""

    key = "system_slot_broken"
    sentence = "新系统没有写好，下次再写；机器照旧用现在的系统。"


class NoSlots(SlotError):
    """Not a machine of our image."""

    key = "system_no_slots"
    sentence = "这台机器装的不是我们的镜像，系统要另外更新。"
