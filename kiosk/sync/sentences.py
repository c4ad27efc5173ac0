"""What is wrong, in plain words, by the keys of errors. Called within sync and by kiosk.update."""

from typing import Final

from kiosk.wording import mark

_SENTENCES: Final = {
    "offline": mark("status", "连不上省里的平台，屏幕上还是上次的数据。"),
    "intercepted": mark("status", "网络要求先登录，收到的不是平台的数据。"),
    "server_refused": mark("status", "省里的平台现在答不上来，过一会儿再试。"),
    "feed_refused": mark("status", "收到的数据没有通过核验，没有采用。"),
    "wrong_root": mark("status", "收到的数据签名不对，没有采用。请告诉县里。"),
    "feed_expired": mark("status", "平台的签名过期了，屏幕上还是上次的数据。"),
    "feed_empty": mark("status", "平台还没有发布本村的数据。"),
    "feed_broken": mark("status", "收到的文件是坏的，没有采用。"),
    "feed_old": mark("status", "收到的数据比屏幕上的还旧，没有采用。"),
    "feed_gap": mark("status", "收到的数据中间缺了一段，没有采用。"),
    "disk_full": mark("status", "磁盘满了，新的数据放不下。"),
    "disk_refused": mark("status", "磁盘不让写，请检查。"),
    "stick_refused": mark("status", "这个 U 盘不能用，请换一个，或请县里重新做。"),
    "stick_full": mark("status", "U 盘满了，信封没有带上；带来的数据已经收下。"),
    "stick_unguarded": mark(
        "status", "这台机器的系统太旧，读 U 盘的程序没有能够隔离起来。数据照常核验。"
    ),
    "pass_refused": mark("status", "U 盘不是本省平台签的，没有收。"),
    "pass_foreign": mark("status", "U 盘是别的县的，没有收。"),
    "pass_expired": mark("status", "U 盘过期了，没有收。请县里重新写一遍。"),
    "pass_missing": mark("status", "U 盘不是县里做的，没有收。"),
    "mirror_damaged": mark("status", "本机的数据坏了，正在重新取。"),
    "mirror_beside": mark("status", "本机的数据坏了，正在重新取；取完以前，屏幕上还是原来的。"),
    "settings_broken": mark("status", "settings.json 写得不对，请技术员看一看。"),
    "no_identity": mark("status", "这台机器没有自己的身份，请重新开通。数据照常更新。"),
    "identity_refused": mark(
        "status", "县里已经停用这台机器的身份，请打电话给县里。数据照常更新。"
    ),
    "identity_copied": mark("status", "有两台机器用着同一个身份，请打电话给县里。数据照常更新。"),
    "not_enrolled": mark("status", "这台机器还没有开通。"),
    "already_running": mark("status", "同步程序已经在运行。"),
    "stopped": mark("status", "同步程序停下了。"),
}
_OTHER: Final = mark("status", "同步出了问题，请告诉技术员。")


def all_of_them() -> tuple[str, ...]:
    """Return the sentences."""
    return (*_SENTENCES.values(), _OTHER)


def sentence(key: str) -> str:
    """Return the plain Chinese sentence of an error's key."""
    return _SENTENCES.get(key, _OTHER)
