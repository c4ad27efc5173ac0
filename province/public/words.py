"""Codes of the standard in the words that everyone reads."""

from typing import Final

CATEGORIES: Final = {
    "poverty": "脱贫帮扶",
    "subsistence": "低保救助",
    "disability": "残疾人",
    "elderly": "老年人",
    "farming": "种田养殖",
    "forestry": "山林",
    "housing": "住房搬迁",
    "education": "上学",
    "health": "看病",
    "disaster": "受灾",
    "family": "计划生育家庭",
    "veteran": "退役军人",
    "other": "其他",
}
OFTEN: Final = {"monthly": "每月", "quarterly": "每季", "yearly": "每年", "once": "一次"}
DIRECTIONS: Final = {"income": "收入", "expense": "支出"}
PAID: Final = {"cash": "现金", "transfer": "转账"}
METHODS: Final = {
    "open": "公开招标",
    "invited": "邀请招标",
    "negotiated": "谈判",
    "single": "单一来源",
    "none": "没有招标",
}
