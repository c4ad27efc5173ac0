"""Who holds the keys: nobody with the server alone can put a key of their own before villagers."""

from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from securesystemslib.signer import CryptoSigner

from kiosk.cache.reader import Reader
from kiosk.cache.writer import Writer
from kiosk.config import Home, Settings
from kiosk.sync.http import HttpTransport
from kiosk.sync.poll import Terminal, poll
from kiosk.sync.status import Status
from protocol import enrolment, envelope, index, offices
from tests.simulators.province import COUNTY, VILLAGE, Province
from tests.simulators.rows import block, voucher
from tests.simulators.web import Site
from tests.unit.kiosk.sync.conftest import Poll


def office(key: bytes) -> offices.Office:
    return offices.Office("43990001", "示例县纪委监委", "county", COUNTY, key, key)


HONEST, HOSTILE = office(b"h" * 32), office(b"x" * 32)


@pytest.fixture
def province(province: Province) -> Province:
    province.offices = (HONEST,)
    province.publish()
    return province


def _sealed_to(reader: Reader) -> bytes:
    listed = reader.offices()
    assert listed is not None
    return listed.above(VILLAGE).public


def _key(status: Status) -> str:
    return status.problem.key if status.problem else ""


@pytest.mark.parametrize(
    "holders",
    [
        ("online",),
        ("online", COUNTY),
        ("offices-1",),
        ("offices-1", "offices-1"),
        ("offices-1", "online"),
        ("stranger-1", "stranger-2"),
    ],
)
def test_whoever_has_the_server_and_even_one_stick_cannot_sign_a_list(
    poll: Poll, province: Province, reader: Reader, holders: tuple[str, ...]
) -> None:
    assert _key(poll()) == ""
    for stranger in ("stranger-1", "stranger-2"):
        province._signers[stranger] = CryptoSigner.generate_ed25519()
    province.offices, province.holders = (HOSTILE,), holders
    province.publish()
    assert _key(poll()) == "wrong_root"
    assert _sealed_to(reader) == HONEST.public


def test_a_new_terminal_takes_no_such_list_either(
    poll: Poll, province: Province, reader: Reader
) -> None:
    province.offices, province.holders = (HOSTILE,), ("offices-2", "online")
    province.publish()
    assert _key(poll()) == "wrong_root"
    assert reader.offices() is None  # nothing is sealed to anybody


def test_a_list_in_another_roles_place_is_not_looked_at(
    poll: Poll, province: Province, reader: Reader
) -> None:
    poll()
    theirs = offices.write(offices.Offices(1, (_intake(province),), (HOSTILE,)))
    usual = province._targets

    def everywhere(role: str, files: dict[str, bytes], *signers: str) -> int:
        if role in {COUNTY, "catalogue"}:
            files = files | {index.OFFICES: theirs, f"{COUNTY}/offices.json": theirs}
        return usual(role, files, *signers)

    province._targets = everywhere  # type: ignore[method-assign]
    province.publish()
    assert _key(poll()) == ""
    assert _sealed_to(reader) == HONEST.public


def test_delegating_the_list_anew_needs_the_offline_targets_key(
    poll: Poll, province: Province, reader: Reader
) -> None:
    poll()
    province._signers |= {"offices-1": CryptoSigner.generate_ed25519()}
    province._signed.clear()
    province._signers["targets"] = province._signers["online"]
    province.offices = (HOSTILE,)
    province.publish()
    assert _key(poll()) == "wrong_root"
    assert _sealed_to(reader) == HONEST.public


def test_a_root_of_the_attackers_own_is_refused(
    poll: Poll, province: Province, reader: Reader
) -> None:
    poll()
    province._signers["root"] = CryptoSigner.generate_ed25519()
    province.rotate("root")
    province.offices = (HOSTILE,)
    province.publish()
    assert _key(poll()) == "wrong_root"
    assert _sealed_to(reader) == HONEST.public


def test_a_key_substituted_in_the_file_is_found(
    poll: Poll, province: Province, site: Site, reader: Reader
) -> None:
    poll()
    province.offices = (HONEST, office(b"n" * 32))
    province.publish()
    for path, data in site.files.items():
        if path.endswith(".offices.json") and "/targets/" in path:
            site.files[path] = data.replace(b"bm5u", b"eHh4")
    assert _key(poll()) == "feed_broken"
    assert _sealed_to(reader) == HONEST.public


def test_an_old_list_never_comes_back(
    poll: Poll, province: Province, site: Site, reader: Reader, home: Home
) -> None:
    poll()
    old = province.state()
    newer = office(b"n" * 32)
    province.offices = (newer,)
    province.publish()
    poll()
    assert _sealed_to(reader) == newer.public
    site.files = old
    assert _key(poll()) == "feed_refused"
    # TUF forgets, on this disk; the villages stand where they stood, so only the list is older.
    for kept in sorted((home.feed / "metadata").rglob("*.json")):
        kept.unlink()
    assert _key(poll()) == "feed_old"
    assert _sealed_to(reader) == newer.public


def test_a_list_that_is_left_out_is_not_forgotten(
    poll: Poll, province: Province, site: Site, reader: Reader
) -> None:
    poll()
    for path in [path for path in site.files if path.endswith("offices.json")]:
        del site.files[path]
    province.delta(block("vouchers", voucher(70)))
    province.publish()
    for path in [path for path in site.files if path.endswith("offices.json")]:
        del site.files[path]
    poll()
    assert _sealed_to(reader) == HONEST.public


def test_a_terminal_a_year_without_network_takes_up_where_it_was(
    province: Province, home: Home, reader: Reader
) -> None:
    today = datetime.now(UTC)
    assert _key(_poll(home, today)) == ""
    sealed = envelope.cell(_report(reader), _newest_intake(reader))

    for month in range(1, 13):
        province.expires = today + timedelta(days=30 * month + 45)
        province.delta(block("vouchers", voucher(20 + month)))
        if month in {4, 8}:
            province.rotate("root")
        province.publish()
    province.old_intakes.append(province.intake)
    province.intake = X25519PrivateKey.generate()
    province.offices = (newer := office(b"n" * 32),)
    province.publish()

    assert _key(_poll(home, today + timedelta(days=365))) == ""
    assert _sealed_to(reader) == newer.public
    assert reader.villages()[0].applied_seq == 13
    # What was sealed a year ago opens still: old intake keys are kept for 400 days.
    keys = [key.private_bytes_raw() for key in (province.intake, *province.old_intakes)]
    opened = [envelope.open_outer(one, keys) for one in envelope.cut(sealed)]
    assert [outer.office for outer in opened if outer] == [HONEST.code]


def _poll(home: Home, now: datetime) -> Status:
    told = enrolment.read(home.enrolment.read_bytes())
    with Writer(home) as mirror, HttpTransport() as transport:
        mirror.enrol(told.villages)
        return poll(Terminal(home, Settings(), told, mirror), transport, now)


def _report(reader: Reader) -> tuple[bytes, ...]:
    listed = reader.offices()
    assert listed is not None
    content = envelope.Content(bytes(32), VILLAGE, "", "report", "水塘没有修")
    # A key that is a point of the curve, for this test's list has none.
    point = X25519PrivateKey.generate().public_key().public_bytes_raw()
    to = offices.Office(HONEST.code, HONEST.name, "county", COUNTY, point, point)
    return envelope.seal_report(content, envelope.Identity(), b"t" * 16, to, _newest_intake(reader))


def _newest_intake(reader: Reader) -> bytes:
    listed = reader.offices()
    assert listed is not None
    return listed.intake[-1].public


def _intake(province: Province) -> offices.IntakeKey:
    return offices.IntakeKey("0", province.intake.public_key().public_bytes_raw(), "2026-01-01")
