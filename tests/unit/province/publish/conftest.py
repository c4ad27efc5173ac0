"""Three villages, two of one township and one of another county, brought in and published."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from province.batches import command
from province.home import VARIABLE
from province.publish import trust
from province.publish.keyring import Keyring
from province.publish.publication import Publication, Summary
from tests.load import roots

if TYPE_CHECKING:
    from pathlib import Path

NEAR, BESIDE, FAR = "439900001001", "439900001002", "439901001001"
COUNTIES = ("439900", "439901")
FARMER, NEIGHBOUR = "11010519491231002X", "440524188001010014"
_NOW = datetime(2018, 11, 20, 8, tzinfo=UTC)

BATCH = {
    "divisions": f"""code,name,parent
43,省,
4399,市,43
439900,县,4399
439901,邻县,4399
439900001,镇,439900
439901001,乡,439901
{NEAR},三塘村,439900001
{BESIDE},石桥村,439900001
{FAR},东河村,439901001""",
    "departments": "code,name,division\nD1,民政局,439900",
    "programmes": (
        "code,name,department,category,basis,eligibility,standard,frequency,conditions\n"
        'P1,高龄津贴,D1,elderly,一号,八十岁以上,每月一百元,monthly,"{""min_age"": 80}"'
    ),
    "people": f"""id_number,name,village,household
{FARMER},赵小满,{NEAR},1
{NEIGHBOUR},钱有福,{FAR},1""",
    "officials": f"""id_number,post,name,unit,division,level,since
{NEIGHBOUR},会计,孙树根,村委会,{NEAR},village,2014-01-01""",
    "payments": f"""department,payment_no,programme,id_number,name,village,amount,paid_on,status
D1,1,P1,{FARMER},赵小满,{NEAR},300.00,2018-07-04,paid
D1,2,P1,{FARMER},赵小满,{FAR},300.00,2018-07-04,paid""",
    "accounts": "code,name,direction,group\nA1,公益工程,expense,公益工程",
    "projects": f"code,kind,division,name,owner\nX1,village,{NEAR},修路,村委会\n"
    "X2,government,439901001,修桥,乡政府",
    "vouchers": f"""voucher_no,village,date,direction,account,amount,summary,handler,project
v1,{NEAR},2018-03-01,expense,A1,600.00,清沟用工,孙树根,
v2,{BESIDE},2018-03-01,expense,A1,900.00,修桥出钱,孙树根,X2""",
    "receipts": f"""voucher_no,village,line,id_number,name,amount
v1,{NEAR},1,{NEIGHBOUR},钱有福,300""",
    "affairs": f"""no,village,kind,title,body,published_on
a1,{BESIDE},notice,通知,内容,2018-05-01""",
}


@dataclass
class Desk:
    """The operator's commands, by hand."""

    place: Path
    batches: int = 0

    def brings(self, **tables: str) -> None:
        folder = self.place / f"batch-{self.batches}"
        folder.mkdir(parents=True, exist_ok=True)
        self.batches += 1
        for name, text in tables.items():
            (folder / f"{name}.csv").write_text(f"{text}\n", encoding="utf-8")
        rejected = self.place / "rejected.csv"
        assert command.main([str(folder), "--rejected", str(rejected)]) == 0

    def publishes(self, *, everything: bool = False) -> Summary:
        roots.fill()
        return Publication(self.place / "home", _NOW, None, _Silent()).run(everything=everything)

    @property
    def keyring(self) -> Keyring:
        return Keyring(self.place / "home" / "keys")

    @property
    def feed(self) -> Path:
        return self.place / "home" / "feed"

    def feeds_files(self) -> set[str]:
        return {
            path.relative_to(self.feed).as_posix()
            for path in self.feed.rglob("*")
            if path.is_file() and not re.match(r"\.", path.name)
        }


class _Silent:
    def village(self, name: str, done: int, total: int) -> None: ...

    def people(self, done: int, total: int) -> None: ...


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, db: None) -> Desk:  # noqa: ARG001
    monkeypatch.setenv(VARIABLE, str(tmp_path / "home"))
    made = Desk(tmp_path)
    made.brings(**BATCH)
    made.keyring.make(COUNTIES, "2018-11-20")
    trust.sign_top(made.keyring, timezone.now().replace(microsecond=0))
    return made
