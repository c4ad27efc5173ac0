import pytest

from kiosk.masking import known, masked

OURS = known(("连不上省里的平台，屏幕上还是上次的数据。",))


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("poll: offline", "poll: offline"),
        ("version 1.4.0, 20 s, 12345 KB", "version 1.4.0, 20 s, 12345 KB"),
        ("连不上省里的平台，屏幕上还是上次的数据。", "连不上省里的平台，屏幕上还是上次的数据。"),
        ("王小明：连不上省里的平台", "某：连不上省里的平台"),
        ("王小明连不上省里的平台", "某"),
        ("阿依古丽·买买提", "某"),
        ("439900198503121234", "######"),
        ("43990019850312123X", "######"),
        ("439900 19850312 123x.", "######."),
        ("138-0000-1234", "######"),
        ("6217 0000 1234 5678 901", "######"),
        ("４３９９００１９８５０３１２１２３４", "######"),
        ("since 2026-11-28 only", "since 2026-11-28 only"),
        ("born 1985-03-12", "born ######"),
        ("to 192.168.100.101", "to ######"),
    ],
)
def test_numbers_and_names_go_and_our_own_words_stay(said: str, left: str) -> None:
    assert masked(said, OURS) == left
