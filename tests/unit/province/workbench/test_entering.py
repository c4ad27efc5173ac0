from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client
from django_otp.oath import totp
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from province.officers.roles import Role
from province.trace.models import Line
from tests.simulators import offices as made

if TYPE_CHECKING:
    from django.http import HttpResponse

    from province.officers.models import Officer

pytestmark = pytest.mark.django_db

PASSWORD = "a long enough one"
LOGIN, SECOND = "/office/login/", "/office/second/"


@pytest.fixture
def officer(settings: Any) -> Officer:
    settings.SECRET_KEY = "for tests alone"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    made.offices()
    found = made.officer("li", Role.INTAKE)
    found.user.set_password(PASSWORD)
    found.user.save()
    return found


@pytest.fixture
def client() -> Client:
    return Client(headers={"host": "127.0.0.1"})


def enter(client: Client, password: str = PASSWORD) -> HttpResponse:
    return client.post(LOGIN, {"username": "li", "password": password})  # type: ignore[return-value]


@pytest.mark.usefixtures("officer")
def test_the_cookie_goes_to_the_workbench_alone_and_to_no_script(client: Client) -> None:
    cookie = enter(client).cookies["office"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/office/", True, "Strict")
    assert client.get("/r").cookies == {}


@pytest.mark.usefixtures("officer")
def test_a_wrong_password_says_no_more_than_an_unknown_account(client: Client) -> None:
    wrong = enter(client, "wrong").content
    unknown = client.post(LOGIN, {"username": "nobody", "password": "wrong"}).content
    tokens = [b"csrfmiddlewaretoken", b"value="]
    assert "账号或密码不对".encode() in wrong
    assert "账号或密码不对".encode() in unknown
    assert all(token in wrong and token in unknown for token in tokens)


@pytest.mark.usefixtures("officer")
def test_after_five_wrong_passwords_the_right_one_waits_too(client: Client) -> None:
    statuses = [enter(client, "wrong").status_code for _ in range(5)]
    assert statuses == [422] * 4 + [429]
    assert enter(client).status_code == 429


def test_a_code_used_once_is_used_up(client: Client, officer: Officer) -> None:
    device = StaticDevice.objects.get(user=officer.user)
    device.token_set.create(token="abcd1234")
    enter(client)
    assert client.get("/office/reports/").status_code == 302
    assert client.post(SECOND, {"token": "abcd 1234"}).status_code == 302
    assert client.get("/office/reports/").status_code == 200
    client.post("/office/logout/")
    enter(client)
    assert client.post(SECOND, {"token": "abcd1234"}).status_code == 422
    assert client.get("/office/reports/").status_code == 302


def test_the_phone_is_set_up_once_and_noted(client: Client, officer: Officer) -> None:
    StaticDevice.objects.all().delete()
    enter(client)
    assert client.get(SECOND)["Location"] == "/office/second/new/"
    page = client.get("/office/second/new/").content.decode()
    device = TOTPDevice.objects.get(user=officer.user)
    assert "<svg" in page
    assert client.post("/office/second/new/", {"token": "1"}).status_code == 422
    device.refresh_from_db()
    device.throttle_reset()
    token = f"{totp(device.bin_key):06d}"
    assert client.post("/office/second/new/", {"token": token}).status_code == 302
    assert client.get("/office/reports/").status_code == 200
    assert Line.objects.get().what == "second factor"
    again = Client(headers={"host": "127.0.0.1"})
    enter(again)
    assert again.get("/office/second/new/")["Location"] == SECOND


@pytest.mark.usefixtures("officer")
def test_a_form_from_elsewhere_is_refused() -> None:
    strict = Client(enforce_csrf_checks=True, headers={"host": "127.0.0.1"})
    refused = enter(strict)
    assert refused.status_code == 403
    assert "重新登录" in refused.content.decode()
    assert strict.post("/cells", b"x", content_type="application/octet-stream").status_code == 400


@pytest.mark.usefixtures("officer")
def test_a_part_of_a_page_sends_the_whole_to_log_in(client: Client) -> None:
    answer = client.get("/office/reports/", headers={"HX-Request": "true"})
    assert (answer.status_code, answer["HX-Redirect"]) == (204, LOGIN)
