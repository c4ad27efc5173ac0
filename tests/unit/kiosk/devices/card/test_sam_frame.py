import itertools

from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.card.sam_frame import KEPT, PREAMBLE, Answer, Answers, frame
from tests.simulators.card_reader import PHOTO, framed

statuses = st.integers(0, 255)
bodies = st.binary(max_size=1300)


def fed(pieces: list[bytes]) -> list[Answer]:
    answers = Answers()
    return [answer for piece in pieces if (answer := answers.feed(piece)) is not None]


def cut(data: bytes, at: list[int]) -> list[bytes]:
    edges = [0, *sorted(place % (len(data) + 1) for place in at), len(data)]
    return [data[a:b] for a, b in itertools.pairwise(edges)]


def test_commands_are_the_bytes_that_every_reader_knows() -> None:
    assert frame(b"\x11\xff").hex() == "aaaaaa9669000311ffed"
    assert frame(b"\x20\x01").hex() == "aaaaaa96690003200122"
    assert frame(b"\x20\x02").hex() == "aaaaaa96690003200221"
    assert frame(b"\x30\x01").hex() == "aaaaaa96690003300132"


@given(statuses, bodies, st.lists(st.integers(0, 2000), max_size=8))
def test_an_answer_is_found_however_it_is_cut(status: int, data: bytes, at: list[int]) -> None:
    (answer,) = fed(cut(framed(bytes((0, 0, status)) + data), at))
    assert (answer.status, bytes(answer.data), answer.fits) == (status, data[:KEPT], True)


@given(
    st.binary(max_size=40).filter(lambda noise: PREAMBLE not in noise + PREAMBLE[:-1]),
    statuses,
    st.binary(max_size=20),
)
def test_noise_before_a_frame_is_passed_over(noise: bytes, status: int, data: bytes) -> None:
    (answer,) = fed([noise + framed(bytes((0, 0, status)) + data)])
    assert (answer.status, bytes(answer.data), answer.fits) == (status, data, True)


@given(statuses, bodies, st.integers(0, 10_000), st.integers(1, 255))
def test_one_wrong_byte_after_the_length_never_fits(
    status: int, data: bytes, where: int, wrong: int
) -> None:
    whole = bytearray(framed(bytes((0, 0, status)) + data))
    whole[7 + where % (len(whole) - 7)] ^= wrong
    assert not any(answer.fits for answer in fed([bytes(whole)]))


@given(st.lists(st.binary(max_size=200), max_size=20))
def test_no_stream_of_bytes_makes_it_fail(pieces: list[bytes]) -> None:
    for answer in fed(pieces):
        assert len(answer.data) <= KEPT


def test_half_a_preamble_before_the_whole_one_hides_nothing() -> None:
    for begun in (
        b"\xaa",
        b"\xaa\xaa\xaa",
        b"\xaa\xaa\xaa\xaa",
        b"\xaa\xaa\xaa\x96",
        b"\xaa\xaa\x96",
    ):
        (answer,) = fed([begun + framed(b"\0\0\x9f")])
        assert answer.status == 0x9F


def test_a_length_that_no_answer_has_is_noise() -> None:
    for length in (b"\0\0", b"\0\x03", b"\xff\xff"):
        (answer,) = fed([PREAMBLE + length + framed(b"\0\0\x90")])
        assert answer.status == 0x90


def test_the_photo_is_never_kept() -> None:
    text = bytes(256)
    (answer,) = fed([framed(b"\0\0\x90\x01\x00\x04\x00" + text + PHOTO)])
    assert answer.fits
    assert bytes(answer.data) == b"\x01\x00\x04\x00" + text


def test_an_answer_shows_nothing_of_its_data() -> None:
    (answer,) = fed([framed(b"\0\0\x90secret")])
    assert "secret" not in repr(answer)
