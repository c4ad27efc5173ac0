from __future__ import annotations

from province.projects.steps import step_ids


def test_all_steps_of_the_list() -> None:
    assert {"proposal", "audited", "branch_proposes", "villagers_decide", "result"} <= step_ids()
    assert len(step_ids()) == 41
