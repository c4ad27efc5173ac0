"""The phone's doors: what they hand out, what they take, and how much a slow line must carry."""

from __future__ import annotations

import gzip
import io
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from PIL import Image

from protocol.photo import PHOTO_BYTES, Parcel, open_photo, seal_photo
from protocol.records import public_id
from province.phone.shell import shell
from province.reports.models import Photo
from tests.simulators import offices as made
from tests.unit.province.public.conftest import published
from tests.unit.province.publish.conftest import NEAR, Desk, desk

if TYPE_CHECKING:
    from django.test import Client

__all__ = ["desk", "published"]
pytestmark = pytest.mark.django_db


def test_photos_are_kept_for_reports_that_are_here_and_no_others(
    client: Client, desk: Desk
) -> None:
    made.offices()
    report = made.report(1)
    office = X25519PrivateKey.generate()
    intake = desk.keyring.intake_public()[-1].public
    public = office.public_key().public_bytes_raw()
    for tag in (bytes(report.tag), b"nobody's".ljust(16)):
        parcel = Parcel(number=0, tag=tag, office=report.office, sealed=b"")
        data = seal_photo(b"a jpeg", parcel, public, intake)
        for _twice in range(2):
            answer = client.post("/photos", data, content_type="application/octet-stream")
            assert (answer.status_code, answer.content) == (204, b"")
    (kept,) = Photo.objects.all()
    assert open_photo(bytes(kept.sealed), report.office, office.private_bytes_raw()) == b"a jpeg"
    for wrong in (b"", b"x" * PHOTO_BYTES, data + b"x"):
        assert client.post("/photos", wrong, "application/octet-stream").status_code == 400
    assert client.get("/photos").status_code == 405


def test_a_record_is_shown_as_it_was_published(published: Client) -> None:
    voucher = public_id("voucher", NEAR, "v1")
    found = published.get(f"/record/{voucher}.json").json()
    assert (found["summary"], found["village"], found["account"]) == ("清沟用工", NEAR, "公益工程")
    assert published.get("/record/aaaaaaaaaaaaaaaa.json").status_code == 404


def test_a_telephone_keeps_what_is_the_same_for_everybody_and_no_more(published: Client) -> None:
    worker = published.get("/worker.js")
    listed = re.search(r"const SHELL = (\[.*\]);", worker.content.decode())
    assert listed is not None
    kept = json.loads(listed[1])
    assert sorted(kept) == [
        "/answers", "/phone", "/phone.js", "/phone.json", "/r", "/r.css", "/r.js", "/say",
    ]  # fmt: skip
    assert {each: published.get(each).content for each in kept} == shell()
    assert sum(len(gzip.compress(each)) for each in shell().values()) < 150 * 1024
    assert worker["Cache-Control"] == "no-cache"
    for personal in (f"/record/{public_id('voucher', NEAR, 'v1')}.json", "/answers/439900.json",
                     f"/say/{NEAR}.json", "/mine/", "/c/aaaa"):  # fmt: skip
        assert published.get(personal)["Cache-Control"] == "no-store", personal


def test_the_pages_can_be_put_on_a_telephones_first_screen(published: Client) -> None:
    manifest = json.loads(published.get("/phone.json").content)
    assert published.get(manifest["start_url"]).status_code == 200
    for icon in manifest["icons"]:
        with Image.open(io.BytesIO(published.get(icon["src"]).content)) as drawn:
            assert icon["sizes"] == "{}x{}".format(*drawn.size)


@pytest.mark.parametrize("page", ["/phone", "/r", "/say", "/answers", "/mine/"])
def test_a_page_with_all_that_it_needs_is_small(published: Client, page: str) -> None:
    answer = published.get(page)
    named = re.findall(r'(?:src|href)="(/[^"]+\.(?:js|css|json))"', answer.content.decode())
    needed = [answer.content, *(published.get(address).content for address in named)]
    assert sum(len(gzip.compress(each)) for each in needed) < 150 * 1024
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy
    assert answer["Referrer-Policy"] == "no-referrer"
    assert not answer.cookies


def test_nobody_asks_for_one_answer_alone(published: Client) -> None:
    listed: dict[str, Any] = published.get("/answers/439900.json").json()
    assert len(listed["sealed"]) == 16  # all of them noise
    assert published.get("/answers/439999.json").status_code == 404
    assert published.get("/say/439900001009.json").status_code == 404
