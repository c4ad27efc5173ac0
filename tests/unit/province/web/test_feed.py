"""The feed as a small installation serves it: ranges, gzip, and what a proxy may keep."""

import gzip
import os
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from province.home import VARIABLE

PACK, TIMESTAMP = bytes(range(256)) * 600, b'{"signed": 1}' * 99


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Any) -> Client:
    settings.ALLOWED_HOSTS = ["testserver"]
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    for name, data in {
        "feed/metadata/timestamp.json": TIMESTAMP,
        "feed/metadata/3.snapshot.json": b"{}",
        "feed/targets/439900/ab.439900001001.json": b"[]",
        "feed/packs/abc": PACK,
        "keys/online.pem": b"a key",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return Client()


def body(answer: Any) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


@pytest.mark.parametrize(
    ("wanted", "status", "got", "said"),
    [
        (None, 200, PACK, None),
        ("bytes=1000-", 206, PACK[1000:], "bytes 1000-153599/153600"),
        ("bytes=5-9", 206, PACK[5:10], "bytes 5-9/153600"),
        ("bytes=-7", 206, PACK[-7:], "bytes 153593-153599/153600"),
        ("bytes=100-999999", 206, PACK[100:], "bytes 100-153599/153600"),
        ("bytes=153600-", 416, b"", "bytes */153600"),
        ("bytes=-0", 416, b"", "bytes */153600"),
        ("bytes=9-5", 200, PACK, None),
        ("bytes=1-2,4-5", 200, PACK, None),
        ("bytes=-", 200, PACK, None),
    ],
)
def test_a_terminal_goes_on_where_it_was_cut(
    client: Client, wanted: str | None, status: int, got: bytes, said: str | None
) -> None:
    headers = {} if wanted is None else {"Range": wanted}
    answer = client.get("/feed/packs/abc", headers=headers)
    assert (answer.status_code, body(answer)) == (status, got)
    assert answer.get("Content-Range") == said
    other = client.get("/feed/packs/abc", headers=headers | {"If-Range": '"another"'})
    assert (other.status_code, body(other)) == (200, PACK)
    assert body(client.head("/feed/packs/abc", headers=headers)) == b""


def test_a_proxy_keeps_for_ever_only_what_a_hash_names(client: Client) -> None:
    for path, kept in {
        "/feed/packs/abc": "public, max-age=31536000, immutable",
        "/feed/targets/439900/ab.439900001001.json": "public, max-age=31536000, immutable",
        "/feed/metadata/timestamp.json": "public, max-age=60",
        "/feed/metadata/3.snapshot.json": "public, max-age=60",
        "/feed/metadata/4.root.json": "public, max-age=60",
    }.items():
        assert client.get(path)["Cache-Control"] == kept, path


def test_metadata_are_packed_and_asked_for_again(client: Client, tmp_path: Path) -> None:
    packed = client.get("/feed/metadata/timestamp.json", headers={"Accept-Encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == TIMESTAMP
    plain = client.get("/feed/metadata/timestamp.json")
    assert body(plain) == TIMESTAMP
    assert plain["ETag"] != packed["ETag"]
    for answer, coding in ((plain, "identity"), (packed, "gzip")):
        headers = {"If-None-Match": answer["ETag"], "Accept-Encoding": coding}
        again = client.get("/feed/metadata/timestamp.json", headers=headers)
        assert (again.status_code, body(again)) == (304, b"")
    file = tmp_path / "feed/metadata/timestamp.json"
    file.write_bytes(b"{}")
    os.utime(file, ns=(1, 1))
    headers = {"If-None-Match": packed["ETag"], "Accept-Encoding": "gzip"}
    news = client.get("/feed/metadata/timestamp.json", headers=headers)
    assert (news.status_code, gzip.decompress(news.content)) == (200, b"{}")


@pytest.mark.parametrize(
    "path",
    [
        "packs/none", "packs/../../keys/online.pem", "packs/..", "packs/a/b", "keys/online.pem",
        "targets/439900/a/b", "targets/439900", "packs/.hidden", "metadata/%2e%2e/packs/abc",
    ],
)  # fmt: skip
def test_nothing_else_is_given(client: Client, path: str) -> None:
    answer = client.get(f"/feed/{path}")
    assert answer.status_code == 404
    assert b"key" not in body(answer)
