"""What the steps of projects and decisions are called in the visitor's language.

The province sends the names with the steps; those of its own table stand here to be translated,
any other is shown as it came.
"""

from typing import Final

from kiosk.ui.words import mark, translate

NAMES: Final = (
    mark("step_names", "项目建议书"),
    mark("step_names", "可行性研究"),
    mark("step_names", "集体决策会议"),
    mark("step_names", "立项批复"),
    mark("step_names", "列入计划"),
    mark("step_names", "初步设计与概算"),
    mark("step_names", "预算送审"),
    mark("step_names", "财政评审"),
    mark("step_names", "招标方式核准"),
    mark("step_names", "招标公告"),
    mark("step_names", "开标"),
    mark("step_names", "中标"),
    mark("step_names", "中标公示"),
    mark("step_names", "签订合同"),
    mark("step_names", "开工"),
    mark("step_names", "变更申请"),
    mark("step_names", "变更批准"),
    mark("step_names", "变更实施"),
    mark("step_names", "进度确认"),
    mark("step_names", "支付"),
    mark("step_names", "发放工资"),
    mark("step_names", "投入使用"),
    mark("step_names", "竣工验收"),
    mark("step_names", "结算"),
    mark("step_names", "结算审核"),
    mark("step_names", "竣工决算"),
    mark("step_names", "审计"),
    mark("step_names", "整改"),
    mark("step_names", "资产移交"),
    mark("step_names", "党支部提议"),
    mark("step_names", "两委商议"),
    mark("step_names", "党员大会审议"),
    mark("step_names", "村民会议或代表会议决议"),
    mark("step_names", "决议公开"),
    mark("step_names", "实施结果公开"),
    mark("step_names", "村务监督委员会检查"),
    mark("step_names", "申请"),
    mark("step_names", "审核"),
    mark("step_names", "公示"),
    mark("step_names", "审批"),
    mark("step_names", "结果公开"),
)


def step_name(name: str) -> str:
    """Return the name of a step that the province sent, as the visitor reads it."""
    return translate("step_names", name)
