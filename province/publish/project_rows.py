"""The public rows of the projects that a village reads about. Called by `collect` alone."""

from protocol.records import public_id
from province.projects.models import Bid, Funding, Project, ProjectEvent
from province.publish.ledger_rows import detail, project_id
from province.publish.village import Row, VillageData, iso

_VALID = {True: "yes", False: "no", None: ""}


def project_row(project: Project, of: VillageData) -> Row:
    """Return a project as the public reads it; money is None where it is not known."""
    return (
        project_id(project.code),
        project.code,
        project_id(project.parent_id),
        project.kind,
        project.category,
        of.masks.text(project.name),
        of.masks.text(project.place),
        project.owner,
        of.masks.payee(project.contractor),
        project.estimate_fen,
        project.budget_fen,
        project.approved_budget_fen,
        project.contract_amount_fen,
        project.paid_amount_fen,
        project.tender_method,
        iso(project.starts_on),
        iso(project.ends_on),
        iso(project.accepted_on),
        iso(project.withdrawn_on),
        of.masks.text(project.withdrawn_reason),
    )


def projects(of: VillageData) -> list[Row]:
    """Return the rows of `projects`."""
    return [project_row(project, of) for project in of.projects]


def events(of: VillageData) -> list[Row]:
    """Return the rows of `events`."""
    codes = [project.code for project in of.projects]
    live = ProjectEvent.objects.filter(project__in=codes, withdrawn_on=None)
    return [
        (
            public_id("event", event.project_id, str(event.seq)),
            project_id(event.project_id),
            event.seq,
            event.step,
            iso(event.happened_on),
            event.amount_fen,
            of.masks.payee(event.actor),
            event.document,
            event.present,
            event.entitled,
            event.agreed,
            detail(event.detail, of),
        )
        for event in live
    ]


def fundings(of: VillageData) -> list[Row]:
    """Return the rows of `fundings`."""
    codes = [project.code for project in of.projects]
    live = Funding.objects.filter(project__in=codes, withdrawn_on=None)
    return [
        (
            public_id("funding", funding.project_id, funding.source),
            project_id(funding.project_id),
            of.masks.text(funding.source),
            funding.amount_fen,
            iso(funding.committed_on),
            iso(funding.available_on),
        )
        for funding in live
    ]


def bids(of: VillageData) -> list[Row]:
    """Return the rows of `bids`: no telephone, no account, no owner's number."""
    codes = [project.code for project in of.projects]
    live = Bid.objects.filter(project__in=codes, withdrawn_on=None)
    return [
        (
            public_id("bid", bid.project_id, bid.bidder),
            project_id(bid.project_id),
            of.masks.payee(bid.bidder),
            bid.price_fen,
            bid.control_price_fen,
            iso(bid.opened_on),
            _VALID[bid.valid],
            of.masks.text(bid.reason),
            "" if bid.rank is None else str(bid.rank),
        )
        for bid in live
    ]
