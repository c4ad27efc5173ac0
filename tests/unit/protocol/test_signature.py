"""Our message signatures against the RFC's own example, and against everybody who alters one."""

import base64

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from protocol.signature import ENROL, HEARTBEAT, NotSigned, check, claim, sign, signature_base

# RFC 9421, appendix B.1.4 (key) and B.2.6 (signature by it).
RFC_SEED = base64.urlsafe_b64decode("n4Ni-HpISpVObnQMW0wOhCKROaIKqKtW_2ZYb2p9KcU=")
RFC_COMPONENTS = [
    ("date", "Tue, 20 Apr 2021 02:07:55 GMT"),
    ("@method", "POST"),
    ("@path", "/foo"),
    ("@authority", "example.com"),
    ("content-type", "application/json"),
    ("content-length", "18"),
]
RFC_PARAMETERS = (
    '("date" "@method" "@path" "@authority" "content-type" "content-length")'
    ';created=1618884473;keyid="test-key-ed25519"'
)
RFC_SIGNATURE = (
    "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw=="
)
BODY = b'{"a":1}'
PRIVATE = Ed25519PrivateKey.from_private_bytes(b"s" * 32)
PUBLIC = PRIVATE.public_key().public_bytes_raw()


def signed(**changes: str) -> dict[str, str]:
    headers = sign(PRIVATE, BODY, key_id="ABCD2345", nonce="n-_1", tag=HEARTBEAT)
    return {"Content-Type": "application/json", **headers, **changes}


def test_the_rfcs_example_comes_out_the_same() -> None:
    private = Ed25519PrivateKey.from_private_bytes(RFC_SEED)
    base = signature_base(RFC_COMPONENTS, RFC_PARAMETERS)
    assert base64.b64encode(private.sign(base)).decode() == RFC_SIGNATURE


def test_a_signed_request_is_believed() -> None:
    found = claim(signed(), BODY)
    assert (found.key_id, found.nonce) == ("ABCD2345", "n-_1")
    check(found, PUBLIC, HEARTBEAT)


def test_the_form_is_the_one_in_the_documents() -> None:
    assert signed()["Signature-Input"] == (
        'mingjing=("@method" "content-type" "content-digest");keyid="ABCD2345";nonce="n-_1"'
        ';alg="ed25519";tag="mingjing-heartbeat"'
    )
    assert "created" not in signed()["Signature-Input"]


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ({}, BODY),
        (signed(), b'{"a":2}'),
        (signed(Signature="mingjing=:AAAA:"), BODY),
        (signed(**{"Signature-Input": signed()["Signature-Input"] + ";created=1"}), BODY),
        (signed(**{"Signature-Input": "other=()"}), BODY),
        (signed(**{"Content-Digest": ""}), BODY),
    ],
)
def test_what_is_not_of_our_form_is_no_claim(headers: dict[str, str], body: bytes) -> None:
    with pytest.raises(NotSigned):
        claim(headers, body)


def test_another_key_another_purpose_or_a_changed_line_is_refused() -> None:
    found = claim(signed(), BODY)
    stranger = Ed25519PrivateKey.generate().public_key().public_bytes_raw()
    for public, tag in ((stranger, HEARTBEAT), (PUBLIC, ENROL), (b"short", HEARTBEAT)):
        with pytest.raises(NotSigned):
            check(found, public, tag)
    replayed = signed()["Signature-Input"].replace("n-_1", "n-_2")
    for change in ({"Signature-Input": replayed}, {"Content-Type": "text/plain"}):
        with pytest.raises(NotSigned):
            check(claim(signed(**change), BODY), PUBLIC, HEARTBEAT)
