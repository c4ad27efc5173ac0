from kiosk.model import Compared, Comparison, Fen
from kiosk.ui.telling import charts


def year(*groups: tuple[str, int, int], until: str = "") -> Comparison:
    rows = tuple(Compared(key, Fen(now), Fen(before)) for key, now, before in groups)
    return Comparison("2018", until, rows, rows)


def test_bars_are_parts_of_the_longest_of_both_years() -> None:
    one, two = charts.group_bars(year(("公益工程", 300_000, 400_000), ("党建", 100_000, 0)))
    assert (one.part, one.partBefore, one.sum) == (0.75, 1.0, "3,000 元")
    assert one.text == "占 75% · 上一年 4,000 元"
    assert (two.part, two.partBefore, two.text) == (0.25, 0.0, "占 25% · 上一年没有")


def test_a_group_that_only_the_year_before_had_leads_nowhere() -> None:
    (gone,) = charts.group_bars(year(("还债", 0, 5_000)))
    assert (gone.leads, gone.sum, gone.text) == (False, "0 元", "占 0% · 上一年 50 元")


def test_a_sum_below_zero_has_no_bar() -> None:
    (back,) = charts.group_bars(year(("其他", -5_000, 0)))
    assert (back.part, back.leads) == (0.0, True)


def test_there_are_twelve_months_and_large_ones_are_in_ten_thousands() -> None:
    small = charts.month_bars(year(("03", 120_050, 0)))
    assert [bar.key for bar in small] == [f"{n:02d}" for n in range(1, 13)]
    assert [bar.sum for bar in small if bar.leads] == ["1,200"]
    assert small[2].name == "3 月，1,200.50 元，上一年 0 元"
    large = charts.month_bars(year(("03", 38_400_000, 0), ("04", 1_200, 9)))
    assert [bar.sum for bar in large if bar.leads] == ["38.4", "0.00"]
    assert charts.in_ten_thousands(year(("03", 1_000_000, 0)))
    assert not charts.in_ten_thousands(year(("03", 999_900, 0)))


def test_a_year_that_is_not_over_is_compared_up_to_the_same_day() -> None:
    spent = year(("公益工程", 300_000, 400_000), until="11-20")
    assert charts.said(spent, income=False) == (
        "都算到 11 月 20 日，比上一年少花 1,000 元（上一年 4,000 元）"
    )
    came = year(("捐赠", 500_000, 400_000))
    assert charts.said(came, income=True) == "比上一年多收 1,000 元（上一年 4,000 元）"
    assert charts.said(year(("捐赠", 5, 5)), income=True) == "和上一年一样多（上一年 0.05 元）"
    assert charts.said(year(("捐赠", 5, 0)), income=True) == "上一年没有账可以比。"
