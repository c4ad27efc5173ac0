"""Numbers of people in words, typed and read from a picture."""

import pytest

from province.privacy.numbers import ACCOUNT, ID, NUMBER, PHONE, in_picture, in_text
from province.publish.masks import Masks

FARMER = "11010519491231002X"
CARD = "6230580000123456788"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (f"身份证{FARMER}，电话13800001234", [ID, PHONE]),
        ("身份证１１０１０５１９４９１２３１００２Ｘ", [ID]),
        ("110105 19491231 002x", [ID]),
        ("电话 138 0000 1234 联系", [PHONE]),
        ("138-0000-1234", [PHONE]),
        (f"账号{CARD}", [ACCOUNT]),
        ("110105491231002", [ACCOUNT]),  # an old number looks like an account: black as well
        ("2018-07-04 2018-07-05", []),
        ("2016 2017 2018 2019", []),
        ("合同编号20180312，金额120000.00元", []),
        ("热线12388", []),
        # Other figures and letters beside a number hide nothing of it from us.
        ("电话13800001234wx同号", [PHONE]),
        ("13800001234 13900001234", [PHONE, PHONE]),
        (f"赵小满 {FARMER} 13800001234", [ID, PHONE]),
        (f"2018-07-04 {CARD} 120", [ACCOUNT]),
        (f"{CARD}-1", [ACCOUNT]),
        ("工钱 120 138 0000 1234 两天", [PHONE]),
        ("2018 110105 19491231 002x 300", [ID]),
        ("1 " * 20_000, []),
    ],
)
def test_in_typed_words(text: str, kinds: list[str]) -> None:
    assert [one.kind for one in in_text(text)] == kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (FARMER, [ID]),
        ("I1O1O519491231OO2X", [ID]),  # letters for digits
        ("1101051949123100", [ACCOUNT]),  # two digits lost
        ("110105194912", [NUMBER]),
        ("电话13800001234", [PHONE]),
        ("0731-88881234", [PHONE]),
        (CARD, [ACCOUNT]),
        ("发票代码043001800104", []),
        ("纳税人识别号：914301000000000000", []),
        ("No42694415", []),
        ("￥3,821.60", []),
        ("2018年3月12日", []),
        ("SOLOZISBOSLO", []),
    ],
)
def test_in_a_picture(text: str, kinds: list[str]) -> None:
    assert [one.kind for one in in_picture(text)] == kinds


def test_an_id_number_is_found_though_it_is_called_a_papers_number() -> None:
    assert [one.kind for one in in_picture(f"编号：{FARMER}")] == [ID]


def test_masks_black_out_full_width_and_grouped_numbers() -> None:
    masks = Masks({"赵小满", "高山"}, {"孙树根"})
    assert masks.text("付赵小满１３８００００１２３４") == f"付赵*满{'█' * 11}"
    assert masks.text("电话138 0000 1234，孙树根") == f"电话{'█' * 13}，孙树根"
    assert masks.text("高山") == "高*"
    assert masks.text("高山上修路 2018-07-04") == "高山上修路 2018-07-04"
    assert masks.payee("赵小满") == "赵*满"
    assert masks.payee("孙树根") == "孙树根"
    assert masks.payee("清水农资店") == "清水农资店"
