"""The plain sentence for each key of a KnownError. Short, spoken, and says what to do next."""

from typing import Final

from kiosk.errors import KnownError
from kiosk.ui.words import mark, translate

_PLAIN: Final = mark("sentences", "这一页出了点问题。请按退出，再试一次。")
_SENTENCES: Final = {
    "mirror_missing": mark("sentences", "这台机器上还没有数据，等它连上网就有了。"),
    "mirror_damaged": mark("sentences", "这台机器上的数据坏了，正在重新取，请过一会儿再来。"),
    "mirror_future": mark("sentences", "这台机器正在更新，请过几分钟再来。"),
    "not_enrolled": mark("sentences", "这台机器还没有开通，请找技术员。"),
    "outbox_full": mark("sentences", "这台机器上等着送出的太多了。请用手机扫码，或者打电话。"),
    "outbox_unusable": mark("sentences", "这台机器现在收不下。请用手机扫码，或者打电话。"),
    "picture_not_here": mark("sentences", "图片还没有到，过一阵再来看。"),
    "picture_broken": mark("sentences", "这张图片坏了，正在重新取。"),
    "nobody": mark(
        "sentences",
        "这台机器上没有查到这个号码。\n请对一对身份证；户口在别的村，请到那个村的机器上查。",
    ),
    "card_unreadable": mark("sentences", "没有读出来。请把身份证拿起来，只放一张，放平。"),
    "card_foreign": mark("sentences", "外国人的证件在这台机器上查不到补贴，请到乡镇窗口问。"),
    "handwriting_gone": mark("sentences", "手写这会儿用不了，请用拼音，或者点现成的话。"),
    "not_stretched": mark("sentences", "机器这会儿忙不过来，请再点一次。"),
    "not_here": mark("sentences", "没有找到这一笔，可能已经撤下来了。"),
}


def sentence(error: KnownError) -> str:
    """Return what the visitor reads."""
    return translate("sentences", _SENTENCES.get(error.key, _PLAIN))


def plain() -> str:
    """Return what is said when something of ours went wrong."""
    return translate("sentences", _PLAIN)
