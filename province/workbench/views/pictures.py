"""Pictures in which something personal was found, for a data clerk to decide on.

What a clerk sees here is what was handed in, frames around what would be black; so looking at one
is noted in the trace. Rectangles are added by tapping two corners, without a script.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from django.db import transaction
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from PIL import Image, ImageDraw

from province.ledger.models import Attachment
from province.ledger.originals import original_path
from province.officers.roles import Role
from province.privacy.judging import mark_id
from province.privacy.marks import WORDS, Mark
from province.privacy.models import Look
from province.privacy.paper import UnreadablePicture, blacken, jpeg, upright
from province.publish import papers, ruling
from province.registry import divisions
from province.trace import chain
from province.workbench.counts import Counts, above_counties
from province.workbench.doors import Visit, door
from province.workbench.views.inbox import Pages

_PAGE: Final = 30
_WIDE: Final = 900  # pixels of the picture on the page: what is tapped is counted in these
_FRAME: Final = (200, 30, 20)
_QUALITY: Final = 85
_LONG: Final = 6  # digits of a place in a picture
_STATES: Final = {state.value: state.label for state in Look.State}
_CORNERS: Final = 2
_SIDES: Final = 4


@door(Role.CLERK)
def pictures(request: HttpRequest, visit: Visit) -> HttpResponse:
    """List what waits for a decision, or another state, thirty a page."""
    state = request.GET.get("state", Look.State.WAITING)
    if state not in _STATES:
        raise Http404
    seen = Look.objects.seen_by(visit.officer)
    (counts, unread), kept = COUNTS.of(visit.officer.division, visit.today)
    looks = seen.filter(state=state).order_by("village", "pk")
    page = Pages(looks, _PAGE).get_page(request.GET.get("page", "1"))
    there = list(page.object_list)
    villages = {one.village for one in there}
    names = divisions.in_full(villages)
    captions = dict(
        Attachment.objects.filter(sha256__in=[one.source for one in there]).values_list(
            "sha256", "caption"
        )
    )
    shown: dict[str, Any] = {
        "visit": visit,
        "here": "data",
        "state": state,
        "states": [(name, words, counts.get(name, 0)) for name, words in _STATES.items()],
        "unread": unread,
        "kept": kept,
        "page": page,
        "rows": [
            {
                "look": one,
                "village": names[one.village],
                "caption": captions.get(one.source, ""),
            }
            for one in there
        ],
    }
    return render(request, "office/pictures.html", shown)


@door(Role.CLERK)
def picture(request: HttpRequest, visit: Visit, source: str) -> HttpResponse:
    """Show a picture with what was found in it, and the two decisions."""
    look = _mine(visit, source)
    with transaction.atomic():
        chain.add(visit.today, "picture opened", visit.who, source[:16])
    return _picture(request, visit, look)


@door(Role.CLERK)
def picture_file(request: HttpRequest, visit: Visit, source: str) -> HttpResponse:
    """Return the picture, framed where it would be black, or black as it would be published."""
    look = _mine(visit, source)
    _, judged = ruling.opened(look)
    drawn = _drawn(look)
    if "black" in request.GET:
        blacken(drawn, judged.black)
    else:
        _frame(drawn, judged.marks)
    drawn = drawn.resize((_WIDE, max(1, round(drawn.height * _WIDE / drawn.width))))
    pen = ImageDraw.Draw(drawn)
    for rectangle in _rectangles(request.GET):
        pen.rectangle(rectangle, fill="black")
    return HttpResponse(jpeg(drawn, _QUALITY), content_type="image/jpeg")


@door(Role.CLERK)
def paper(_request: HttpRequest, visit: Visit, source: str) -> HttpResponse:
    """Hand out a document as it was brought: it is never opened on our pages."""
    look = _mine(visit, source)
    try:
        data = original_path(look.source).read_bytes()
    except OSError:
        raise Http404 from None
    headers = {"Content-Disposition": f'attachment; filename="{source[:16]}.pdf"'}
    return HttpResponse(data, content_type="application/octet-stream", headers=headers)


@door(Role.CLERK, post=True)
def picture_rule(request: HttpRequest, visit: Visit, source: str) -> HttpResponse:
    """Keep the decision and go on to the next picture that waits."""
    look = _mine(visit, source)
    seen, kept = (set(request.POST.getlist(name)) for name in ("seen", "mark"))
    tapped = _rectangles(request.POST)
    scale = _drawn(look).width / _WIDE if tapped else 1.0
    try:
        ruling.rule(
            look,
            visit.who,
            visit.today,
            shown=request.POST.get("decision") == "show",
            cleared=seen - kept,  # never one that was not on the page
            added=[[round(side * scale, 1) for side in one] for one in tapped],
        )
    except ruling.Wrong as error:
        return _picture(request, visit, look, says=str(error))
    waiting = Look.objects.seen_by(visit.officer).filter(state=Look.State.WAITING)
    after = waiting.order_by("village", "pk").first()
    return redirect("office:picture", after.source) if after else redirect("office:pictures")


def _counts(division: str, _day: date) -> tuple[dict[str, int], int]:
    """Count by state, and what nobody has looked at."""
    states = Look.objects.below(division).order_by().values_list("state")
    return dict(states.annotate(many=Count("*"))), papers.unread(division).count()


COUNTS: Final = Counts(
    "pictures",
    _counts,
    many=lambda found: sum(found[0].values()) + found[1],
    whose=lambda: (officer.division for officer in above_counties(Role.CLERK)),
)


def _mine(visit: Visit, source: str) -> Look:
    return get_object_or_404(Look.objects.seen_by(visit.officer), source=source)


def _picture(request: HttpRequest, visit: Visit, look: Look, says: str = "") -> HttpResponse:
    attachment, judged = ruling.opened(look)
    asked = request.POST or request.GET
    added = asked.getlist("add")
    corner = asked.get("corner", "")
    tapped = _tapped(asked)
    if tapped is not None and not corner:
        corner = "{},{}".format(*tapped)
    elif tapped is not None and (first := _numbers(corner, _CORNERS)):
        left, right = sorted((first[0], tapped[0]))
        top, low = sorted((first[1], tapped[1]))
        added, corner = [*added, f"{left},{top},{right},{low}"], ""
    shown: dict[str, Any] = {
        "visit": visit,
        "here": "data",
        "says": says,
        "look": look,
        "caption": attachment.caption,
        "village": divisions.in_full([look.village])[look.village],
        "owner": (attachment.voucher_id or attachment.affair_id or "").partition("|")[0],
        "marks": [
            {"id": mark_id(one), "number": number, "kind": WORDS[one.kind], "text": one.text}
            for number, one in enumerate(judged.marks, start=1)
        ],
        "added": added,
        "corner": corner,
        "file": f"{reverse('office:picture-file', args=[look.source])}?"
        + urlencode({"add": added}, doseq=True),
    }
    return render(request, "office/picture.html", shown, status=422 if says else 200)


def _drawn(look: Look) -> Image.Image:
    try:
        return upright(original_path(look.source).read_bytes())
    except (OSError, UnreadablePicture):
        raise Http404 from None


def _frame(drawn: Image.Image, marks: Sequence[Mark]) -> None:
    pen = ImageDraw.Draw(drawn)
    size = max(16, drawn.width // 50)
    taken: set[tuple[int, int]] = set()
    for number, one in enumerate(marks, start=1):
        for quad in one.quads:
            pen.line([*quad, quad[0]], fill=_FRAME, width=max(2, drawn.width // 400))
        x, y = one.quads[0][0]
        # Frames over one another begin at one corner: their numbers stand side by side.
        while (place := (round(x / size), round(y / size))) in taken:
            x += 1.5 * size
        taken |= {
            (place[0] + across, place[1] + down) for across in (-1, 0, 1) for down in (-1, 0, 1)
        }
        pen.text((x, y), str(number), fill=_FRAME, font_size=size, anchor="rb")


def _tapped(asked: QueryDict) -> tuple[int, int] | None:
    found = _numbers(f"{asked.get('at.x', '')},{asked.get('at.y', '')}", _CORNERS)
    return (found[0], found[1]) if found else None


def _rectangles(asked: QueryDict) -> list[tuple[int, ...]]:
    found = [_numbers(one, _SIDES) for one in asked.getlist("add")]
    return [one for one in found if one and one[0] <= one[2] and one[1] <= one[3]]


def _numbers(text: str, many: int) -> tuple[int, ...]:
    """Return the whole numbers of a text, none if they are not so many."""
    parts = text.split(",")
    good = len(parts) == many and all(part.isdecimal() and len(part) < _LONG for part in parts)
    return tuple(int(part) for part in parts) if good else ()
