"""A small batch that is not the demo: one village, in GB18030, as old office programs write."""

import csv
import hashlib
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

_FONT = Path(__file__).parents[2] / "assets" / "fonts" / "MingjingSans-Regular.otf"
VILLAGE = "439902003005"
COUNTY = "439902"
FARMER = "439902196003150010"  # 赵小满: two payments, and a name on a labour sheet
NOBODY = "439902196003150037"
LABOUR = "记-0007"
OFFICE = (
    "439902-jw", "--name", "另一县纪委监委", "--level", "county",
    "--division", COUNTY, "--telephone", "12388",
)  # fmt: skip

_TABLES: dict[str, list[dict[str, str]]] = {
    "divisions": [
        {"code": "43", "name": "示例省", "parent": ""},
        {"code": "4399", "name": "示例市", "parent": "43"},
        {"code": COUNTY, "name": "另一县", "parent": "4399"},
        {"code": "439902003", "name": "柳林镇", "parent": COUNTY},
        {"code": VILLAGE, "name": "东河村", "parent": "439902003"},
    ],
    "departments": [
        {"code": "NY", "name": "县农业农村局", "division": COUNTY},
        {"code": "CZ", "name": "村账代理中心", "division": COUNTY},
    ],
    "programmes": [
        {
            "code": "GD01", "name": "耕地地力保护补贴", "short_name": "地力补贴",
            "department": "NY", "category": "farming", "basis": "另农〔2018〕1号",
            "eligibility": "种地的农户",
            "standard": "每亩 105 元", "unit_fen": "10500", "frequency": "yearly",
            "hotline": "12316", "conditions": "",
        }
    ],
    "people": [
        {"id_number": FARMER, "name": "赵小满", "village": VILLAGE, "household": "1"},
    ],
    "payments": [
        {
            "department": "NY", "payment_no": f"P{year}", "programme": "GD01",
            "id_number": FARMER, "name": "赵小满", "village": VILLAGE, "amount": amount,
            "paid_on": f"{year}-05-18", "status": status, "bank": "农商行",
            "account": "6230000000001234",
        }
        for year, amount, status in ((2017, "420.00", "paid"), (2018, "441.50", "pending"))
    ],
    "accounts": [
        {"code": "501", "name": "公益事业支出", "direction": "expense", "group": "公益工程"},
        {"code": "401", "name": "上级补助收入", "direction": "income", "group": "上级补助"},
    ],
    "vouchers": [
        {
            "voucher_no": LABOUR, "village": VILLAGE, "date": "2018-03-19",
            "direction": "expense", "account": "501", "amount": "600.00",
            "summary": "清沟用工", "payee": "", "handler": "孙树根", "witness": "钱有福",
            "reviewer": "李水田", "approver": "周保田", "pay_method": "cash",
            "published_on": "2018-04-02",
        },
        {
            "voucher_no": "记-0002", "village": VILLAGE, "date": "2018-01-10",
            "direction": "income", "account": "401", "amount": "50000.00",
            "summary": "上级转移支付", "payee": "", "handler": "孙树根", "witness": "",
            "reviewer": "李水田", "approver": "周保田", "pay_method": "transfer",
            "published_on": "2018-04-02",
        },
    ],
    "receipts": [
        {
            "voucher_no": LABOUR, "village": VILLAGE, "line": "1", "id_number": FARMER,
            "name": "赵小满", "amount": "300.00",
        },
        {
            "voucher_no": LABOUR, "village": VILLAGE, "line": "2", "id_number": "",
            "name": "吴大田", "amount": "300.00",
        },
    ],
}  # fmt: skip


def write(folder: Path) -> Path:
    """Write the batch into an empty folder and return it."""
    folder.mkdir(parents=True)
    picture = folder / "pictures" / "labour.png"
    picture.parent.mkdir()
    sheet = Image.new("RGB", (800, 600), "white")
    pen = ImageDraw.Draw(sheet)
    pen.rectangle((40, 40, 760, 560), outline="black", width=4)
    font = ImageFont.truetype(_FONT, 44, layout_engine=ImageFont.Layout.BASIC)
    for line, words in enumerate(("领款单", "赵小满", "吴大田")):
        pen.text((120, 100 + 140 * line), words, fill="black", font=font)
    sheet.save(picture)
    tables = _TABLES | {
        "attachments": [
            {
                "sha256": hashlib.sha256(picture.read_bytes()).hexdigest(),
                "village": VILLAGE,
                "owner": f"voucher:{LABOUR}",
                "file": "pictures/labour.png",
                "caption": "领款单",
            }
        ]
    }
    for name, rows in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="gb18030", newline="") as file:
            writer = csv.DictWriter(file, fieldnames=list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
    return folder
