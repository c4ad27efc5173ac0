"""Divisions, departments and cadres' posts of the invented county. Called by `build`."""

from typing import Final

from assets.demo import cases
from assets.demo.tables import Book

DEPARTMENTS: Final = {
    "CZ": "县财政局",
    "MZ": "县民政局",
    "NY": "县农业农村局",
    "LY": "县林业局",
    "CL": "县残联",
    "YJ": "县应急局",
    "YB": "县医保局",
    "RS": "县人社局",
    "WJ": "县卫健局",
    "JY": "县教育局",
    "ZJ": "县住建局",
    "TY": "县退役军人局",
    "SL": "县水利局",
    "FP": "县扶贫办",
    "FG": "县发改局",
    "GA": "县公安局",
    "SJ": "县市场监管局",
    "DL": "村账代理中心",
}


def department(short: str) -> str:
    """Return the code of a department, such as `439900MZ`."""
    return cases.COUNTY + short


def fill(book: Book) -> None:
    """Add the divisions from the province down to the villages, and the departments."""
    above = (
        (cases.PROVINCE, "示例省", ""),
        (cases.CITY, "示例市", cases.PROVINCE),
        (cases.COUNTY, cases.COUNTY_NAME, cases.CITY),
        (cases.TOWN_QINGSHUI, "清水镇", cases.COUNTY),
        (cases.TOWN_SHIQIAO, "石桥乡", cases.COUNTY),
    )
    for code, name, parent in above:
        book.add("divisions", code=code, name=name, parent=parent)
    for code, name in cases.VILLAGES.items():
        book.add("divisions", code=code, name=name, parent=code[:9])
    for short, name in DEPARTMENTS.items():
        book.add("departments", code=department(short), name=name, division=cases.COUNTY)
