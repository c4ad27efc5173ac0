from collections.abc import Iterator

import pytest

from kiosk.sync.errors import Intercepted, Offline, ServerRefused, Stopped
from kiosk.sync.http import HttpTransport
from tests.simulators.web import Site, serving


@pytest.fixture
def site() -> Iterator[Site]:
    with serving(Site(files={"/file": bytes(100_000)})) as served:
        yield served


def _body(transport: HttpTransport, url: str, start: int = 0) -> bytes:
    with transport.get(url, start=start) as download:
        assert download.start in {0, start}
        return b"".join(download.chunks)


def test_it_begins_where_it_is_asked_to(site: Site) -> None:
    with HttpTransport() as transport:
        assert len(_body(transport, f"{site.address}file")) == 100_000
        assert len(_body(transport, f"{site.address}file", 99_000)) == 1_000


def test_the_rate_is_capped_by_pauses(site: Site) -> None:
    pauses: list[float] = []
    with HttpTransport(rate_kb_s=10, pause=pauses.append) as transport:
        _body(transport, f"{site.address}file")
    assert pauses[-1] == pytest.approx(100_000 / 10_240, rel=0.1)


def test_a_beat_may_stop_a_download(site: Site) -> None:
    def beat() -> None:
        raise Stopped

    with HttpTransport(beat=beat) as transport, pytest.raises(Stopped):
        _body(transport, f"{site.address}file")


def test_redirects_stay_on_their_host(site: Site) -> None:
    with HttpTransport() as transport:
        site.redirect = "http://127.0.0.2:9/elsewhere"
        with pytest.raises(Intercepted):
            _body(transport, f"{site.address}file")
        site.redirect = "/file"
        with pytest.raises(Intercepted):  # in a circle
            _body(transport, f"{site.address}file")


def test_what_a_server_may_not_send(site: Site) -> None:
    with HttpTransport() as transport:
        with pytest.raises(ServerRefused, match="404"):
            _body(transport, f"{site.address}none")
        site.page = b"<html></html>"
        with pytest.raises(Intercepted):
            _body(transport, f"{site.address}file")
        with pytest.raises(Offline):
            transport.post(f"{site.address}cells", b"x", kind="text/plain", most=5)


def test_no_message_holds_an_address() -> None:
    with serving(Site()) as gone:
        address = gone.address
    with HttpTransport() as transport:
        with pytest.raises(Offline) as nobody:
            _body(transport, f"{address}file")
        assert "127.0.0.1" not in str(nobody.value)
        assert nobody.value.__cause__ is None
        with pytest.raises(Offline) as nobody:
            transport.post(f"{address}cells", b"x", kind="text/plain", most=5)
        assert "127.0.0.1" not in str(nobody.value)


def test_a_cut_body_is_known(site: Site) -> None:
    site.cut_after = 50_000
    with HttpTransport() as transport, pytest.raises(Offline):
        _body(transport, f"{site.address}file")
