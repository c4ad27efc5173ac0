"""What the writing screen offers: kinds, levels, ready phrases, and how much may be written.

Phrases end with their punctuation, because they are put into the text as they stand.
"""

from typing import Final

from protocol.offices import Level

# GB18030 bytes of text that fit four envelopes even if nothing can be compressed.
ROOM_BYTES: Final = 2800

KINDS: Final = (
    ("ask", "问一问"),
    ("correct", "改个错"),
    ("suggest", "提意见"),
    ("report", "反映问题"),
)

LEVELS: Final[tuple[tuple[Level, str], ...]] = (
    ("village", "村里的人"),
    ("township", "镇里的人"),
    ("county", "县里的人"),
)

PHRASES: Final = {
    "ask": (
        "这笔钱花在哪里了？",
        "这笔钱什么时候发？",
        "为什么没有我的？",
        "这个是谁定的？",
        "想看一看原来的单据。",
    ),
    "correct": (
        "钱数不对。",
        "名字写错了。",
        "日期不对。",
        "账号不对。",
        "这一笔记重了。",
    ),
    "suggest": (
        "希望账记得再细一点。",
        "希望开会让大家商量。",
        "希望早一点公开。",
        "希望先修路。",
    ),
    "report": (
        "这笔钱我没收到。",
        "我没有签过这个字。",
        "东西没有买。",
        "活没有干。",
        "钱数不对。",
        "这个人不该领。",
    ),
}
