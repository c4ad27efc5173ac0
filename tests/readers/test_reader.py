"""The formats are the documents', not our library's: a reader in another language agrees."""

import json
import subprocess
from pathlib import Path

import msgspec
import pytest

from protocol import envelope, pack, person, receipt
from protocol.sealing import seal, village_key
from tests.readers.conftest import Read
from tests.simulators.rows import block, voucher
from tests.unit.protocol import test_envelope as kept_keys
from tests.unit.protocol.test_pack import KEPT, KEY
from tests.unit.protocol.test_person import NUMBER, SALT, VILLAGE_KEY, bundle

DIGITS = receipt.Receipt("123456789012345611")
SAID = "用工单上的名字不是我签的，钱也没有收到。" * 30
WHO = envelope.Identity("杨某妹", "13900000000", "")


def _keys() -> dict[str, str]:
    return {
        "intake": kept_keys.INTAKE_PRIVATE.hex(),
        "office": kept_keys.OFFICE_PRIVATE.hex(),
        "custody": kept_keys.CUSTODY_PRIVATE.hex(),
    }


def _cell(text: str, who: envelope.Identity) -> bytes:
    sealed = envelope.seal_report(
        kept_keys.content(text), who, kept_keys.TAG, kept_keys.OFFICE, kept_keys.INTAKE_PUBLIC
    )
    return envelope.cell(sealed, kept_keys.INTAKE_PUBLIC)


def test_packs_and_pictures(read: Read, tmp_path: Path) -> None:
    blocks = (block("vouchers", *map(voucher, range(300))),)
    fresh = pack.Pack(1, "439900001001", 9, 8, "2018-11-20T08:40:00+08:00", blocks)
    (tmp_path / "fresh.pack").write_bytes(pack.write(fresh, KEY))
    (tmp_path / "picture").write_bytes(seal(KEY, b"MJM1", b"JPEG"))
    kept, new, picture, key = read(
        {"what": "pack", "file": str(KEPT / "village.pack"), "key": KEY.hex()},
        {"what": "pack", "file": str(tmp_path / "fresh.pack"), "key": KEY.hex()},
        {"what": "picture", "file": str(tmp_path / "picture"), "key": KEY.hex()},
        {"what": "villageKey", "countyKey": KEY.hex(), "village": "439900001001"},
    )
    ours = pack.read((KEPT / "village.pack").read_bytes(), KEY)
    assert msgspec.convert(kept, pack.Pack) == ours
    assert msgspec.convert(new, pack.Pack) == fresh
    assert bytes.fromhex(picture) == b"JPEG"
    assert bytes.fromhex(key) == village_key(KEY, "439900001001")


def test_a_bundle_is_found_and_opened_by_its_number(read: Read) -> None:
    (kept,) = KEPT.glob("*.bundle")
    (found,) = read(
        {
            "what": "bundle", "file": str(kept), "number": NUMBER, "salt": SALT.hex(),
            "villageKey": VILLAGE_KEY.hex(),
        }
    )  # fmt: skip
    assert found["locator"] == kept.stem
    assert found["padded"] == 0
    assert msgspec.convert(found["bundle"], person.Bundle) == bundle()


@pytest.mark.parametrize(("text", "who"), [("有事要说", envelope.Identity()), (SAID, WHO)])
def test_a_cell_opens_down_to_its_words(
    read: Read, tmp_path: Path, text: str, who: envelope.Identity
) -> None:
    (tmp_path / "cell").write_bytes(_cell(text, who))
    fresh, kept = read(
        {"what": "cell", "file": str(tmp_path / "cell"), **_keys()},
        {"what": "cell", "file": str(KEPT / "report.cell"), **_keys()},
    )
    wanted = kept_keys.content(text)
    assert fresh["content"] == [wanted.village, wanted.about, wanted.kind, wanted.words]
    assert fresh["identity"] == [who.name, who.telephone, who.id_number]
    assert fresh["parts"] == fresh["found"]
    for one in (fresh, kept):
        assert bytes.fromhex(one["tag"]) == kept_keys.TAG
        assert bytes.fromhex(one["replyKey"]) == kept_keys.REPLY_KEY
        assert one["office"] == kept_keys.OFFICE.code
    assert kept["content"][3] == SAID
    assert kept["identity"] == [WHO.name, WHO.telephone, WHO.id_number]


def test_a_kept_cell_is_still_read_by_our_own_library() -> None:
    cell = envelope.cut((KEPT / "report.cell").read_bytes())
    opened = [envelope.open_outer(one, [kept_keys.INTAKE_PRIVATE]) for one in cell]
    real = sorted((one for one in opened if one), key=lambda one: one.part)
    bodies = [one.body for one in real]
    office, custody = kept_keys.OFFICE_PRIVATE, kept_keys.CUSTODY_PRIVATE
    code = kept_keys.OFFICE.code
    assert envelope.open_content(bodies, code, office) == kept_keys.content(SAID)
    assert envelope.open_identity(bodies, code, custody) == WHO


def test_a_receipt_finds_and_opens_its_answer(read: Read) -> None:
    digits = receipt.parse(DIGITS)
    keys = receipt.keys(digits)
    (found,) = read({"what": "receipt", "digits": digits, "reply": str(KEPT / "answer.reply")})
    ours = receipt.open_reply((KEPT / "answer.reply").read_bytes(), keys)
    assert msgspec.convert(found["reply"], receipt.Reply) == ours
    assert bytes.fromhex(found["tag"]) == keys.tag
    assert found["locator"] == receipt.reply_locator(keys.tag, 0)
    assert found["checks"]


def test_a_qr_code_carries_the_same_bytes(read: Read) -> None:
    (one, *_) = envelope.cut((KEPT / "report.cell").read_bytes())
    (found,) = read({"what": "qr", "text": envelope.to_qr(one)})
    assert bytes.fromhex(found) == one


def test_the_reader_refuses_what_was_altered(read: Read, tmp_path: Path) -> None:
    sealed = bytearray((KEPT / "village.pack").read_bytes())
    sealed[50] ^= 1
    (tmp_path / "pack").write_bytes(sealed)
    with pytest.raises(subprocess.CalledProcessError):
        read({"what": "pack", "file": str(tmp_path / "pack"), "key": KEY.hex()})


def test_the_lock_names_every_package_by_its_hash() -> None:
    lock = json.loads((Path(__file__).parent / "package-lock.json").read_text())
    packages = [value for name, value in lock["packages"].items() if name]
    assert all(one["integrity"].startswith("sha512-") for one in packages)
    assert not any("resolved" in one for one in packages)
