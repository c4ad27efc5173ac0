"""The catalogue of livelihood funds of the invented county. Called by `build` and `funds`.

`conditions`: `lists` are all needed; `grades` says fen a unit of the frequency by grade;
`application` means that there is more to it than registers know, so that nobody can be said to
lack it. Empty conditions can be judged by no register.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

from assets.demo.places import department
from assets.demo.tables import Book


class Programme(NamedTuple):
    """A row of the catalogue; `unit_fen` is what one person or mu gets each time."""

    code: str
    name: str
    short_name: str
    category: str
    unit_fen: int
    frequency: str
    basis: str
    eligibility: str
    standard: str
    conditions: Mapping[str, object]

    @property
    def department(self) -> str:
        """The code of the department that pays."""
        return department(self.code[:2])


_ASKED: Final = {"application": True}
DIBAO_GRADES: Final = {"A": 45_000, "B": 34_000, "C": 25_000}
CARE_GRADES: Final = {"一级": 10_000, "二级": 8_000}
AGE_GRADES: Final = {"80-89": 5_000, "90-99": 10_000}

CATALOGUE: Final = tuple(
    Programme(*row)
    for row in (
        ("NY01", "耕地地力保护补贴", "耕地补贴", "farming", 10_500, "yearly", "示财农〔2016〕12号",
         "家里有承包地，并且种着庄稼", "每亩每年 105 元", {"unit": "亩"}),
        ("NY02", "农机购置补贴", "农机补贴", "farming", 300_000, "once", "示农机〔2017〕8号",
         "买了补贴目录里的农业机械", "按机型补，最多 3,000 元", _ASKED),
        ("NY03", "稻谷补贴", "稻谷补贴", "farming", 3_000, "yearly", "示财农〔2016〕31号",
         "当年种了水稻", "每亩每年 30 元", {"unit": "亩"}),
        ("LY01", "退耕还林补助", "退耕还林", "forestry", 12_500, "yearly", "示林〔2015〕20号",
         "和政府签了退耕还林合同，树成活了", "每亩每年 125 元", {"unit": "亩"}),
        ("LY02", "森林生态效益补偿", "公益林", "forestry", 1_450, "yearly", "示林〔2016〕5号",
         "家里的山划进了公益林", "每亩每年 14.5 元", {"unit": "亩"}),
        ("LY03", "生态护林员补助", "护林员", "forestry", 80_000, "monthly", "示林〔2016〕17号",
         "被聘为生态护林员，按月巡山", "每月 800 元", _ASKED),
        ("MZ01", "农村最低生活保障", "农村低保", "subsistence", 45_000, "monthly",
         "示民〔2016〕9号", "一家人的收入低于低保标准",
         "按户按月发：一类 450 元，二类 340 元，三类 250 元",
         {"lists": ["dibao"], "not_lists": ["tekun"], "grades": DIBAO_GRADES,
          "excludes": ["MZ02", "MZ03"]}),
        ("MZ02", "城市最低生活保障", "城市低保", "subsistence", 52_000, "monthly",
         "示民〔2016〕9号", "城里户口，一家人的收入低于低保标准", "按户按月发，最多 520 元",
         {"lists": ["urban_dibao"], "excludes": ["MZ01"]}),
        ("MZ03", "特困人员供养", "特困供养", "subsistence", 50_000, "monthly", "示民〔2016〕22号",
         "没有劳动能力、没有收入、没有人赡养", "每月 500 元",
         {"lists": ["tekun"], "excludes": ["MZ01"]}),
        ("MZ04", "孤儿基本生活保障", "孤儿生活", "family", 60_000, "monthly", "示民〔2015〕40号",
         "父母都不在了的孩子，不满 18 岁", "每月 600 元", {"max_age": 17, "lists": ["orphan"]}),
        ("MZ05", "困难残疾人生活补贴", "困难残补", "disability", 6_000, "monthly",
         "示民〔2016〕30号", "吃低保的残疾人", "每月 60 元", {"lists": ["disabled", "dibao"]}),
        ("MZ06", "重度残疾人护理补贴", "护理补贴", "disability", 10_000, "monthly",
         "示民〔2016〕30号", "一级、二级残疾，要人照看", "一级每月 100 元，二级每月 80 元",
         {"lists": ["disabled"], "grades": CARE_GRADES}),
        ("CL01", "残疾人机动轮椅车燃油补贴", "轮椅燃油", "disability", 26_000, "yearly",
         "示残联〔2014〕6号", "有机动轮椅车的残疾人", "每年 260 元",
         {"lists": ["disabled"], **_ASKED}),
        ("MZ07", "高龄津贴", "高龄津贴", "elderly", 10_000, "yearly", "示民〔2015〕18号",
         "满 80 岁的老人", "80 到 89 岁每年 50 元，90 岁以上每年 100 元",
         {"min_age": 80, "grades": AGE_GRADES}),
        ("MZ08", "老人生活补助", "老人补助", "elderly", 30_000, "yearly", "示民〔2015〕19号",
         "满 90 岁的农村老人", "每年 300 元", {"min_age": 90}),
        ("MZ09", "临时救助", "临时救助", "poverty", 300_000, "once", "示民〔2016〕11号",
         "家里突然遇到大病、火灾等难处", "看情况，一次最多 3,000 元", _ASKED),
        ("YJ01", "自然灾害救济补助", "灾害救济", "disaster", 20_000, "once", "示应急〔2016〕3号",
         "房子、庄稼受灾，生活有困难", "每户一次 200 元", _ASKED),
        ("YB01", "医疗救助", "医疗救助", "health", 800_000, "once", "示医保〔2016〕7号",
         "低保户、特困户、得大病的贫困户", "自己出的钱按比例补，最多 8,000 元", _ASKED),
        ("TY01", "优抚对象抚恤补助", "优抚补助", "veteran", 45_000, "monthly",
         "示退役〔2016〕2号", "参战退役人员、烈士家属等", "每月 450 元", _ASKED),
        ("ZJ01", "农村危房改造补助", "危房改造", "housing", 2_000_000, "once",
         "示住建〔2016〕14号", "住危房的低保户、特困户、贫困户", "每户一次，最多 20,000 元",
         {"excludes": ["FG01"], **_ASKED}),
        ("FG01", "易地扶贫搬迁补助", "易地搬迁", "housing", 2_500_000, "once",
         "示发改〔2016〕33号", "住在深山、要搬出来的贫困户", "每人一次，最多 25,000 元",
         {"excludes": ["ZJ01"], **_ASKED}),
        ("WJ01", "计划生育家庭奖励扶助", "计生奖扶", "family", 96_000, "yearly",
         "示卫〔2015〕25号", "满 60 岁，只有一个孩子或两个女儿", "每年 960 元",
         {"min_age": 60, **_ASKED}),
        ("JY01", "贫困学生生活补助", "学生资助", "education", 100_000, "yearly",
         "示教〔2016〕19号", "贫困户家里上小学、初中的孩子", "每年 1,000 元",
         {"min_age": 6, "max_age": 15, "lists": ["poverty"]}),
        ("FP01", "雨露计划", "雨露计划", "education", 300_000, "yearly", "示扶〔2016〕6号",
         "贫困户家里读中职、高职的孩子", "每年 3,000 元",
         {"min_age": 15, "max_age": 22, "lists": ["poverty"], **_ASKED}),
        ("RS01", "城乡居民基本养老金", "养老金", "elderly", 10_300, "monthly",
         "示人社〔2018〕4号", "满 60 岁，交过城乡居民养老保险",
         "每月 103 元（2017 年 90 元，2016 年 85 元）", {"min_age": 60, **_ASKED}),
        ("SL01", "水库移民后期扶持", "水库移民", "other", 60_000, "yearly", "示移民〔2007〕1号",
         "修水库搬来的人和他们的后代", "每人每年 600 元", _ASKED),
        ("RS02", "公益性岗位补贴", "公益岗", "other", 100_000, "monthly", "示人社〔2017〕9号",
         "在村里做保洁、护路等公益岗位", "每月 1,000 元", _ASKED),
    )
)  # fmt: skip
BY_CODE: Final = {programme.code: programme for programme in CATALOGUE}


def fill(book: Book) -> None:
    """Add the catalogue; every hotline is invented."""
    for number, programme in enumerate(CATALOGUE, start=1):
        book.add(
            "programmes",
            code=programme.code,
            name=programme.name,
            short_name=programme.short_name,
            department=programme.department,
            category=programme.category,
            basis=programme.basis,
            eligibility=programme.eligibility,
            standard=programme.standard,
            unit_fen=programme.unit_fen,
            frequency=programme.frequency,
            hotline=f"0999-55501{number:02d}",
            conditions=programme.conditions,
        )
