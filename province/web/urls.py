"""The addresses that the platform answers."""

from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import RedirectView

from province.batches.pushing import push
from province.fleet.views import enrolment, heartbeat, log
from province.phone.mine import mine
from province.phone.shell import STATIC, asking, page, script, worker
from province.phone.views import answers, courier, offices, record
from province.reports.views import cells, photos
from province.web.feed import feed
from province.workbench.settings.site import settings

# Terminals send no cookies: there is nothing to forge.
urlpatterns: list[URLPattern | URLResolver] = [
    re_path(r"^feed/(?P<room>metadata|targets|packs|media|software)/(?P<name>[^?]+)$", feed),
    path("cells", csrf_exempt(cells)),
    path("photos", csrf_exempt(photos)),
    path("push", push),
    path("enrol", csrf_exempt(enrolment)),
    path("heartbeat", csrf_exempt(heartbeat)),
    path("log", csrf_exempt(log)),
    # A QR code in upper case makes the path upper case too; some scanners lower it.
    re_path(r"^[Cc]/(?P<envelope>[A-Za-z2-7]{1,2000})$", courier),
    path("office/settings/", settings.urls),
    path("office/", include("province.workbench.urls")),
    path("open/", include("province.public.urls")),
    path("", RedirectView.as_view(pattern_name="open:front")),
    *(path(at, page, {"name": name}) for at, name in STATIC.items()),
    path("phone.js", script),
    path("worker.js", worker),
    re_path(r"^say/(?P<village>[0-9]{12})\.json$", offices),
    path("mine/", mine),
    path("answers", asking),
    re_path(r"^answers/(?P<county>[0-9]{6})\.json$", answers),
    re_path(r"^record/(?P<record_id>[a-z2-7]{16})\.json$", record),
]
