"""A service that the screen asks, under the real systemd."""

from pathlib import Path

import pytest

from kiosk import asking
from kiosk.config import NETWORK_SOCKET
from kiosk.networks import Told, Wish
from tests.simulators.machine import booted, possible, shipped, until

NAME = "network.service"


@pytest.mark.skipif(not possible(), reason="no systemd can run here")
def test_a_service_that_is_frozen_while_it_waits_is_begun_anew_and_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "asked"
    monkeypatch.setenv(NETWORK_SOCKET, str(place))
    unit = (
        shipped(".kiosk-network", tmp_path)
        .replace("WatchdogSec=300", "WatchdogSec=2")
        .replace("/run/kiosk-network/asked", str(place))
        .replace("PrivateTmp=yes", f"BindPaths={tmp_path}")
    )
    with booted(tmp_path / "machine", {NAME: unit}) as machine:
        machine.systemctl("start", NAME)
        machine.freeze(NAME)
        until(lambda: machine.show(NAME, "NRestarts") != "0")
        until(lambda: machine.show(NAME, "ActiveState") == "active")
        told = asking.ask(NETWORK_SOCKET, Wish("look"), Told, 30.0)
    assert told.trouble == "no_network_manager"  # there is none: it says so
