import pytest

from kiosk.cache.reader import Reader
from kiosk.cache.writer import Writer
from kiosk.model import Fen, LedgerFilter
from protocol import index
from protocol.pack import Pack
from tests.simulators.rows import block, facts, voucher

V = "439900001001"
OTHER = "439900001002"


@pytest.fixture(autouse=True)
def filled(writer: Writer) -> None:
    catalogue = index.Catalogue(
        1, (), (index.Account("501", "维修", "expense", "公益工程"),), {}, "https://example.cn/r"
    )
    writer.put_catalogue(catalogue, index.write(catalogue))
    writer.apply(
        Pack(1, V, 1, None, "2018-11-20T08:00:00+08:00", (
            facts(data_date="2018-11-20"),
            block("vouchers",
                voucher(1, date="2018-03-01", payee="长兴建筑队", amount=500_000),
                voucher(2, date="2018-03-02", payee="长兴建筑队", amount=5_000_000,
                    summary="修水塘"),
                voucher(3, date="2018-10-02", payee="李*英", amount=499_999, place="滩上"),
                voucher(4, date="2017-03-05", payee="平安商店", amount=100, account="999"),
                voucher(5, date="2017-12-05", payee="平安商店", amount=900),
                voucher(6, date="2018-11-05", payee="平安商店", amount=7,
                    withdrawn_on="2018-11-06")),
        ))
    )  # fmt: skip


def found(reader: Reader, **which: object) -> list[int]:
    page = reader.vouchers(V, LedgerFilter(**which), 0, 50)  # type: ignore[arg-type]
    assert page.total == len(page.rows)
    return sorted(int(row.id[1:]) for row in page.rows)


def test_a_voucher_is_found_by_words_payee_amount_and_month(reader: Reader) -> None:
    assert found(reader, words="水塘") == [2]
    assert found(reader, words="长兴") == [1, 2]
    assert found(reader, words="滩上") == [3]
    assert found(reader, words="记-0004") == [4]
    assert found(reader, words="%") == []
    assert found(reader, payee="平安商店") == [4, 5, 6]
    assert found(reader, below=Fen(500_000)) == [3, 4, 5, 6]
    assert found(reader, least=Fen(500_000), below=Fen(5_000_000)) == [1]
    assert found(reader, least=Fen(5_000_000)) == [2]
    assert found(reader, year="2018", month="03") == [1, 2]
    assert found(reader, year="2018", month="03", words="修", group="公益工程") == [1, 2]


def test_a_window_has_the_sum_of_all(reader: Reader) -> None:
    page = reader.vouchers(V, LedgerFilter(), 2, 2)
    assert (page.total, page.amount, len(page.rows)) == (6, 6_000_999, 2)
    assert reader.vouchers(V, LedgerFilter(payee="平安商店"), 0, 9).amount == 1000


def test_payees_are_ordered_by_sum_and_masked_names_stay_out(reader: Reader) -> None:
    assert [(one.name, one.count, one.amount) for one in reader.payees(V, LedgerFilter(), 9)] == [
        ("长兴建筑队", 2, 5_500_000),
        ("平安商店", 2, 1000),
    ]
    assert reader.payees(V, LedgerFilter(group="其他"), 9)[0].count == 1
    assert len(reader.payees(V, LedgerFilter(), 1)) == 1


def test_a_year_that_is_not_over_is_compared_up_to_its_day(reader: Reader) -> None:
    now = reader.compare(V, "2018", "expense")
    assert now.until == "11-20"
    assert [(one.key, one.now, one.before) for one in now.groups] == [
        ("公益工程", 5_999_999, 0),
        ("其他", 0, 100),
    ]
    assert [(one.key, one.now, one.before) for one in now.months] == [
        ("03", 5_500_000, 100),
        ("10", 499_999, 0),
    ]
    before = reader.compare(V, "2017", "expense")
    assert before.until == ""
    assert [one.key for one in before.months] == ["03", "12"]


@pytest.mark.parametrize("order", ["date", "amount"])
def test_behind_a_row_come_the_same_rows_as_after_so_many(
    writer: Writer, reader: Reader, order: str
) -> None:
    # Days, numbers and amounts that are shared, so that only the next column decides.
    writer.apply(
        Pack(1, OTHER, 1, None, "2018-11-20T08:00:00+08:00", (
            block("vouchers", *(
                voucher(n, date=f"2018-03-0{n % 3 + 1}", voucher_no=f"记-{n % 4}", amount=n % 5)
                for n in range(24)
            )),
        ))
    )  # fmt: skip
    which = LedgerFilter(order=order)
    every = reader.vouchers(OTHER, which, 0, 99).rows
    assert len(every) == 24
    for place in range(24):
        behind = reader.vouchers(OTHER, which, place + 1, 5, after=every[place])
        assert behind.rows == every[place + 1 : place + 6]
        assert (behind.offset, behind.total, behind.amount) == (place + 1, 0, 0)
