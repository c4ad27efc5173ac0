"""docs/matching-figures.md: what `scripts/matching` measured, and how it grows."""

from collections.abc import Callable, Iterable
from itertools import pairwise
from math import log
from typing import Any

Figures = dict[str, Any]
_GOAL_S, _GOAL_OVER, _GOAL_MB, _GOAL_CHANGED = 180, 1.1, 2048, 0.05
_GOAL_PAGE_MS = 150
_GOAL_PAYMENTS = 50_000_000


def document(figures: dict[str, dict[str, Figures]]) -> str:
    """Return the document; parts that were not measured are left out."""
    parts = [_HEAD]
    for name, write in _PARTS.items():
        if name in figures:
            by_size = {int(size): found for size, found in figures[name].items()}
            parts.append(write(dict(sorted(by_size.items()))))
    return "\n".join(parts)


_HEAD = """# Matching: the figures

Written by `scripts/matching`; the figures stand in `docs/matching-figures.json`. All payments are
synthetic (`scripts/make_province`). Each engine ran in a process of its own, one after the other;
the load is the machine's average of the last five minutes when a line was done, and of the last
minute before it began: 1.0 for each program that runs or waits for a core. On a busy machine the
ratios of one row and processor time say most.
"""


def _all(by_size: dict[int, Figures]) -> str:
    lines = [
        f"| {size:,} | {_sum(one, 'seconds'):.1f} s | {_sum(one, 'processor'):.1f} s |"
        f" {one['megabytes']:,.0f} MB | {sum(one['found'].values()):,} | {_where(one)} |"
        for size, one in by_size.items()
    ]
    return f"""## All {len(next(iter(by_size.values()))["seconds"])} rules

The goal: {_GOAL_PAYMENTS:,} payments in {_GOAL_S} s by the clock, within {_GOAL_MB:,} MB.

| payments | by the clock | processor | most memory | findings | load, before; commit |
| --- | --- | --- | --- | --- | --- |
{_joined(lines)}
{_growth(by_size)}"""


def _growth(by_size: dict[int, Figures]) -> str:
    sizes = list(by_size)
    steps = list(pairwise(sizes))
    if not steps:
        return ""
    head = " | ".join(f"{_short(size)} | x" if n else _short(size) for n, size in enumerate(sizes))

    def line(name: str, of: Callable[[Figures], float]) -> str:
        cells = [f"{of(by_size[sizes[0]]):.1f} s"]
        for small, large in steps:
            few, many = of(by_size[small]), of(by_size[large])
            cells.append(f"{many:.1f} s | {log(many / few) / log(large / small):.2f}")
        return f"| {name} | {' | '.join(cells)} |"

    first = by_size[sizes[0]]
    rules = [line(rule, lambda one, r=rule: one["processor"][r]) for rule in first["processor"]]
    lines = [line("**all**", lambda one: _sum(one, "processor")), *rules]
    ruler = "| --- " * (2 * len(sizes)) + "|"
    return f"""
### The law of growth

Processor time by the number of payments, and the x of time ~ n^x from one size to the next: 1.00
grows as the payments do, less is better. What starting costs makes small sizes look dear, and their
x small.

| rule | {head} |
{ruler}
{_joined(lines)}
"""


def _bare(by_size: dict[int, Figures]) -> str:
    lines = []
    for size, one in by_size.items():
        ours, bare = (_sum(one[engine], "seconds") for engine in ("duckdb", "bare"))
        lines.append(
            f"| {size:,} | {ours:.1f} s | {bare:.1f} s | {ours / bare:.2f} | {_where(one)} |"
        )
    return f"""## Ours over the bare SQL

All rules by our engine, part by part and into files, and the same compiled SQL over all payments at
once; the goal is at most {_GOAL_OVER}.

| payments | ours | bare SQL | ratio | load, before; commit |
| --- | --- | --- | --- | --- |
{_joined(lines)}
"""


def _beside(by_size: dict[int, Figures]) -> str:
    return f"""## Beside Polars and Spark

The same rules, the same number of findings, by the clock. Polars: written by hand, streaming.
Spark: the same text through sqlglot, in local mode on the same cores, with 3 GB; its start is not
counted.
{"".join(f"{chr(10)}{_three(size, one)}" for size, one in by_size.items())}"""


def _three(size: int, one: Figures) -> str:
    ours, polars, spark = (one[name] for name in ("duckdb", "polars", "spark"))
    lines = [
        f"| {rule} | {_cell(rule, ours)} | {_cell(rule, polars)} | {_cell(rule, spark)} |"
        f" {_cell(rule, ours, 'processor')} | {_cell(rule, polars, 'processor')} |"
        for rule in ours["seconds"]
    ]
    lines.append(
        f"| **ours over theirs** | | {_ratio(ours, polars)} | {_ratio(ours, spark)} | |"
        f" {_ratio(ours, polars, 'processor')} |"
    )
    stopped = [name for name in ("polars", "spark") if not one[name]["ended"]]
    note = f"\nStopped before its end: {', '.join(stopped)}.\n" if stopped else ""
    return f"""{size:,} payments; load {_where(one)}:

| rule | ours | Polars | Spark | ours, processor | Polars, processor |
| --- | --- | --- | --- | --- | --- |
{_joined(lines)}
{note}"""


def _cell(rule: str, of: Figures, what: str = "seconds") -> str:
    return f"{of[what][rule]:.1f} s" if rule in of[what] else "not ended"


def _ratio(ours: Figures, theirs: Figures, what: str = "seconds") -> str:
    """Return ours over theirs, for the rules that theirs ended."""
    rules = theirs[what]
    if not rules:
        return "-"
    mine = sum(ours[what][rule] for rule in rules)
    return f"{mine / sum(rules.values()):.2f} ({len(rules)} rules)"


def _changed(by_size: dict[int, Figures]) -> str:
    lines = [
        f"| {size:,} | {one['whole']:.1f} s | {one['changed']:.2f} s |"
        f" {one['changed'] / one['whole']:.3f} | {one['strewn']:.2f} s |"
        f" {one['strewn'] / one['whole']:.3f} | {_where(one)} |"
        for size, one in by_size.items()
    ]
    return f"""## After a changed batch

Processor time of a run after a batch for 1 of 100 villages, as a department of one county hands it
in, over that of the whole run; the goal is {_GOAL_CHANGED}. Then as many persons, strewn over the
province. The export from the database is not counted.

| payments | whole | after a batch | ratio | after a strewn one | ratio | load, before; commit |
| --- | --- | --- | --- | --- | --- | --- |
{_joined(lines)}
"""


def _pages(by_size: dict[int, Figures]) -> str:
    ((size, one),) = by_size.items()
    head = f"a head, {one['own']} of whose own people have findings"
    lines = [
        f"| {head if way['who'] == 'head' else 'everything'} |"
        f" {', '.join(f'{name} {value}' for name, value in way['asked'].items()) or 'all'} |"
        f" {way['ms']:.0f} ms | {way['processor_ms']:.0f} ms |"
        for way in one["ways"]
    ]
    return f"""## The list of findings

{size:,} findings in SQLite, half of them in one county, found by rules as unlike as in life; for
each way to ask, the slowest of the first ten pages of 25 cases, each asked for twice. The goal is
{_GOAL_PAGE_MS} ms; the slowest took {one["worst_ms"]:.0f} ms. Load {_where(one)}.

| seen by | asked | by the clock | processor |
| --- | --- | --- | --- |
{_joined(lines)}
"""


def _score(by_size: dict[int, Figures]) -> str:
    return f"""## How often a rule is right

Against the labels of the synthetic lives, which say what is wrong in truth. The figures say nothing
about precision in a real county.
{"".join(f"{chr(10)}{_scored(size, one)}" for size, one in by_size.items())}"""


def _scored(size: int, one: Figures) -> str:
    lines = [
        f"| {of['rule']} | {_share(of['right'], of['found'])} |"
        f" {_share(of['right'], of['labelled'])} | {of['found']:,} | {of['labelled']:,} |"
        for of in one["rules"]
    ]
    return f"""{size:,} payments, at {one["commit"]}:

| rule | precision | recall | found | labelled |
| --- | --- | --- | --- | --- |
{_joined(lines)}
"""


def _share(right: int, of: int) -> str:
    return f"{right / of:.3f}" if of else "-"


def _sum(one: Figures, what: str) -> float:
    return float(sum(one[what].values()))


def _short(size: int) -> str:
    return f"{size / 1e6:.0f} M"


def _where(one: Figures) -> str:
    return f"{one['load']:.1f}, {one['load_before']:.1f}; {one['commit']}"


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(lines)


_PARTS = {
    "all": _all,
    "bare": _bare,
    "beside": _beside,
    "changed": _changed,
    "pages": _pages,
    "score": _score,
}
