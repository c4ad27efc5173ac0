"""docs/storm.md: what was measured, and what it means for a province and for half a million."""

from collections.abc import Iterable
from typing import Any

from tests.load import villages

_DAY_S, _POLL_S = 86_400, 900
_MANY = 500_000
_EDGES = 2_000  # places of a large CDN that terminals of one country reach
_TTL_S = 60  # how long an edge keeps metadata, and that the next root is not there yet
_STORMS = ("idle", "morning", "payday", "rotation")
_CORES = 32  # of a server as provinces buy them


def document(figures: dict[str, Any]) -> str:
    """Return the document; parts that were not measured are left out."""
    parts, storms = [_HEAD], {name: figures[name] for name in _STORMS if name in figures}
    if storms:
        parts.append(_storm(list(storms.values())))
    if "signed" in figures:
        parts.append(_signed(figures["signed"]))
    if "publish" in figures:
        parts.append(_publish(figures["publish"]))
    if len(storms) == len(_STORMS):
        parts.append(_plan(storms))
    return "\n".join(parts)


_HEAD = f"""# The storm

What {villages.TERMINALS:,} terminals ask of a web server, and what a publication costs. Written by
`scripts/storm`; the figures stand in `docs/storm.json`. A province is taken to have
{villages.COUNTIES} counties, {villages.VILLAGES:,} villages and {villages.PEOPLE:,} people
({villages.A_VILLAGE:,} a village), who in each of three years get {villages.PAYMENTS:,} payments a
village beside {villages.INCOME + villages.EXPENSE} vouchers.
"""


def _storm(storms: list[dict[str, Any]]) -> str:
    rows = "\n".join(_row(one) for one in storms)
    kinds = "\n".join(
        f"- {one['name']}: "
        + ", ".join(f"{name} {n:,}" for name, n in sorted(one["kinds"].items()))
        for one in storms
    )
    where = "\n".join(
        f"- {one['name']}: {one['pace']:.0f} terminals a second, {one['new']} of all new; at"
        f" {one['commit']}, load {_load(one)}; the load program fell behind its pace by"
        f" {one['late_s']:.1f} s at most"
        for one in storms
    )
    fewer = ""
    if any(one["terminals"] < villages.TERMINALS for one in storms):
        fewer = (
            f"\nWhere fewer than {villages.TERMINALS:,} came, the machine was too busy with other"
            " work for more at once;\nwhat each asked for and cost stands in the table.\n"
        )
    return f"""## {villages.TERMINALS:,} terminals and one nginx

Debian's nginx, one worker, TLS 1.3 (ECDSA P-256, a full handshake for each look, as terminals do),
on loopback, `tests/load/nginx.conf`. Metadata and indexes of all {villages.VILLAGES:,} villages are
real and of true size; packs and pictures are real for 30 villages, and sparse files of true length
for the others (made where somebody asks for them). A simulated terminal asks for what the real
service asks for, in its order: `tests/load/test_small_storm.py` compares the two. The load program
is on the same machine, of {storms[0]["cores"]} shared cores; the load is that of the last minutes,
1.0 for each program that runs or waits for a core:

{where}
{fewer}
| storm | terminals | came over | requests (each) | bytes before TLS (each) |\
 a request, p50 / p99 | a whole look, p50 / p99 | nginx: processor (each) | nginx: memory | failed |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
{rows}

What was asked for:

{kinds}
"""


def _load(one: dict[str, Any]) -> str:
    return "not kept" if one["load"] is None else f"{one['load']:.1f}"


def _signed(found: dict[str, Any]) -> str:
    return f"""### Signing

{_machine(found)}
Signing the whole province's metadata for the first time: {_sign(found["spread"])}.
After a usual day (1 % of villages changed): {_sign(found["day"])}.
After a payday (every village): {_sign(found["payday"])}.
Publishing one changed village beside the {villages.VILLAGES:,}:
{found["one_village"]["seconds"]:.1f} s, {found["one_village"]["processor_s"]:.1f} s of the
processor, the start of the program included.
"""


def _row(one: dict[str, Any]) -> str:
    number = one["terminals"]
    request, look = one["request_ms"], one["look_ms"]
    return (
        f"| {one['name']} | {number:,} | {one['seconds']:.0f} s | {one['requests']:,}"
        f" ({one['requests'] / number:.2f}) | {one['bytes'] / 1e6:,.0f} MB"
        f" ({one['bytes'] / number / 1e3:,.2f} kB) | {request[0]:.1f} / {request[1]:.1f} ms |"
        f" {look[0]:.1f} / {look[1]:.1f} ms | {one['processor_s']:.1f} s"
        f" ({1e3 * one['processor_s'] / number:.2f} ms) | {one['memory'] / 1e6:.0f} MB |"
        f" {one['failed']} |"
    )


def _publish(found: dict[str, Any]) -> str:
    sizes = found["sizes"]
    rows = "\n".join(
        f"| {one['villages']} | {_cost(one['full'])} | {one['changed']} | {_cost(one['some'])} |"
        f" {_cost(one['nothing'])} | {_cost(one['all_again'])} | {one['feed_mb']:,.0f} MB |"
        f" {one['database_mb']:,.0f} MB |"
        for one in sizes
    )
    full = _line((one["villages"], one["full"]["processor_s"]) for one in sizes)
    some = _line((one["changed"], one["some"]["processor_s"]) for one in sizes)
    memory = _line((one["villages"], one["full"]["peak_mb"]) for one in sizes)
    whole = full[0] + full[1] * villages.VILLAGES
    part = some[0] + some[1] * villages.VILLAGES / 100
    disk = sizes[-1]["feed_mb"] / sizes[-1]["villages"] * villages.VILLAGES / 1e6
    base = sizes[-1]["database_mb"] / sizes[-1]["villages"] * villages.VILLAGES / 1e6
    argon = found["argon2_s"]
    days = argon * villages.PEOPLE / _DAY_S
    return f"""## A publication

Villages of true size without pictures, roots (below) known beforehand. Each cell: seconds, seconds
of the processor, peak memory. {_machine(found)}

| villages | first, everything | changed | then 1 % changed | nothing new | all looked at again |\
 feed | database |
| --- | --- | --- | --- | --- | --- | --- | --- |
{rows}

The law of growth, by least squares over these sizes, in seconds of one processor: a first
publication {full[0]:.1f} + {full[1]:.2f} × villages; one with changes {some[0]:.1f} +
{some[1]:.2f} × villages that changed or hold a page of somebody who did. For {villages.VILLAGES:,}
villages: everything {whole / 3600:.1f} h, 1 % changed {part / 60:.1f} min, and the signing of the
whole province above. Memory: {memory[0]:.0f} MB + {1000 * memory[1]:.0f} kB × villages, so
{(memory[0] + memory[1] * villages.VILLAGES) / 1000:.1f} GB for all in one run. Packs take
{disk:.2f} TB, the database {base:.2f} TB without indexes' growth.

A publication runs on one processor; villages do not depend on each other, and nothing is published
twice when it is stopped and started again.

### {villages.PEOPLE:,} people's roots

One Argon2id root (64 MiB, 3 passes) took {argon:.3f} s of a processor here. {villages.PEOPLE:,}
people: {days:.0f} days of one core, {days / _CORES:.1f} days on {_CORES} cores with
{_CORES * 64 / 1024:.0f} GiB of memory. It is done once, by `python -m province roots`, which may be
stopped and started at any time; somebody who is paid in a second county has a root there, too.
After that only who is new costs: a county of {villages.PEOPLE // villages.COUNTIES:,} people with
1 % newcomers a year adds {argon * villages.PEOPLE / villages.COUNTIES * 0.01 / 365:.1f} s a day.
"""


def _plan(storms: dict[str, dict[str, Any]]) -> str:
    idle, morning, payday = storms["idle"], storms["morning"], storms["payday"]

    def each(one: dict[str, Any], what: str) -> float:
        return float(one[what]) / float(one["terminals"])

    looks = _MANY / _POLL_S
    daily = (_DAY_S / _POLL_S - 1) * each(idle, "bytes") + each(morning, "bytes")
    month = daily * _MANY * 30 / 1e12
    rush = _MANY / 300 * each(morning, "requests")
    cores = _MANY / 300 * each(morning, "processor_s")
    pay = _MANY * each(payday, "bytes") / 1e12
    origin = _EDGES / _TTL_S * 2
    changed = villages.VILLAGES * _MANY / villages.TERMINALS
    return f"""## On paper: {_MANY:,} terminals behind a CDN or an object store

Every figure follows from the tables above. {_MANY:,} terminals are {_MANY / villages.TERMINALS:.1f}
provinces of {villages.TERMINALS:,}; each province signs its own feed, so metadata stay as they are,
and only the lines add up.

- **Usual**: one look in {_POLL_S // 60} minutes is {looks:,.0f} looks and
  {looks * each(idle, "requests"):,.0f} requests a second,
  {looks * each(idle, "bytes") * 8 / 1e6:,.1f} Mbit/s before TLS.
- **Morning**: all within 5 minutes: {rush:,.0f} requests a second,
  {_MANY / 300 * each(morning, "bytes") * 8 / 1e9:,.2f} Gbit/s; {cores:.1f} cores of nginx as
  measured here, were there no CDN.
- **A day's bytes**: {daily / 1e3:,.0f} kB a terminal, {month:,.1f} TB a month for all.
- **Payday**, every village with new pictures: {pay:,.2f} TB in one day; spread over the
  {_POLL_S // 60} minutes of a look that would be {pay * 8e3 / _POLL_S:,.1f} Gbit/s. `rate_kb_s` and
  `quiet` of the terminals stretch it.
- **What may be cached**: targets, packs and pictures are named by their own hash and never change:
  one year, immutable. Metadata, there or not, {_TTL_S} s: their names are versions, which may be
  signed anew after a restored backup. With {_EDGES:,} edges a province's origin answers at most
  {_EDGES:,} × 2 / {_TTL_S} = {origin:,.0f} requests a second (timestamp, and the next root that is
  not there), however many terminals there are; in the minutes after a publication also what
  changed, once an edge and minute. A revocation is {_TTL_S} s late at most. New files come from
  the origin once an edge: a payday's {changed:,.0f} changed indexes and packs, {changed * 2:,.0f}
  files.
- **Object store**: a publication uploads what is new, the timestamp last (`rclone copy` twice: all
  but `timestamp.json`, then it). A usual day of 1 % is {changed / 100 * 2:,.0f} files for packs and
  indexes and {villages.COUNTIES * _MANY / villages.TERMINALS + 2 * _MANY / villages.TERMINALS:,.0f}
  of metadata. Old files are deleted two publications later.
- **A folder of pictures**: {villages.VILLAGES:,} villages with up to {villages.PICTURES} pictures a
  year are {villages.VILLAGES * villages.PICTURES * 2 / 1e6:,.1f} million files a year, originals
  and thumbnails, in one folder: an object store does not mind; a disk should be XFS, or ext4 with
  `large_dir`.
- **What does not scale by itself**: cells and heartbeats go to the province, never to the CDN: one
  cell an hour and terminal is {_MANY / 3600:,.0f} a second for {_MANY:,},
  {villages.TERMINALS / 3600:,.1f} for one province, whose intake takes them one by one.
- **What is not in it**: the program's own renewal, which looks at the feed every six hours with a
  line of its own, and takes a new version once.
"""


def _cost(one: dict[str, Any]) -> str:
    return f"{one['seconds']:.1f} s, {one['processor_s']:.1f} s, {one['peak_mb']:.0f} MB"


def _sign(one: dict[str, float]) -> str:
    return f"{one['sign_s']:.1f} s, {one['sign_cpu_s']:.1f} s of the processor"


def _machine(found: dict[str, Any]) -> str:
    return (
        f"Measured on {found['on']} at {found['commit']}, {found['cores']} shared cores, load"
        f" {found['load']:.1f}"
        " (the last minutes' average; times of a loaded machine are long, those of the processor"
        " less so)."
    )


def _line(points: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """Return (a, b) of y = a + b x by least squares; through the origin's height for one point."""
    known = list(points)
    n = len(known)
    mean_x, mean_y = sum(x for x, _ in known) / n, sum(y for _, y in known) / n
    spread = sum((x - mean_x) ** 2 for x, _ in known)
    if not spread:
        return 0.0, mean_y / mean_x
    slope = sum((x - mean_x) * (y - mean_y) for x, y in known) / spread
    return mean_y - slope * mean_x, slope
