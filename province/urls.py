"""The addresses that the platform answers: all of them stand in `web.urls`."""

from province.web.urls import urlpatterns

__all__ = ["urlpatterns"]
