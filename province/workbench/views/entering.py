"""Coming in and going out: password, second factor, and its set-up. Also the static files."""

from io import BytesIO
from typing import Any, Final

import qrcode
import qrcode.image.svg
from django.contrib.auth import authenticate, login, logout
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django_otp import devices_for_user, match_token
from django_otp import login as otp_login
from django_otp.plugins.otp_totp.models import TOTPDevice

from province.software import opener
from province.trace import chain
from province.workbench.doors import EVERYBODY, Visit, door, open_door
from province.workbench.guard import PREFIX
from province.workbench.static_files import FILES

_FRONT: Final = "office:front"
_FOR_EVER: Final = "public, max-age=31536000, immutable"


@open_door("GET", "HEAD")
def static(_request: HttpRequest, name: str) -> HttpResponse:
    """Return one of the few static files."""
    file = FILES.get(name)
    if file is None:
        raise Http404
    headers = {"Cache-Control": _FOR_EVER}
    if name == opener.PAGE.name:  # it is for a disk: here our policy would keep it from running
        headers["Content-Disposition"] = f'attachment; filename="mingjing-{name}"'
    return HttpResponse(file.data, content_type=file.content_type, headers=headers)


@open_door("GET", "HEAD", "POST")
def log_in(request: HttpRequest) -> HttpResponse:
    """Ask for account and password."""
    says = ""
    if request.method == "POST":
        user = authenticate(
            request,
            username=request.POST.get("username", ""),
            password=request.POST.get("password", ""),
        )
        if user is not None and hasattr(user, "officer"):
            login(request, user)
            return redirect("office:second")
        says = "账号或密码不对。"
    return render(request, "office/login.html", {"says": says}, status=422 if says else 200)


@open_door("GET", "HEAD", "POST")
def second(request: HttpRequest) -> HttpResponse:
    """Ask for the second factor: the phone's six digits, or a code used once."""
    user: Any = request.user
    if not user.is_authenticated:
        return redirect("office:login")
    if user.is_verified():
        return redirect(_FRONT)
    if not any(devices_for_user(user)):
        return redirect("office:second-new")
    says = ""
    if request.method == "POST":
        token = request.POST.get("token", "").replace(" ", "")
        with transaction.atomic():
            device = match_token(user, token)
        if device is not None:
            otp_login(request, device)
            return redirect(_FRONT)
        says = "验证码不对，或刚用过。请等下一个。"
    return render(request, "office/second.html", {"says": says}, status=422 if says else 200)


@open_door("GET", "HEAD", "POST")
def second_new(request: HttpRequest) -> HttpResponse:
    """Set the second factor up, for an account that has none yet."""
    user: Any = request.user
    if not user.is_authenticated:
        return redirect("office:login")
    if any(devices_for_user(user)):
        return redirect("office:second")
    device, _ = TOTPDevice.objects.get_or_create(user=user, confirmed=False, name="phone")
    says = ""
    if request.method == "POST":
        if device.verify_token(request.POST.get("token", "").replace(" ", "")):
            device.confirmed = True
            device.save(update_fields=["confirmed"])
            with transaction.atomic():
                chain.add(timezone.localdate(), "second factor", str(user), str(user))
            otp_login(request, device)
            return redirect(_FRONT)
        says = "验证码不对。请对一下手机的时间，再试。"
    picture = qrcode.make(device.config_url, image_factory=qrcode.image.svg.SvgPathImage, border=2)
    drawn = BytesIO()
    picture.save(drawn)
    svg = drawn.getvalue().decode()
    shown = {
        "says": says,
        "svg": mark_safe(svg[svg.index("<svg") :]),  # noqa: S308 - drawn here
        "secret": device.config_url.split("secret=")[1].split("&")[0],
    }
    return render(request, "office/second-new.html", shown, status=422 if says else 200)


@door(*EVERYBODY, post=True)
def log_out(request: HttpRequest, _visit: Visit) -> HttpResponse:
    """End the session."""
    logout(request)
    return redirect("office:login")


def locked_out(request: HttpRequest, *_response: object, **_how: object) -> HttpResponse:
    """Say that an account rests after too many tries."""
    says = "试的次数太多，请 15 分钟后再来。"
    return render(request, "office/login.html", {"says": says}, status=429)


def not_from_here(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form did not come from our page, or is too old."""
    del reason
    says = "这个页面放得太久了，请重新登录。"
    return render(request, "office/login.html", {"says": says}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that there is no such page: in the workbench in words, to programs by the status."""
    del exception
    if not request.path.startswith(PREFIX):
        return HttpResponse(status=404)
    return render(request, "office/not-found.html", status=404)
