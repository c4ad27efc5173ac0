"""A province's rows straight into PostgreSQL, as many as asked for; everybody in them is invented.

14 cities of 9 counties, 30,240 villages. Called by `office_pages`; how the rows came is not what it
measures, so nothing here goes through the platform.
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import msgspec
import zstandard

from province.privacy.lines import ENGINE

if TYPE_CHECKING:
    from tests.simulators.postgres import Cluster

CITY: Final = "4301"
COUNTY: Final = f"{CITY}01"
VILLAGE: Final = f"{COUNTY}001001"
OFFICE: Final = f"{COUNTY}-jw"
PERSON: Final = "430101195001010011"  # of payments that are looked for by person
VOUCHERS: Final = 400
_BASE32: Final = str.maketrans("0189", "abcd")
_RULES: Final = ("Q01", "V05", "M02", "D01", "T01", "B03", "V03", "A01", "P02", "E01", "V06", "B04")
_COUNTIES: Final = """
    SELECT '43' || lpad(c::text, 2, '0') || lpad(n::text, 2, '0') AS code, c * 9 + n AS nth
    FROM generate_series(1, 14) c, generate_series(1, 9) n"""
_OUR: Final = "(key, brought_by, imported_in_id, withdrawn_reason"


@dataclass(frozen=True)
class Size:
    """How many rows of what there may be very many of."""

    reports: int = 1_000_000
    findings: int = 1_000_000
    payments: int = 5_000_000


def fill(cluster: Cluster, database: str, size: Size) -> None:
    """Fill a migrated, empty database; the planner knows afterwards what there is."""
    # What a power cut takes is filled anew.
    for setting in ("max_wal_size = '4GB'", "fsync = off", "maintenance_work_mem = '512MB'"):
        cluster.sql(f"ALTER SYSTEM SET {setting}", database)
    cluster.sql("SELECT pg_reload_conf()", database)
    for what, sql in _steps(size):
        begin = time.monotonic()
        # References are right as they are made: looking up each would take most of the time.
        cluster.sql(f"SET session_replication_role = replica; {sql}", database)
        sys.stderr.write(f"{what}: {time.monotonic() - begin:.0f} s\n")
    for statement in ("VACUUM (ANALYZE)", "ALTER SYSTEM RESET ALL", "SELECT pg_reload_conf()",
                      "CHECKPOINT"):  # fmt: skip
        cluster.sql(statement, database)


def _steps(size: Size) -> list[tuple[str, str]]:
    return [
        ("batches", _BATCHES),
        ("places", _PLACES),
        ("programmes", _PROGRAMMES),
        ("offices", _OFFICES),
        ("allotments", _ALLOTMENTS),
        ("vouchers", _VOUCHERS),
        ("pictures", _without_indexes("ledger_attachment", _PICTURES)),
        ("looks", _without_indexes("privacy_look", _LOOKS.format(engine=ENGINE))),
        ("reports", _REPORTS.format(reports=size.reports)),
        ("payments", _without_indexes("funds_payment", _PAYMENTS.format(payments=size.payments))),
        ("sums", _SUMS),
        ("villages", _villages()),
        ("findings", _findings(size.findings)),
        ("terminals", _TERMINALS),
    ]


def _without_indexes(table: str, sql: str) -> str:
    """Return what fills an empty table and makes its indexes at the end: a third of the time.

    Nothing of it goes through the log, which the disk would have to hold twice.
    """
    return f"""
    ALTER TABLE {table} SET UNLOGGED;
    CREATE TEMPORARY TABLE made AS
    SELECT format('ALTER TABLE {table} DROP CONSTRAINT %I', conname) AS away,
        format('ALTER TABLE {table} ADD CONSTRAINT %I %s', conname, pg_get_constraintdef(oid))
            AS again
    FROM pg_constraint WHERE conrelid = '{table}'::regclass AND contype IN ('p', 'u')
    UNION ALL
    SELECT format('DROP INDEX %I', indexname), indexdef FROM pg_indexes
    WHERE tablename = '{table}' AND indexname NOT IN (SELECT conname FROM pg_constraint);
    SELECT away FROM made \\gexec
    {sql}
    SELECT again FROM made \\gexec
    """  # noqa: S608 - our own words


_BATCHES: Final = """
    INSERT INTO batches_batch (id, digest, brought_by, imported_at)
    SELECT n, lpad(n::text, 64, '0'), 'D' || n % 400, now() - n * interval '1 hour'
    FROM generate_series(1, 20000) n;"""

_PLACES: Final = f"""
    CREATE TEMPORARY TABLE place AS
    SELECT '43' AS code UNION ALL
    SELECT DISTINCT left(code, 4) FROM ({_COUNTIES}) a UNION ALL
    SELECT code FROM ({_COUNTIES}) b UNION ALL
    SELECT code || lpad(t::text, 3, '0') FROM ({_COUNTIES}) c, generate_series(1, 16) t UNION ALL
    SELECT code || lpad(t::text, 3, '0') || lpad(v::text, 3, '0')
    FROM ({_COUNTIES}) d, generate_series(1, 16) t, generate_series(1, 15) v;
    INSERT INTO registry_division {_OUR}, code, name, parent_id)
    SELECT code, '', 1, '', code, '某地' || code,
        CASE length(code) WHEN 2 THEN NULL WHEN 4 THEN '43' WHEN 6 THEN left(code, 4)
            WHEN 9 THEN left(code, 6) ELSE left(code, 9) END
    FROM place ORDER BY length(code);
    INSERT INTO registry_department {_OUR}, code, name, division_id)
    SELECT 'D' || n, '', 1, '', 'D' || n, '部门' || n, (array['43', '4301', '430101'])[n % 3 + 1]
    FROM generate_series(1, 400) n;"""  # noqa: S608 - our own words

_PROGRAMMES: Final = f"""
    INSERT INTO funds_programme {_OUR}, code, name, short_name, department_id, category, basis,
        eligibility, standard, frequency, hotline)
    SELECT 'P' || n, '', 1, '', 'P' || n, '补贴' || n, '', 'D1',
        (array['farming', 'poverty', 'elderly', 'housing', 'education'])[n % 5 + 1],
        '文件', '条件', '标准', 'yearly', ''
    FROM generate_series(1, 40) n;"""  # noqa: S608 - our own words

_OFFICES: Final = """
    INSERT INTO reports_office (code, name, level, division, head, telephone, hours, public,
        locked_private, custody, recovery)
    SELECT code || '-jw', code || '纪委监委',
        CASE length(code) WHEN 2 THEN 'province' WHEN 4 THEN 'city' ELSE 'county' END,
        code, '', '', '', decode(md5(code) || md5(code), 'hex'), '\\x00', '\\x00', '\\x00'
    FROM registry_division WHERE length(code) <= 6;"""

# Of a hundred reports three are the province's, twelve a city's; every twelfth still waits.
_REPORTS: Final = """
    INSERT INTO reports_report (tag, office, number, parts, state, received_on, place, matter,
        due_on, escalated, hidden)
    SELECT decode(md5(n::text), 'hex'), office || '-jw',
        row_number() OVER (PARTITION BY office ORDER BY n), 1,
        CASE WHEN n % 12 > 0 THEN (array['archived', 'satisfied', 'told', 'forwarded'])[n % 4 + 1]
            ELSE (array['received', 'registered', 'accepted', 'assigned', 'check'])[n / 12 % 5 + 1]
            END,
        current_date - (n % 900)::int, county || lpad((n % 16 + 1)::text, 3, '0')
            || lpad((n % 15 + 1)::text, 3, '0'),
        (array['subsidy', 'ledger', 'project', 'conduct', 'other'])[n % 5 + 1],
        CASE WHEN n % 12 = 0 THEN current_date + (n % 40)::int - 8 END, n % 601 = 0, n % 500 = 0
    FROM (
        SELECT n, county, CASE WHEN n % 100 < 3 THEN '43' WHEN n % 100 < 15 THEN left(county, 4)
            ELSE county END AS office
        FROM (
            SELECT n, '43' || lpad((n / 9 % 14 + 1)::text, 2, '0')
                || lpad((n % 9 + 1)::text, 2, '0') AS county
            FROM generate_series(1, {reports}) n
        ) a
    ) b;
    INSERT INTO reports_part (report_id, part, body)
    SELECT id, 0, decode(repeat(md5(id::text), 48), 'hex') FROM reports_report;
    INSERT INTO reports_entry (report_id, day, what, who, note, link)
    SELECT id, received_on, what, 'someone', '', md5(id::text || what)
    FROM reports_report, (VALUES ('register'), ('accept')) w (what);
    INSERT INTO reports_reply (tag, number, county, sealed, day)
    SELECT tag, 0, left(place, 6), decode(repeat(md5(id::text), 43), 'hex'), received_on
    FROM reports_report WHERE state = 'satisfied';"""

# The first are one person's, in a village that pages are asked for.
_PAYMENTS: Final = f"""
    INSERT INTO funds_payment {_OUR}, department_id, payment_no, programme_id, id_number, name,
        village_id, amount_fen, paid_on, status, bank, account, account_name, batch, allotment_no,
        period, grade, remark)
    SELECT 'D1|' || n, 'D1', 1, '', 'D1', n::text, 'P' || n % 40 + 1,
        CASE WHEN n > 40 THEN left(village, 6) || '19500101' || lpad((n % 9990)::text, 4, '0')
            ELSE '{PERSON}' END,
        '某甲', CASE WHEN n > 40 THEN village ELSE '{VILLAGE}' END,
        10000 + n % 90000, date '2016-01-15' + (n % 1000)::int, 'paid', '农商行',
        '6230' || n, '', '', '', '2018-07', '', ''
    FROM (
        SELECT n, '43' || lpad((n / 9 % 14 + 1)::text, 2, '0') || lpad((n % 9 + 1)::text, 2, '0')
            || lpad((n % 16 + 1)::text, 3, '0') || lpad((n / 16 % 15 + 1)::text, 3, '0') AS village
        FROM generate_series(1, {{payments}}::bigint) n
    ) a;
    INSERT INTO registry_person {_OUR}, id_number, name, village_id, household, sex,
        bank_account, phone)
    VALUES ('{PERSON}', '', 1, '', '{PERSON}', '某甲', '{VILLAGE}', '', '', '', '');"""  # noqa: S608 - our own words

# Every programme's money goes to every county each quarter of three years.
_ALLOTMENTS: Final = f"""
    INSERT INTO funds_allotment {_OUR}, department_id, allotment_no, programme_id,
        from_division_id, to_division_id, amount_fen, allotted_on, document)
    SELECT 'D1|' || number, 'D1', 1, '', 'D1', number, 'P' || p, '43', county, 5000000000,
        date '2016-01-05' + (q * 91), '文件'
    FROM (
        SELECT p, q, code AS county, p || '-' || q || '-' || code AS number
        FROM generate_series(1, 40) p, generate_series(0, 11) q,
            (SELECT code FROM registry_division WHERE length(code) = 6) c
    ) a;
    INSERT INTO funds_flow (allotment, programme, place, allotted_on, amount_fen, times, paid_fen,
        pending_fen, returned_fen, left_fen, last_on, counted_on)
    SELECT key, programme_id, to_division_id, allotted_on, amount_fen, 800, amount_fen - lies, 0,
        CASE WHEN id % 50 = 0 THEN 300000 ELSE 0 END, lies, allotted_on + 40, current_date
    FROM (
        SELECT *, CASE WHEN id % 20 = 0 THEN 700000 WHEN id % 30 = 1 THEN amount_fen ELSE 0 END
            AS lies
        FROM funds_allotment
    ) a;"""  # noqa: S608 - our own words

# Of one city: nobody keeps the books of more.
_VOUCHERS: Final = f"""
    INSERT INTO ledger_account {_OUR}, code, name, direction, "group")
    SELECT code, '', 1, '', code, '科目' || code, way, ''
    FROM (VALUES ('501', 'expense'), ('401', 'income')) a (code, way);
    INSERT INTO ledger_voucher {_OUR}, voucher_no, village_id, date, direction, account_id,
        amount_fen, summary, payee, handler, witness, reviewer, approver, place, pay_method,
        invoice_no)
    SELECT '记-' || n || '|' || code, 'D1', 1, '', '记-' || n, code,
        date '2016-01-05' + n * 5, CASE WHEN n % 3 = 0 THEN 'income' ELSE 'expense' END,
        CASE WHEN n % 3 = 0 THEN '401' ELSE '501' END, 10000 + n, '修路', '某店', '某甲', '某乙',
        '某丙', '某丁', '', 'transfer', ''
    FROM registry_division, generate_series(1, 180) n
    WHERE length(code) = 12 AND code LIKE '{CITY}%';"""  # noqa: S608 - our own words

# Twenty pictures a village; of a hundred one waits for a clerk.
_PICTURES: Final = f"""
    INSERT INTO ledger_attachment {_OUR}, sha256, village_id, voucher_id, file, caption,
        visibility, media_type, size_bytes)
    SELECT sha, 'D1', 1, '', sha, code, '记-' || n || '|' || code, 'a.jpg', '发票', 'public',
        'image/jpeg', 200000
    FROM (
        SELECT code, n, md5(code || n) || md5(n || code) AS sha
        FROM registry_division, generate_series(1, 20) n WHERE length(code) = 12
    ) a;"""  # noqa: S608 - our own words

_LOOKS: Final = """
    INSERT INTO privacy_look (source, village, engine, readable, lines, state, why)
    SELECT sha256, village_id, '{engine}', TRUE, '\\x00',
        CASE WHEN id % 100 = 0 THEN 'waiting' WHEN id % 3 = 0 THEN 'masked' ELSE 'clear' END, ''
    FROM ledger_attachment;"""

_SUMS: Final = """
    INSERT INTO public_sum (kind, place, parent, year, item, people, times, amount_fen, rest,
        rest_times, rest_fen)
    SELECT 'funds', code, COALESCE(parent_id, ''), year, 'P' || p, 40, 80, 1234500, '[]', 0, 0
    FROM registry_division, generate_series(2016, 2018) year, generate_series(1, 12) p;
    INSERT INTO matching_outcome (division_id, no, kind, state, title, found_on, settled_on, result,
        record)
    SELECT code, n::text, 'subsidy', CASE n WHEN 1 THEN 'open' ELSE 'settled' END, '多发了补贴',
        '2018-03-01', CASE n WHEN 1 THEN NULL ELSE date '2018-05-01' END, '已退回', ''
    FROM registry_division, generate_series(1, 2) n WHERE length(code) = 12;"""


def _villages() -> str:
    """Return villages that all read the same ledger."""
    vouchers = [
        [f"{number:016}".translate(_BASE32), f"{number}", f"2018-{number % 12 + 1:02}-05",
         "expense" if number % 3 else "income", "501", 10_000 + number, "修路"]
        for number in range(VOUCHERS)
    ]  # fmt: skip
    facts = [["name", "某村"], ["town", "某镇"], ["county", "某县"], ["data_date", "2018-09-30"]]
    from protocol.pack import TABLES

    width = len(TABLES["vouchers"])
    rows = {"facts": facts, "vouchers": [(row + [""] * width)[:width] for row in vouchers]}
    packed = zstandard.compress(msgspec.json.encode(rows)).hex()
    return f"""
    INSERT INTO public_publicvillage (village, data_date, rows, added_up)
    SELECT code, '2018-09-30', '\\x{packed}', TRUE FROM registry_division
    WHERE length(code) = 12;"""  # noqa: S608 - our own bytes


def _findings(many: int) -> str:
    evidence = json.dumps(
        {"name": "杨小妹", "dead_name": "杨小妹", "died_on": "2018-02-10", "programme": "P1",
         "benefit_month": 24219}, ensure_ascii=False,
    )  # fmt: skip
    rules = "array[" + ", ".join(f"'{rule}'" for rule in _RULES) + "]"
    return f"""
    INSERT INTO matching_finding (id, rule, subject, division, id_number, amount_fen, day, evidence,
        severity, found_on, run, state, decision, decided_on, assigned_to, due_on, quiet_until)
    SELECT md5(n::text), ({rules})[n % 12 + 1], n::text,
        '43' || lpad((n / 9 % 14 + 1)::text, 2, '0') || lpad((n % 9 + 1)::text, 2, '0')
            || lpad((n % 16 + 1)::text, 3, '0') || lpad((n % 15 + 1)::text, 3, '0'),
        CASE WHEN n % 4 > 0 THEN lpad((n / 2)::text, 18, '0') ELSE '' END, 26000, '2018-04-04',
        '{evidence}', n % 3 * 100 + 50, '2018-11-20', 1,
        CASE WHEN n % 10 = 0 THEN 'decided' ELSE 'open' END,
        CASE WHEN n % 10 = 0 THEN 'real' ELSE '' END,
        CASE WHEN n % 10 = 0 THEN date '2018-11-25' END,
        CASE WHEN n % 40 = 1 THEN 'head' ELSE '' END,
        CASE WHEN n % 40 = 1 THEN current_date - 1 END,
        CASE WHEN n % 100 = 3 THEN current_date + 30 END
    FROM generate_series(1, {many}) n;
    INSERT INTO matching_decision (finding_id, made_on, made_by, decision, reason, measure)
    SELECT id, '2018-11-25', 'head', 'real', '', 'corrected' FROM matching_finding
    WHERE state = 'decided';"""  # noqa: S608 - our own words


_TERMINALS: Final = """
    INSERT INTO fleet_terminal (name, public, villages, state, enrolled_on, step, any_step,
        nonce_us, heard_at, clock_off_s, told)
    SELECT lpad(to_hex(row_number() OVER ()), 8, '0'), '\\x00', jsonb_build_array(code), 'active',
        '2018-01-01', '\\x', FALSE, 0, now() - (ascii(right(code, 1)) % 8) * interval '9 hours', 0,
        jsonb_build_object('version', '1.0', 'disk_free_mb', 20000, 'villages', jsonb_build_array(
            jsonb_build_object('village', code, 'seq', 7, 'data_date', '2018-09-30')))
    FROM registry_division WHERE length(code) = 12;"""
