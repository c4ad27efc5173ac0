"""Who and what the demo's six stories are about: constants that journeys and tests rely on.

Pure data, imported by anyone. Amounts are fen, dates aware of no clock: the demo's today is TODAY.
"""

from datetime import date
from typing import Final, NamedTuple

TODAY: Final = date(2018, 11, 20)
FIRST_DAY: Final = date(2016, 1, 1)

PROVINCE: Final = "43"
CITY: Final = "4399"
COUNTY: Final = "439900"
COUNTY_NAME: Final = "示例县"
TOWN_QINGSHUI: Final = "439900001"
TOWN_SHIQIAO: Final = "439900002"
VILLAGE: Final = "439900001001"
"""三塘村, where most stories happen."""
VILLAGES: Final = {
    VILLAGE: "三塘村",
    "439900001002": "柳溪村",
    "439900001003": "大塘村",
    "439900002001": "石桥村",
    "439900002002": "枫树村",
}

OFFICES: Final = (
    (
        "439900-jw", "--name", "示例县纪委监委", "--level", "county",
        "--division", COUNTY, "--telephone", "12388",
    ),
    (
        "4399-jw", "--name", "示例市纪委监委", "--level", "city",
        "--division", CITY, "--telephone", "12388",
    ),
    (
        "43-jw", "--name", "示例省纪委监委", "--level", "province",
        "--division", PROVINCE, "--telephone", "12388",
    ),
)  # fmt: skip
"""Arguments of `python -m province office create`, one office each."""

OFFICERS: Final = (
    ("li", "--name", "李受理", "--office", "439900-jw", "--role", "intake", "--with-key"),
    ("wang", "--name", "王承办", "--office", "439900-jw", "--role", "handler", "--with-key"),
    ("chen", "--name", "陈主任", "--office", "439900-jw", "--role", "head", "--with-key"),
    (
        "zhou", "--name", "周保管", "--office", "439900-jw", "--role", "custodian",
        "--custodian", "first",
    ),
    (
        "wu", "--name", "吴保管", "--office", "439900-jw", "--role", "custodian",
        "--custodian", "second",
    ),
    ("xu", "--name", "许审计", "--office", "4399-jw", "--role", "auditor"),
    (
        "su", "--name", "苏会计", "--division", "439900001", "--role", "accountant",
        "--department", "439900DL",
    ),
    ("he", "--name", "何运维", "--division", COUNTY, "--role", "operator", "--role", "clerk"),
)  # fmt: skip
"""Arguments of `python -m province officer create`, one account each."""

OUTCOMES: Final = (
    ("add", COUNTY, "2018-07", "--kind", "subsidy", "--found-on", "2018-09-18"),
    (
        "settle", COUNTY, "2018-07", "--settled-on", "2018-10-26",
        "--title", "去世的人还在领轮椅燃油补贴", "--recovered", "2340",
        "--result", "全县查出 9 个去世的人 2018 年还在领，每人 260 元。钱都退回来了，名单也改了。",
    ),
    (
        "add", COUNTY, "2018-04", "--kind", "project", "--project", "4399002017008",
        "--found-on", "2018-05-08",
    ),
    (
        "settle", COUNTY, "2018-04", "--settled-on", "2018-08-30",
        "--title", "城区改造分成五块送审，没有合起来算",
        "--result", "五块合起来重新评审，砍掉 21.29%，各块按评审后的数来。",
    ),
    ("add", VILLAGE, "1", "--kind", "ledger", "--voucher", "记-0231", "--found-on", "2018-11-06"),
    ("add", COUNTY, "2018-09", "--found-on", "2018-11-12"),
    (
        "add", VILLAGE, "2", "--kind", "project", "--project", "4399000010012018002",
        "--found-on", "2018-09-28",
    ),
    (
        "settle", VILLAGE, "2", "--settled-on", "2018-10-12",
        "--title", "村道有一段浇薄了",
        "--result", "镇里抽查，滩上组路口 12 米薄了 2 厘米。挖掉重浇，又量过，合格了，没有多付钱。",
    ),
)  # fmt: skip
"""Arguments of `python -m province outcome`: three settled, two still looked into."""


class Somebody(NamedTuple):
    """An invented person with a part in a story."""

    id_number: str
    name: str
    village: str = VILLAGE


# Cadres of 三塘村, named in full wherever they act in office.
SECRETARY: Final = Somebody("439900196804150114", "陈景明")
CLERK: Final = Somebody("439900197207300115", "周传福")
SUPERVISOR: Final = Somebody("439901196409260117", "刘正清")
WITNESS: Final = Somebody("439900195512040111", "李长根")
SECOND_WITNESS: Final = Somebody("439900196102190111", "王水生")

# 1. Paid in his name, never received: 零星用工(签字领款), four names, 300 yuan each.
UNPAID_WORKER: Final = Somebody("43990019580612015X", "杨建国")
LABOUR_VOUCHER: Final = "记-0279"
LABOUR_DATE: Final = date(2018, 3, 19)
LABOUR_SUMMARY: Final = "零星用工(签字领款)"
LABOUR_FEN: Final = 120_000
LABOUR_SHARE_FEN: Final = 30_000

# 2. The 92-year-old whose relief and support have arrived.
OLD_WOMAN: Final = Somebody("439900192601070028", "杨冬妹")
OLD_WOMAN_ACCOUNT_TAIL: Final = "6612"
RELIEF_DATE: Final = date(2018, 2, 2)
RELIEF_FEN: Final = 20_000
SUPPORT_DATE: Final = date(2018, 7, 4)
SUPPORT_FEN: Final = 30_000
OLD_WOMAN_PAID_FEN: Final = {2016: 120_000, 2017: 192_000, 2018: 102_000}
OLD_WOMAN_PENDING_FEN: Final = 34_000

# 3. A pond repair charged to the village though the villagers had paid for it.
POND_PROJECT: Final = "4399000010012017003"
POND_NAME: Final = "滩上水塘维修"
POND_PLACE: Final = "滩上水塘"
POND_VOUCHER: Final = "记-0231"
POND_DATE: Final = date(2017, 10, 28)
POND_SUMMARY: Final = "滩上水塘维修款"
POND_PAYEE: Final = "长兴建筑队"
POND_FEN: Final = 5_000_000
DONATION_DATE: Final = date(2017, 6, 18)
DONATION_SUMMARY: Final = "滩上片村民捐款修水塘"
DONATION_FEN: Final = 5_000_000

# 4. Nine dead people still paid for their wheelchairs' fuel.
FUEL_PROGRAMME: Final = "CL01"
FUEL_FEN: Final = 26_000
FUEL_DATE: Final = date(2018, 8, 15)
FUEL_TOTAL_FEN: Final = 234_000
DEAD: Final = (
    (Somebody("439900194103120116", "周长生", "439900001001"), date(2017, 11, 3)),
    (Somebody("439900195007230117", "李德旺", "439900001001"), date(2018, 1, 19)),
    (Somebody("439901194709080127", "陈桂香", "439900001002"), date(2017, 9, 26)),
    (Somebody("439900193911270118", "黄木生", "439900001002"), date(2018, 3, 8)),
    (Somebody("439900195602140116", "吴有才", "439900001003"), date(2017, 12, 21)),
    (Somebody("439901195210300121", "何金莲", "439900001003"), date(2018, 4, 30)),
    (Somebody("439900194406060114", "谢明德", "439900002001"), date(2017, 10, 12)),
    (Somebody("439900195901170120", "邓春桃", "439900002001"), date(2018, 5, 17)),
    (Somebody("43990119480825011X", "罗满仓", "439900002002"), date(2018, 2, 25)),
)

# 5. One city renewal in five parts, never summed, each over its limit; the review cut 21.29 %.
RENEWAL_PROJECT: Final = "4399002017008"
RENEWAL_NAME: Final = "老城片区更新改造"
RENEWAL_PARTS: Final = (
    # name, submitted budget, approved limit, reviewed: fen
    ("解放路街道立面改造", 1_860_000_000, 1_480_000_000, 1_464_000_000),
    ("滨河步道与绿化", 2_240_000_000, 1_790_000_000, 1_763_000_000),
    ("背街小巷排水整治", 1_580_000_000, 1_260_000_000, 1_244_000_000),
    ("老菜市场重建", 2_720_000_000, 2_180_000_000, 2_141_000_000),
    ("公共停车场建设", 1_600_000_000, 1_290_000_000, 1_259_000_000),
)
RENEWAL_CUT_BASIS_POINTS: Final = 2129

# 6. A village works contract that one can watch from the meeting to the acceptance.
ROAD_PROJECT: Final = "4399000010012018002"
ROAD_NAME: Final = "三塘村村道硬化工程"
ROAD_CONTRACTOR: Final = "示例县宏路建设有限公司"
ROAD_CONTRACT_FEN: Final = 12_800_000
ROAD_PROGRESS_VOUCHER: Final = "记-0338"
ROAD_FINAL_VOUCHER: Final = "记-0353"

# Others worth looking up.
NAMESAKES: Final = (
    Somebody("439900195303080125", "李秀英"),
    Somebody("439901196711220124", "李秀英"),
)
RARE_NAME: Final = Somebody("439900197909210114", "王骉")
FIFTEEN: Final = Somebody("439900193805060379", "刘桂生")
FIFTEEN_AS_REGISTERED: Final = "439900380506037"
NOT_YET_PAID: Final = Somebody("43990019360817078X", "张玉珍")
"""82 years old, without the old-age allowance that she could have."""
ORPHAN: Final = Somebody("439900200905040124", "杨小雨")
GRANDMOTHER: Final = Somebody("43990019480119012X", "周桂英")
RETURNED: Final = Somebody("439900196307080119", "李春生")
DISABLED: Final = Somebody("439900195710150127", "王秀兰")

TRY_THESE: Final = (
    (OLD_WOMAN.id_number, "杨冬妹，92 岁：救灾款 200 元、老人补助 300 元到了，还有 340 元在路上"),
    (UNPAID_WORKER.id_number, "杨建国：三月份的工钱，单子上有他的名字（刷卡才看得到）"),
    (DISABLED.id_number, "王秀兰：残疾人两项补贴，输号码不显示，刷卡才显示"),
    (RETURNED.id_number, "李春生：一笔补贴被银行退回，后来补发了"),
    (NOT_YET_PAID.id_number, "张玉珍，82 岁：够条件领高龄津贴，还没有领"),
    (FIFTEEN_AS_REGISTERED, "刘桂生：老户口上的 15 位号码也能查"),
    (NAMESAKES[0].id_number, "李秀英：村里有两个李秀英，这是大的那个"),
    (NAMESAKES[1].id_number, "李秀英：这是小的那个"),
    (RARE_NAME.id_number, "王骉：名字里有少见的字"),
    (GRANDMOTHER.id_number, "周桂英：替孙女杨小雨领孤儿生活费"),
)
"""Numbers to try, and what each shows."""
