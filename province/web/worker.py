"""What a worker process of the server is: the application, and the thread that opens cells."""

from django.urls import get_resolver

from province.web.wsgi import load

application = load()

from province.reports import arrivals  # noqa: E402 - apps first

get_resolver().url_patterns  # noqa: B018 - all pages, read now: nobody waits a second for them later
arrivals.begin()
