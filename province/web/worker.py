"""What a worker process of the server is: the application, and the thread that opens cells."""

from province.web.wsgi import load

application = load()

from province.reports import arrivals  # noqa: E402 - apps first

arrivals.begin()
