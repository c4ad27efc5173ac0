"""The addresses that the platform answers: all of them stand in `web.urls`."""

from province.web.urls import urlpatterns

__all__ = ["handler404", "urlpatterns"]

handler404 = "province.workbench.views.entering.not_found"
