"""Days and sums as a villager says them. Called by the screens' view models; no Qt."""

from protocol.money import format_yuan


def day(date: str, *, year: bool = False) -> str:
    """Return `11 月 5 日`, or `2025 年 11 月 5 日`, for YYYY-MM-DD; other text comes back as is."""
    parts = date[:10].split("-")
    if len(parts) != 3 or not all(part.isdecimal() for part in parts):  # noqa: PLR2004
        return date
    short = f"{int(parts[1])} 月 {int(parts[2])} 日"
    return f"{parts[0]} 年 {short}" if year else short


def month(period: str) -> str:
    """Return `2025 年 10 月` for YYYY-MM, `2025 年` for YYYY; other text comes back as is."""
    parts = period.split("-")
    if not all(part.isdecimal() for part in parts):
        return period
    return " ".join(f"{int(part)} {unit}" for part, unit in zip(parts, "年月", strict=False))


def yuan(fen: int) -> str:
    """Return `1,020.00 元`: one record's amount, always to the fen."""
    return f"{format_yuan(fen)} 元"


def round_yuan(fen: int) -> str:
    """Return `1,020` where there are no fen, else `1,020.50`: a sum in large type."""
    text = format_yuan(fen)
    return text.removesuffix(".00")


def data_to(date: str) -> str:
    """Return `数据到 11 月 20 日`, or nothing before there are data."""
    return f"数据到 {day(date)}" if date else ""
