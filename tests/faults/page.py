"""Makes docs/faults.md of a run."""

from typing import Any, Final

from tests.faults.play import DRAWN, SEED, Row

_HEAD: Final = """# Faults that were tried

This page is written by `scripts/faults`; do not edit it. `scripts/test tests/faults` runs a part
of it every day. A point is one call of the sync process on a file below its folder or on the
network, SQLite's among them; all points of a scene are tried, one round each, unless the line
says that they are drawn, or that one point in so many was. A scene may stand here twice, whole and
thinned; the last line says at which commit each ran. A run that was stopped shows what it finished.

## What is looked at after each point
The folder as the screen finds it, before sync runs again: `PRAGMA integrity_check`; the rows are
exactly those of the sequence that stands there, never half a pack; the sequence is not below one
that was acknowledged; offices, answers and catalogue that were there are there; every report that
was acknowledged to a visitor and has not left is in the outbox. An error that ended the round has
a name; a full disk is called full, a read-only one refused. Then sync runs once, undisturbed: the
mirror is at the newest sequence, all pictures are here and whole, the outbox empties and every
acknowledged report arrives, no temporary file and no second mirror is left lying about.

## Power cuts
They are replayed from a trace of the calls. A write is safe once its file was synced, a name once
its folder was; anything else may be lost, alone or together, and a write may be torn: after its
first sector of 512 bytes, in its middle, before its last, either half arriving. Single losses are
tried before every sync for what changed since the sync before, and at the end for everything.
{drawn} combinations a scene are drawn with seed {seed}; equal disks are tried once. Not covered:
disks that lie about a sync, and sectors that go bad later (the mirror is then rebuilt, see below;
for the outbox, a slot that went bad is lost).

## Scenes
| scene | what happens in it |
| --- | --- |
{scenes}

"""
_SCENES: Final = {
    "first": "a new terminal: a report is left, then base, delta, pictures, answers, two rounds",
    "news": "a report is left, two deltas, a new picture, new answers, two of four cells leave",
    "rebase": "a report is left, root and online keys changed, a new base, pictures go",
    "damaged": "a report is left, the mirror is found broken and built anew",
    "beside": "a report is left, the mirror is broken out of sight; base and delta go into a new"
    " one beside it, which takes its place; the screen must show a whole one at every point",
    "others": "single faults over real sockets, as tests",
}


def page(parts: dict[str, dict[str, Any]], kernel: str) -> str:
    """Return the page; `parts` are scenes with their rows, `news@20` one point in 20 of news."""
    names = dict.fromkeys(label.partition("@")[0] for label in parts)
    scenes = "\n".join(f"| {name} | {_SCENES[name]} |" for name in names)
    text = _HEAD.format(drawn=DRAWN, seed=SEED, scenes=scenes)
    text += "## What came of it\n| what was cut or spoilt | scene | points | result |\n"
    text += "| --- | --- | --- | --- |\n"
    for label, part in parts.items():
        text += "".join(_line(row, _run(label)) for row in part["rows"])
    total = sum(row.points for part in parts.values() for row in part["rows"])
    ran = "; ".join(
        f"{_run(label)} in {part['seconds']} s at {part['commit']}" for label, part in parts.items()
    )
    return text + f"\n{total} points. Ran: {ran}; Linux {kernel}.\n"


def _run(label: str) -> str:
    name, _, every = label.partition("@")
    return f"{name} (one in {every})" if every else name


def _line(row: Row, run: str) -> str:
    failed = "; ".join(f"{many} × {what}" for what, many in sorted(row.failed.items()))
    return f"| {row.fault} | {run} | {row.points} | {failed or 'held'} |\n"
