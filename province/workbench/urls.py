"""The workbench's addresses, below /office/. Each view has a door; a test asks every one."""

from django.urls import path

from province.workbench.views import (
    case,
    data,
    entering,
    figures,
    findings,
    findings_case,
    findings_rules,
    fleet,
    identity,
    inbox,
    keys,
)

app_name = "office"
_REPORT = "reports/<slug:office>/<int:number>"
_FINDING = "findings/<slug:finding>"

urlpatterns = [
    path("static/<str:name>", entering.static, name="static"),
    path("login/", entering.log_in, name="login"),
    path("second/", entering.second, name="second"),
    path("second/new/", entering.second_new, name="second-new"),
    path("logout/", entering.log_out, name="logout"),
    path("", inbox.front, name="front"),
    path("reports/", inbox.inbox, name="inbox"),
    path(f"{_REPORT}/", case.case, name="case"),
    path(f"{_REPORT}/open/", case.open_words, name="open"),
    path(f"{_REPORT}/note/", case.note, name="note"),
    path(f"{_REPORT}/step/<str:move>/", case.step, name="step"),
    path(f"{_REPORT}/identity/ask/", identity.ask, name="identity-ask"),
    path(f"{_REPORT}/identity/open/", identity.show, name="identity-open"),
    path("identity/", identity.consents, name="consents"),
    path("identity/<int:number>/", identity.consent, name="consent"),
    path("figures/", figures.figures, name="figures"),
    path("findings/", findings.findings, name="findings"),
    path("findings/give/", findings.give, name="findings-give"),
    path("aside/", findings.aside, name="aside"),
    path(f"{_FINDING}/", findings_case.finding, name="finding"),
    path(f"{_FINDING}/decide/", findings_case.decide, name="finding-decide"),
    path(f"{_FINDING}/give/", findings_case.give, name="finding-give"),
    path(f"{_FINDING}/aside/", findings_case.put_aside, name="finding-aside"),
    path(f"{_FINDING}/outcome/", findings_case.outcome, name="finding-outcome"),
    path(f"{_FINDING}/settle/", findings_case.settle, name="finding-settle"),
    path("rules/", findings_rules.rules, name="rules"),
    path("rules/<slug:rule>/", findings_rules.rule, name="rule"),
    path("departments/", data.departments, name="departments"),
    path("departments/names/", data.names, name="names"),
    path("departments/names/keep/", data.name, name="name"),
    path("departments/bring/", data.bringing, name="bringing"),
    path("departments/bring/file/", data.bring, name="bring"),
    path("departments/brought/<int:number>/", data.brought, name="brought"),
    path("departments/brought/<int:number>/take/", data.take, name="take"),
    path("departments/brought/<int:number>/rejected.csv", data.rejected, name="rejected"),
    path("terminals/", fleet.terminals, name="terminals"),
    path("terminals/code/", fleet.code, name="enrol-code"),
    path("key/", keys.key, name="key"),
    path("key/ring/", keys.ring, name="ring"),
    path("key/new/", keys.new_key, name="key-new"),
    path("key/found/", keys.found, name="key-found"),
    path("key/give/<int:to>/", keys.grant, name="key-give"),
    path("key/withdraw/<int:to>/", keys.withdraw, name="key-withdraw"),
]
