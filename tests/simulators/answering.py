"""An office that has answered already: its sealed words lie in a terminal's mirror, as sync lays
them there. For looking at; how answers come there is the journeys' matter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kiosk.cache.writer import Writer
from protocol import index, receipt

if TYPE_CHECKING:
    from kiosk.config import Home

CODE: Final = receipt.Receipt("201811200840000175")
_OFFICE: Final = "示例县纪委监委"
ANSWERS: Final = (
    receipt.Reply("received", "您反映的情况已收到，已登记。", "2018-11-05", _OFFICE),
    receipt.Reply("working", "您反映的情况已受理，正在办理。", "2018-11-08", _OFFICE),
    receipt.Reply("more", "请您补充：是哪几天干的活，有谁看见？", "2018-11-12", _OFFICE),
    receipt.Reply(
        "closed",
        "您反映的情况已办结。结果：这笔钱确实没有发到您手里，领款单上的字不是您签的。"
        "经手的人已经处理，三百元退给您了，请带身份证到镇财政所领。",
        "2018-11-19",
        _OFFICE,
    ),
)


def answer(home: Home, county: str) -> None:
    """Lay the answers to CODE into a terminal's mirror, beside those of others."""
    unlocked = receipt.keys(CODE)
    name = f"replies.{county}"
    with Writer(home) as writer:
        data = writer.document(name)
        sealed = index.read_replies(data).sealed if data else {}
        for number, reply in enumerate(ANSWERS):
            locator = receipt.reply_locator(unlocked.tag, number)
            sealed[locator] = receipt.seal_reply(reply, unlocked.public())
        writer.put_document(name, index.write(index.Replies(1, county, sealed)))
