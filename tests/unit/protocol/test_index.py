import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocol import enrolment, index, offices, records

HASH = index.Sha256("0" * 64)
VILLAGE = "439900001001"


def village(base: int, *deltas: int, seq: int | None = None) -> index.VillageIndex:
    return index.VillageIndex(
        v=1,
        village=VILLAGE,
        seq=seq if seq is not None else max((base, *deltas)),
        issued="2018-11-20T08:40:00+08:00",
        base=index.PackRef(base, HASH, 10),
        deltas=tuple(index.PackRef(seq, HASH, 10) for seq in deltas),
    )


@given(base=st.integers(1, 9), deltas=st.integers(0, 9), applied=st.none() | st.integers(0, 20))
def test_the_chain_leads_from_what_is_there_to_the_newest(
    base: int, deltas: int, applied: int | None
) -> None:
    listed = village(base, *range(base + 1, base + deltas + 1))
    at = applied
    for ref in listed.chain(applied):
        assert ref is listed.base or ref.seq == (at or 0) + 1
        at = ref.seq
    assert at == max(base + deltas, applied if applied is not None and applied >= base else 0)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html>login</html>",
        b"{}",
        index.write(village(3, 5)),
        index.write(village(3, seq=9)),
        index.write(village(3)).replace(VILLAGE.encode(), b"439900001002"),
        index.write(village(3)).replace(b'"v":1', b'"v":2'),
    ],
)
def test_an_index_that_does_not_fit_is_refused(data: bytes) -> None:
    with pytest.raises(index.FeedFileBroken):
        index.read_index(data, VILLAGE)


def test_indexes_catalogue_and_replies_come_back() -> None:
    listed = village(3, 4, 5)
    assert index.read_index(index.write(listed), VILLAGE) == listed
    catalogue = index.Catalogue(1, (), (), {"award": "中标"}, "https://example.cn/r")
    assert index.read_catalogue(index.write(catalogue)) == catalogue
    replies = index.Replies(1, "439900", {"b": b"2", "a": b"1"})
    assert index.read_replies(index.write(replies)) == replies
    swapped = index.Replies(1, "439900", {"a": b"1", "b": b"2"})
    assert index.write(replies) == index.write(swapped)


def test_the_nearest_divisions_helpline_is_a_villages() -> None:
    lines = {"43": "0999-1", "439900": "0999-2", "439900001": "0999-3"}
    catalogue = index.Catalogue(1, (), (), {}, "", lines)
    assert index.read_catalogue(index.write(catalogue)) == catalogue
    found = [catalogue.helpline(code) for code in ("439900001001", "439900002001", "430100001001")]
    assert found == ["0999-3", "0999-2", "0999-1"]
    assert not catalogue.helpline("110101001001")


def test_a_catalogue_from_before_there_were_helplines_is_read() -> None:
    old = b'{"v":1,"programmes":[],"accounts":[],"steps":{},"phone_page":""}'
    assert not index.read_catalogue(old).helpline("439900001001")


def office(code: str, level: offices.Level, division: str) -> offices.Office:
    return offices.Office(code, code, level, division, bytes(32), bytes(32))


LISTED = offices.Offices(
    1,
    (offices.IntakeKey("i1", bytes(32), "2018-01-01"),),
    (
        office("43-jw", "province", "43"),
        office("439900-jw", "county", "439900"),
        office("439901-jw", "county", "439901"),
        office("4399-jw", "city", "4399"),
    ),
)


def test_a_report_goes_to_the_lowest_office_above_whom_it_is_about() -> None:
    assert LISTED.above(VILLAGE).code == "439900-jw"
    assert LISTED.above(VILLAGE, "township").code == "439900-jw"
    assert LISTED.above(VILLAGE, "county").code == "4399-jw"
    assert LISTED.above(VILLAGE, "city").code == "43-jw"
    with pytest.raises(offices.NoOfficeAbove):
        LISTED.above(VILLAGE, "province")
    assert LISTED.find("4399-jw") is LISTED.offices[3]
    assert LISTED.find("nobody") is None


def test_offices_come_back_and_broken_ones_are_refused() -> None:
    assert offices.read(offices.write(LISTED)) == LISTED
    bad = [
        b"[]",
        offices.write(offices.Offices(2, LISTED.intake, LISTED.offices)),
        offices.write(offices.Offices(1, (), LISTED.offices)),
        offices.write(offices.Offices(1, (offices.IntakeKey("i", b"short", ""),), ())),
        offices.write(
            offices.Offices(1, LISTED.intake, (office("far-too-long-a-code", "city", "4"),))
        ),
        offices.write(offices.Offices(1, LISTED.intake, (office("纪委", "city", "4"),))),
    ]
    for data in bad:
        with pytest.raises(offices.OfficesBroken):
            offices.read(data)


def test_a_record_has_one_short_id_and_a_short_link() -> None:
    one = records.public_id("voucher", VILLAGE, "记-0231")
    assert one == records.public_id("voucher", VILLAGE, "记-0231")
    assert len(one) == 16
    assert one != records.public_id("project", VILLAGE, "记-0231")
    link = records.record_link("https://example.cn/r", one)
    assert link == f"https://example.cn/r#{one}"
    with pytest.raises(ValueError, match="too long"):
        records.record_link("https://" + "a" * 90 + "/r", one)


def test_a_courier_link_is_dense_in_a_qr() -> None:
    link = records.courier_link("https://example.cn/r", "ABC234")
    assert link == "HTTPS://EXAMPLE.CN/C/ABC234"


def test_an_enrolment_comes_back_and_nonsense_is_refused() -> None:
    whole = enrolment.Enrolment(
        1, "http://127.0.0.1/", "439900", bytes(16), b"{}",
        (enrolment.Village(VILLAGE, "三塘村", bytes(32)),),
    )  # fmt: skip
    assert enrolment.read(enrolment.write(whole)) == whole
    empty = enrolment.Enrolment(1, "", "", b"", b"", ())
    for data in (b"", b"<html>", enrolment.write(empty)):
        with pytest.raises(enrolment.EnrolmentBroken):
            enrolment.read(data)
