"""Numbers of people in free words: black for everybody, listed for the data desk until mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import zstandard

from province.privacy.models import BlackText
from province.public.models import PublicVillage
from tests.unit.province.publish.conftest import NEAR

if TYPE_CHECKING:
    from tests.unit.province.publish.conftest import Desk

_VOUCHER = "voucher_no,village,date,direction,account,amount,summary,handler\n"


def test_what_was_blacked_out_is_listed_until_it_is_mended(desk: Desk) -> None:
    row = f"v1,{NEAR},2018-03-01,expense,A1,6.00"
    desk.brings(vouchers=f"{_VOUCHER}{row},清沟用工，电话13812345678,孙树根")
    desk.publishes()
    (found,) = BlackText.objects.all()
    assert (found.village, found.table, found.record) == (NEAR, "vouchers", "v1")
    assert found.text == "清沟用工，电话" + "█" * 11
    kept = PublicVillage.objects.get(village=NEAR)
    rows = msgspec.json.decode(zstandard.decompress(bytes(kept.rows)))["vouchers"]
    assert any(found.text in one for one in rows)
    desk.publishes()
    assert BlackText.objects.get().pk == found.pk
    desk.brings(vouchers=f"{_VOUCHER}{row},清沟用工,孙树根")
    desk.publishes()
    left = BlackText.objects.values_list("table", flat=True)
    assert set(left) <= {"changes"}  # what stood there before is shown struck through, black, too
