"""The addresses for everyone, below /open/. Each view is an `open_page`; a test asks every one."""

from django.urls import path, re_path

from province.public.views import data, money, places, records

app_name = "open"
_PLACE = r"(?P<code>[0-9]{2,12})"
_RECORD = r"(?P<record>[a-z2-7]{16})"

urlpatterns = [
    path("", places.front, name="front"),
    path("find/", places.find, name="find"),
    path("programmes/", money.programmes, name="programmes"),
    path("programmes/<str:code>/", money.programme, name="programme"),
    re_path(rf"^places/{_PLACE}/$", places.place, name="place"),
    re_path(rf"^places/{_PLACE}/ledger/$", records.ledger, name="ledger"),
    re_path(rf"^places/{_PLACE}/projects/$", records.projects, name="projects"),
    re_path(rf"^vouchers/{_RECORD}/$", records.voucher, name="voucher"),
    re_path(rf"^projects/{_RECORD}/$", records.project, name="project"),
    re_path(rf"^pictures/{_PLACE}/(?P<sha256>[0-9a-f]{{64}})$", records.picture, name="picture"),
    path("outcomes/", money.outcomes, name="outcomes"),
    path("data/", data.about, name="data"),
    path("data/openapi.json", data.api, name="openapi"),
    re_path(r"^data/(?P<name>[a-z]+)\.(?P<form>[a-z]+)$", data.table, name="table"),
    path("static/<str:name>", data.static, name="static"),
    re_path(r"", places.nowhere, name="nowhere"),
]
