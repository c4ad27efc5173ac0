"""The platform as it runs in production: on PostgreSQL, under a role that is not the owner."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pytest
import requests

from assets.demo.stage import ROOT, Stage
from protocol import envelope
from protocol.offices import Office
from province.matching.match_command import NOT_RUN
from province.publish.keyring import Keyring
from tests.batches import small
from tests.simulators import postgres

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.simulators.postgres import Cluster

ROLE: Final = "mingjing"
_ANY_KEY: Final = bytes([9]) + bytes(31)
OFFICE: Final = Office(small.OFFICE[0], "", "county", small.COUNTY, _ANY_KEY, _ANY_KEY)
CELLS: Final = 48

pytestmark = [
    pytest.mark.skipif(not postgres.there(), reason="no PostgreSQL here"),
    pytest.mark.timeout(300),
]


@dataclass(frozen=True)
class Platform:
    """A province's home and the cluster that it uses."""

    cluster: Cluster
    stage: Stage
    database: str = "mingjing"

    def run(self, *words: str, user: str = ROLE) -> subprocess.CompletedProcess[str]:
        """Run `python -m province ...` as a role of the database."""
        variables = self.stage.environment() | {
            postgres.VARIABLE: self.cluster.address(self.database, user)
        }
        return subprocess.run(
            [sys.executable, "-m", "province", *words],
            cwd=ROOT, env=variables, capture_output=True, text=True, check=False,
        )  # fmt: skip

    def sql(self, text: str, user: str = ROLE) -> str:
        return self.cluster.sql(text, self.database, user)


def cell(number: int, intake: bytes) -> bytes:
    """Return a terminal's cell with one report."""
    content = envelope.Content(bytes(32), small.VILLAGE, "", "report", "这笔钱我没收到。")
    tag = number.to_bytes(envelope.TAG_BYTES, "big")
    sealed = envelope.seal_report(content, envelope.Identity(), tag, OFFICE, intake)
    return envelope.cell(sealed, intake)


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    with postgres.cluster() as running:
        running.sql(f"CREATE ROLE {ROLE} LOGIN")
        yield running


@pytest.fixture(scope="module")
def platform(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
    """A province with one village's data, published, with the owner's work done."""
    root = tmp_path_factory.mktemp("platform")
    cluster.make("mingjing")
    made = Platform(cluster, Stage(root))
    done = made.run("database", user=postgres.OWNER)
    assert done.returncode == 0, done.stderr
    batch = small.write(root / "batch")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(postgres.VARIABLE, cluster.address("mingjing", ROLE))
        made.stage.prepare(batch, [small.OFFICE])
        yield made


def test_the_platforms_role_alone_does_a_days_work(platform: Platform) -> None:
    again = platform.run("import", str(platform.stage.root / "batch"))
    assert again.returncode == 0, again.stderr
    assert platform.sql("SELECT count(*) = 2 FROM funds_payment") == "t\n"
    matched = platform.run("match", "--as-of", "2018-09-30")
    assert matched.returncode in {0, NOT_RUN}, matched.stderr
    ran = [line for line in matched.stdout.splitlines() if "没有运行" not in line]
    assert len(ran) > 5, matched.stdout  # not all: nobody died in this village
    assert platform.run("publish").returncode == 0
    assert platform.run("checkpoint").returncode == 0
    whole = platform.run("verify")
    assert (whole.returncode, "一步不缺" in whole.stdout) == (0, True)


def test_somebody_with_hundreds_of_findings_stands_once_in_the_list(platform: Platform) -> None:
    # One person with 299, and among them twenty-one records that name nobody.
    platform.sql("""
        INSERT INTO matching_finding
            (id, rule, subject, division, id_number, evidence, severity, found_on, run, state,
             decision, assigned_to)
        SELECT md5(nth::text), 'A01', nth::text, '439902003005',
            CASE WHEN nth % 15 = 8 THEN '' ELSE '439902196003150010' END,
            '{}', nth, '2018-09-30', 1, 'open', '', ''
        FROM generate_series(1, 320) nth""")
    shown: list[str] = []
    after: list[str] = []
    while page := platform.run(
        "triage", "--on", "2018-10-01", "cases", "--rule", "A01", "--size", "7", *after
    ).stdout.splitlines():
        shown += page
        after = ["--after", page[-1].split("\t")[0]]
        assert len(shown) < 50
    platform.sql("DELETE FROM matching_finding WHERE rule = 'A01' AND run = 1")
    whose = [line.split("\t")[1] for line in shown]
    assert (len(whose), whose.count("-"), len(set(whose))) == (22, 21, 2)
    assert "50 条" in shown[0]


def test_what_was_kept_long_enough_is_taken_away_by_the_platforms_role(platform: Platform) -> None:
    platform.sql(f"""
        WITH old AS (
            INSERT INTO reports_report
                (tag, office, number, parts, received_on, state, place, matter, escalated, hidden)
            VALUES ('old', '{OFFICE.code}', 0, 1, '2001-01-01', 'archived', '', '', FALSE, FALSE)
            RETURNING id)
        INSERT INTO reports_part (report_id, part, body) SELECT id, 0, 'sealed' FROM old""")  # noqa: S608
    done = platform.run("expire")
    assert (done.returncode, "1 件" in done.stdout) == (0, True), done.stderr
    report = "report_id = (SELECT id FROM reports_report WHERE number = 0)"
    assert platform.sql(f"SELECT count(*) FROM reports_part WHERE {report}") == "0\n"  # noqa: S608
    assert platform.sql(f"SELECT what FROM reports_entry WHERE {report}") == "removed\n"  # noqa: S608


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE trace_line SET who = 'nobody'",
        "DELETE FROM trace_line",
        "TRUNCATE trace_line",
        "DROP TABLE trace_line",
        "ALTER TABLE trace_line DISABLE TRIGGER ALL",
        "SELECT * FROM trace_line FOR UPDATE",
        "DELETE FROM reports_entry",
        "UPDATE matching_decision SET decision = 'lawful'",
        "UPDATE privacy_ruling SET shown = TRUE",
        "DELETE FROM batches_change",
        "CREATE TABLE mine (id int)",
        "UPDATE django_migrations SET name = 'x'",
    ],
)
def test_nobody_takes_a_line_back(platform: Platform, statement: str) -> None:
    with pytest.raises(subprocess.CalledProcessError) as refused:
        platform.sql(statement)
    said = refused.value.stderr
    assert "permission denied" in said or "must be owner" in said
    assert platform.sql("SELECT count(*) > 0 FROM trace_line") == "t\n"


def test_cells_that_come_at_once_are_counted_and_numbered_without_a_gap(platform: Platform) -> None:
    keys = Keyring(platform.stage.root / "province" / "keys")
    (public, *_) = (each.public for each in keys.intake_public())

    # Each report comes twice: by the terminal, and by somebody's phone at the same time.
    cells = [cell(number, public) for number in range(CELLS)] * 2
    with platform.stage.serving() as address, ThreadPoolExecutor(8) as many:
        sent = many.map(lambda one: requests.post(f"{address}cells", data=one, timeout=30), cells)
        assert {answer.status_code for answer in sent} == {204}
        # The database is begun anew: nobody who writes then is told that it went wrong.
        platform.sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE pid != pg_backend_pid() AND datname = current_database()",
            postgres.OWNER,
        )
        after = many.map(lambda one: requests.post(f"{address}cells", data=one, timeout=30), cells)
        assert {answer.status_code for answer in after} == {204}
    platform.run("remind")  # opens what the server did not come to
    assert platform.sql("SELECT sum(cells) FROM reports_round") == f"{4 * CELLS}\n"
    numbers = platform.sql("SELECT number FROM reports_report WHERE number > 0 ORDER BY number")
    assert numbers.split() == [str(number) for number in range(1, CELLS + 1)]


def test_an_older_database_says_who_can_help(cluster: Cluster, tmp_path: Path) -> None:
    cluster.make("older")
    said = Platform(cluster, Stage(tmp_path), "older").run("verify")
    assert (said.returncode, "库主人" in said.stderr) == (2, True)
    assert "Traceback" not in said.stderr


@pytest.mark.parametrize(
    "address", ["postgresql://x:secret@host/name", "mysql://x/y", "postgresql:///"]
)
def test_a_wrong_address_is_refused_and_no_password_is_repeated(
    address: str, tmp_path: Path
) -> None:
    said = subprocess.run(
        [sys.executable, "-m", "province", "verify"], cwd=ROOT, check=False, capture_output=True,
        text=True, env=Stage(tmp_path).environment() | {postgres.VARIABLE: address},
    )  # fmt: skip
    assert said.returncode == 2
    assert said.stderr.startswith(postgres.VARIABLE)
    assert "secret" not in said.stderr
