"""What the writing screen offers: kinds, levels, ready phrases, and how much may be written.

Phrases end with their punctuation, because they are put into the text as they stand.
"""

from typing import Final

from kiosk.ui.words import mark
from protocol.offices import Level

# GB18030 bytes of text that fit four envelopes even if nothing can be compressed.
ROOM_BYTES: Final = 2800

KINDS: Final = (
    ("ask", mark("phrases", "问一问")),
    ("correct", mark("phrases", "改个错")),
    ("suggest", mark("phrases", "提意见")),
    ("report", mark("phrases", "反映问题")),
)

LEVELS: Final[tuple[tuple[Level, str], ...]] = (
    ("village", mark("phrases", "村里的人")),
    ("township", mark("phrases", "镇里的人")),
    ("county", mark("phrases", "县里的人")),
)

PHRASES: Final = {
    "ask": (
        mark("phrases", "这笔钱花在哪里了？"),
        mark("phrases", "这笔钱什么时候发？"),
        mark("phrases", "为什么没有我的？"),
        mark("phrases", "这个是谁定的？"),
        mark("phrases", "想看一看原来的单据。"),
    ),
    "correct": (
        mark("phrases", "钱数不对。"),
        mark("phrases", "名字写错了。"),
        mark("phrases", "日期不对。"),
        mark("phrases", "账号不对。"),
        mark("phrases", "这一笔记重了。"),
    ),
    "suggest": (
        mark("phrases", "希望账记得再细一点。"),
        mark("phrases", "希望开会让大家商量。"),
        mark("phrases", "希望早一点公开。"),
        mark("phrases", "希望先修路。"),
    ),
    "report": (
        mark("phrases", "这笔钱我没收到。"),
        mark("phrases", "我没有签过这个字。"),
        mark("phrases", "东西没有买。"),
        mark("phrases", "活没有干。"),
        mark("phrases", "钱数不对。"),
        mark("phrases", "这个人不该领。"),
    ),
}
