"""A mirror of one village or two, written for a window: what home, loop and technician show."""

from pathlib import Path

from kiosk.cache.writer import Writer
from kiosk.config import Home
from kiosk.status import Status
from kiosk.sync import status
from protocol.enrolment import Village
from protocol.pack import Pack
from tests.simulators.rows import block, facts, voucher

SANTANG = "439900001001"
LIUXI = "439900001002"
LAST_CONTACT = "2026-11-24T00:40:00+00:00"


def village_home(folder: Path, *codes: str) -> Home:
    """Make a terminal of these villages, three papers and a year's vouchers each."""
    home = Home(folder / "terminal")
    names = {SANTANG: "三塘村", LIUXI: "柳溪村"}
    with Writer(home) as writer:
        writer.enrol([Village(code, names[code], b"k" * 32) for code in codes])
        for code in codes:
            writer.apply(
                Pack(1, code, 1, None, "2026-11-24T08:00:00+08:00", (
                    facts(name=names[code], town="清水镇", county="示例县", data_date="2018-11-20"),
                    block("vouchers", *(voucher(n) for n in range(3))),
                    block("affairs",
                        {"id": f"n{code[-1]}", "kind": "notice", "title": f"{names[code]}修路公告",
                         "published_on": "2018-11-01"},
                        {"id": f"r{code[-1]}", "kind": "roster", "title": "低保名单",
                         "published_on": "2018-11-02"},
                        {"id": f"w{code[-1]}", "kind": "notice", "title": "写错的公告",
                         "published_on": "2018-11-03", "withdrawn_on": "2018-11-04",
                         "withdrawn_reason": "错了"}),
                ))
            )  # fmt: skip
        told = Status(villages=writer.villages(), last_contact=LAST_CONTACT, disk_free=2**30)
    status.write(home, told)
    return home
