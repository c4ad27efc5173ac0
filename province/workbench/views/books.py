"""Villages' books, for the township's accountants: a voucher is typed once and goes its way.

What is typed becomes a batch of the exchange standard (`ledger.booking`), checked as one. No
script is needed; who typed which voucher stands in the trace.
"""

from typing import Any, Final

from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Count
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from protocol.money import Fen, format_yuan
from province.ledger import booking, sight
from province.ledger.models import Account, Attachment, Voucher
from province.officers.roles import Role
from province.privacy.models import Look
from province.publish.models import PublicRecord
from province.registry.models import Division
from province.trace import chain
from province.workbench.doors import Visit, door

_PAGE: Final = 30
_LINES: Final = 6  # signers at first; more come by sixes
_MOST_LINES: Final = 60
LABELS: Final = {
    "voucher_no": "凭证号", "date": "日期", "direction": "收还是支", "account": "科目",
    "amount": "金额", "summary": "做了什么", "payee": "付给谁（从谁收）", "handler": "经手人",
    "witness": "证明人", "reviewer": "审核人", "approver": "审批人", "project": "哪个工程（代码）",
    "place": "地点", "pay_method": "怎么付的", "invoice_no": "发票号", "published_on": "公开日期",
    "reverses": "冲销哪一张", "photos": "照片", "id_number": "身份证号", "name": "姓名",
}  # fmt: skip
_SIGNERS: Final = {"handler": "经手人", "witness": "证明人", "reviewer": "审核人",
                   "approver": "审批人"}  # fmt: skip


@door(Role.ACCOUNTANT)
def books(request: HttpRequest, visit: Visit) -> HttpResponse:
    """List the accountant's villages with how many vouchers each has."""
    villages = sight.villages(visit.officer).order_by("code")
    counts = dict(
        Voucher.objects.filter(village__in=villages, withdrawn_on=None)
        .order_by()
        .values_list("village__code")
        .annotate(Count("pk"))
    )
    rows = [(one.code, one.name, counts.get(one.code, 0)) for one in villages]
    return render(request, "office/books.html", {"visit": visit, "here": "books", "rows": rows})


@door(Role.ACCOUNTANT)
def book(request: HttpRequest, visit: Visit, village: str) -> HttpResponse:
    """List a village's vouchers, the newest first: what is missing, what everybody sees."""
    of = _village(visit, village)
    found = Voucher.objects.filter(village=of).order_by("-date", "-voucher_no")
    page = Paginator(found, _PAGE).get_page(request.GET.get("page", "1"))
    there = list(page.object_list)
    keys = [one.key for one in there]
    known = PublicRecord.objects.filter(village=village, kind="voucher", key__in=keys)
    public = set(known.values_list("key", flat=True))
    pictures: dict[str, list[str]] = {}
    for row in Attachment.objects.filter(voucher__in=keys, withdrawn_on=None):
        pictures.setdefault(str(row.voucher_id), []).append(row.sha256)
    sources = [source for many in pictures.values() for source in many]
    looks = dict(Look.objects.filter(source__in=sources).values_list("source", "state"))
    held = {Look.State.WAITING, Look.State.HELD, None}
    shown: dict[str, Any] = {
        "visit": visit,
        "here": "books",
        "of": of,
        "page": page,
        "kept": request.GET.get("kept", ""),
        "rows": [
            {
                "one": one,
                "lacks": _lacks(one),
                "public": one.key in public,
                "pictures": len(pictures.get(one.key, ())),
                "waiting": sum(looks.get(s) in held for s in pictures.get(one.key, ())),
            }
            for one in there
        ],
    }
    return render(request, "office/book.html", shown)


@door(Role.ACCOUNTANT)
def entry(request: HttpRequest, visit: Visit, village: str) -> HttpResponse:
    """Show the form, empty with the next number, or as the voucher `no` stands."""
    of = _village(visit, village)
    number = request.GET.get("no", "")
    if not number:
        values = {"voucher_no": booking.next_number(village), "date": str(visit.today)}
        return _form(request, visit, of, _typed(values))
    old = get_object_or_404(Voucher, key=f"{number}|{village}", withdrawn_on=None)
    if old.receipts.filter(withdrawn_on=None).exclude(id_number="").exists():
        with transaction.atomic():  # ID numbers are looked at
            chain.add(visit.today, "voucher opened", visit.who, f"{village} {old.voucher_no}")
    return _form(request, visit, of, _as_it_stands(old))


@door(Role.ACCOUNTANT, post=True)
def enter(request: HttpRequest, visit: Visit, village: str) -> HttpResponse:
    """Take a voucher, or say what is wrong with it and keep what was typed."""
    of = _village(visit, village)
    posted = request.POST
    if "more" in posted:
        return _form(request, visit, of, posted, more=_LINES)
    department = sight.department(visit.officer)
    if department is None:
        nowhere = booking.Refused("", "您的账号没有记账的部门，请找运维人员")
        return _form(request, visit, of, posted, [nowhere])
    fields = {name: posted.get(name, "") for name in booking.FIELDS}
    entered = booking.Entry(
        fields=fields | {"village": village},
        signed=[
            booking.Signed(*line)
            for line in zip(
                posted.getlist("signer"), posted.getlist("signer_id"), posted.getlist("share"),
                strict=False,
            )
        ],
        photos=[one for one in request.FILES.getlist("photos") if isinstance(one, UploadedFile)],
        caption=posted.get("caption", "")[:100],
        new="old" not in posted,
    )  # fmt: skip
    refused = booking.enter(entered, department.code, visit.who)
    if refused:
        return _form(request, visit, of, posted, refused)
    note = f"{'entered' if entered.new else 'changed'}, {len(entered.photos)} pictures"
    chain.add(visit.today, "voucher entered", visit.who, f"{village} {entered.number}", note)
    back = reverse("office:book", args=[village])
    return redirect(f"{back}?{urlencode({'kept': entered.number})}")


def _village(visit: Visit, code: str) -> Division:
    return get_object_or_404(sight.villages(visit.officer), code=code)


def _typed(values: dict[str, str]) -> QueryDict:
    typed = QueryDict(mutable=True)
    typed.update(values)
    return typed


def _as_it_stands(old: Voucher) -> QueryDict:
    typed = _typed(
        {
            "old": "1",
            "amount": format_yuan(Fen(old.amount_fen)).replace(",", ""),
            "account": str(old.account_id),
            "project": str(old.project_id or ""),
            "reverses": str(old.reverses_id or "").partition("|")[0],
        }
    )
    for name in booking.FIELDS:
        if name not in {"village", "account", "amount", "project", "reverses"}:
            typed[name] = str(getattr(old, name) or "")
    signed = {one.line: one for one in old.receipts.filter(withdrawn_on=None)}
    for line in range(1, max(signed, default=0) + 1):
        one = signed.get(line)
        typed.appendlist("signer", one.name if one else "")
        typed.appendlist("signer_id", one.id_number if one else "")
        share = format_yuan(Fen(one.amount_fen)).replace(",", "") if one else ""
        typed.appendlist("share", share)
    return typed


def _form(  # noqa: PLR0913 - who, where, what was typed and what is wrong
    request: HttpRequest,
    visit: Visit,
    of: Division,
    typed: QueryDict,
    refused: list[booking.Refused] | None = None,
    *,
    more: int = 0,
) -> HttpResponse:
    lines = list(
        zip(
            typed.getlist("signer"), typed.getlist("signer_id"), typed.getlist("share"),
            strict=False,
        )
    )  # fmt: skip
    # Every line that there is: one that is not on the form would be withdrawn by it.
    wanted = max(_LINES, len(lines) + (more if len(lines) < _MOST_LINES else 0))
    lines += [("", "", "")] * (wanted - len(lines))
    accounts = Account.objects.filter(withdrawn_on=None).order_by("code")
    shown: dict[str, Any] = {
        "visit": visit,
        "here": "books",
        "of": of,
        "typed": typed.dict(),
        "old": "old" in typed,
        "lines": lines,
        "says": [
            f"{LABELS[one.column]}：{one.reason}" if one.column in LABELS else one.reason
            for one in refused or ()
        ],
        "department": sight.department(visit.officer),
        "expenses": accounts.filter(direction="expense"),
        "incomes": accounts.filter(direction="income"),
        "signers": [(name, words, typed.get(name, "")) for name, words in _SIGNERS.items()],
    }
    return render(request, "office/entry.html", shown, status=422 if refused else 200)


def _lacks(one: Voucher) -> str:
    if one.direction != "expense":
        return ""
    return "、".join(words for name, words in _SIGNERS.items() if not getattr(one, name))
