"""What the writing screen offers: kinds, levels, ready phrases, and how much may be written.

Phrases end with their punctuation, because they are put into the text as they stand. Offices read
Chinese: a phrase that was tapped in another language goes into the report in both.
"""

import re
from itertools import chain
from typing import Final

from kiosk.ui.words import mark, translate
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

_ANYTHING: Final = {
    "ask": (
        mark("phrases", "这笔钱花在哪里了？"),
        mark("phrases", "这笔钱什么时候发？"),
        mark("phrases", "为什么没有我的？"),
        mark("phrases", "这个是谁定的？"),
        mark("phrases", "想看一看原来的单据。"),
    ),
    "correct": (
        mark("phrases", "数目不对。"),
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
        mark("phrases", "数目不对。"),
        mark("phrases", "这个人不该领。"),
    ),
}
_PAYMENT: Final = {
    "ask": (
        mark("phrases", "这笔钱什么时候发？"),
        mark("phrases", "这笔钱发到哪张卡上了？"),
        mark("phrases", "这笔钱是按什么算的？"),
        mark("phrases", "为什么比去年少？"),
        mark("phrases", "以后还有没有？"),
    ),
    "correct": (
        mark("phrases", "数目不对。"),
        mark("phrases", "亩数不对。"),
        mark("phrases", "名字写错了。"),
        mark("phrases", "账号不对。"),
        mark("phrases", "日期不对。"),
    ),
    "suggest": (
        mark("phrases", "希望早一点发。"),
        mark("phrases", "希望发了告诉一声。"),
        mark("phrases", "希望把怎么算的写清楚。"),
    ),
    "report": (
        mark("phrases", "这笔钱我没收到。"),
        mark("phrases", "数目不对。"),
        mark("phrases", "我没有签过这个字。"),
        mark("phrases", "卡不在我手里。"),
        mark("phrases", "有人要我把钱交出来。"),
        mark("phrases", "这个人不该领。"),
    ),
}
_VOUCHER: Final = {
    "ask": (
        mark("phrases", "这笔钱花在哪里了？"),
        mark("phrases", "钱付给谁了？"),
        mark("phrases", "买的东西在哪里？"),
        mark("phrases", "这个是谁定的？"),
        mark("phrases", "想看一看原来的单据。"),
    ),
    "correct": (
        mark("phrases", "数目不对。"),
        mark("phrases", "日期不对。"),
        mark("phrases", "名字写错了。"),
        mark("phrases", "这一笔记重了。"),
        mark("phrases", "单据看不清。"),
    ),
    "suggest": (
        mark("phrases", "希望账记得再细一点。"),
        mark("phrases", "希望买之前多问几家。"),
        mark("phrases", "希望把单据拍清楚。"),
    ),
    "report": (
        mark("phrases", "东西没有买。"),
        mark("phrases", "价钱太高。"),
        mark("phrases", "发票不对。"),
        mark("phrases", "我没有签过这个字。"),
        mark("phrases", "这笔钱我没收到。"),
        mark("phrases", "活没有干。"),
        mark("phrases", "没有开会商量。"),
    ),
}
_PROJECT: Final = {
    "ask": (
        mark("phrases", "什么时候能完工？"),
        mark("phrases", "包给谁了？"),
        mark("phrases", "这笔钱从哪里来？"),
        mark("phrases", "这个是谁定的？"),
        mark("phrases", "想看一看合同。"),
    ),
    "correct": (
        mark("phrases", "数目不对。"),
        mark("phrases", "日期不对。"),
        mark("phrases", "名字写错了。"),
        mark("phrases", "地方写错了。"),
    ),
    "suggest": (
        mark("phrases", "希望先修路。"),
        mark("phrases", "希望请本村人干活。"),
        mark("phrases", "希望大家一起验收。"),
    ),
    "report": (
        mark("phrases", "没有公示。"),
        mark("phrases", "没有开会商量。"),
        mark("phrases", "活没干完。"),
        mark("phrases", "活干得不好。"),
        mark("phrases", "价钱太高。"),
        mark("phrases", "包给了自家人。"),
        mark("phrases", "占了地没有给钱。"),
    ),
}
_AFFAIR: Final = {
    "ask": (
        mark("phrases", "这件事是谁定的？"),
        mark("phrases", "什么时候开的会？"),
        mark("phrases", "为什么没有我家？"),
        mark("phrases", "想看一看原来的记录。"),
    ),
    "correct": (
        mark("phrases", "名字写错了。"),
        mark("phrases", "日期不对。"),
        mark("phrases", "数目不对。"),
        mark("phrases", "少写了人。"),
    ),
    "suggest": (
        mark("phrases", "希望开会让大家商量。"),
        mark("phrases", "希望早一点公开。"),
        mark("phrases", "希望念给大家听。"),
    ),
    "report": (
        mark("phrases", "没有公示。"),
        mark("phrases", "没有开会商量。"),
        mark("phrases", "我没有去开会，上面写了我。"),
        mark("phrases", "我没有签过这个字。"),
        mark("phrases", "这个人不该在上面。"),
        mark("phrases", "说了没有办。"),
    ),
}
_OF_RECORDS: Final = {
    "payment": _PAYMENT,
    "voucher": _VOUCHER,
    "project": _PROJECT,
    "affair": _AFFAIR,
}


def phrases(record: str, kind: str) -> tuple[str, ...]:
    """Return the phrases to offer, marked for translation.

    Args:
        record: what it is about: payment | voucher | project | affair, or empty.
        kind: a key of KINDS.
    """
    return _OF_RECORDS.get(record, _ANYTHING)[kind]


def handed_in(text: str) -> str:
    """Return a text as it goes to the office: `这个是谁定的？（Who decided this?）`.

    Only whole phrases as they were offered: what the visitor wrote or changed stays as it is.
    """
    chinese = {translate("phrases", each): each for each in _all() if each}
    foreign = sorted((each for each in chinese if each not in chinese.values()), key=len)
    if not foreign:
        return text
    # The longest first: one phrase may begin as another does.
    found = re.compile("|".join(map(re.escape, reversed(foreign))))
    return found.sub(lambda one: f"{chinese[one[0]]}（{one[0]}）", text)


def _all() -> tuple[str, ...]:
    offers = (_ANYTHING, *_OF_RECORDS.values())
    return tuple(chain.from_iterable(chain.from_iterable(offer.values()) for offer in offers))
