"""The site, behind the workbench's own door and policy, and without a script."""

from functools import update_wrapper
from pathlib import Path
from typing import Any, Final

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path

from province.officers.models import Officer
from province.officers.roles import Role
from province.projects.models import OwnLimit
from province.reports.models import Term
from province.workbench.doors import come_in, open_door
from province.workbench.settings.limits import Limits
from province.workbench.settings.officers import Officers
from province.workbench.settings.terms import Terms
from province.workbench.static_files import StaticFile

ROLES: Final = frozenset({Role.OPERATOR})
_FOLDER: Final = Path(admin.__file__).parent / "static"
_FILES: Final = {
    file.relative_to(_FOLDER).as_posix(): StaticFile(file.name, file.read_bytes())
    for file in _FOLDER.glob("admin/*/*")
    if file.suffix in {".css", ".svg"}
}
# Logging in is the workbench's; the rest serves scripts, or tells of tables that are not here.
_LEFT_OUT: Final = frozenset(
    {
        "login", "logout", "password_change", "password_change_done", "autocomplete", "jsi18n",
        "view_on_site",
    }
)  # fmt: skip


class Settings(admin.AdminSite):
    """The one site; what is not registered below cannot be reached through it."""

    site_title = "明镜"
    index_title = "设置"
    enable_nav_sidebar = False

    def has_permission(self, request: HttpRequest) -> bool:
        """Whoever came in by the door may be here; what they may change is their group's."""
        return hasattr(request, "visit")

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:  # noqa: FBT001, FBT002 - Django's
        """Put the workbench's door before a view."""
        inner = super().admin_view(view, cacheable)

        def answer(request: HttpRequest, *place: Any, **names: Any) -> HttpResponse:
            visit = come_in(request, ROLES)
            if isinstance(visit, HttpResponse):
                return visit
            request.visit = visit  # type: ignore[attr-defined] # as Django does with `user`
            return inner(request, *place, **names)  # type: ignore[no-any-return]

        return update_wrapper(answer, view)

    def get_urls(self) -> list[Any]:
        """Return the addresses, and those of the style sheets that Django brings."""
        return [
            path("static/<path:name>", _static, name="static"),
            *(one for one in super().get_urls() if getattr(one, "name", "") not in _LEFT_OUT),
        ]


@open_door("GET", "HEAD")
def _static(_request: HttpRequest, name: str) -> HttpResponse:
    file = _FILES.get(name)
    if file is None:
        raise Http404
    headers = {"Cache-Control": "public, max-age=86400"}
    return HttpResponse(file.data, content_type=file.content_type, headers=headers)


settings: Final = Settings("admin")
settings.disable_action("delete_selected")  # one by one, each in its transaction
settings.register(Term, Terms)
settings.register(OwnLimit, Limits)
settings.register(Officer, Officers)
