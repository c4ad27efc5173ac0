"""Rules run by Spark in local mode: the same text, through sqlglot. For whoever outgrows DuckDB.

Needs the dependency group `spark` and Java 17 or newer. On a cluster, the settings in
`spark-defaults.conf` say where it is.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from province.matching.errors import EngineMissing
from province.matching.sets import BIGINT, BOOLEAN, DATE, INTEGER, SETS, VARCHAR

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from province.matching.layout import Sets
    from province.matching.rule import Rule

_TYPES: Final = {
    BIGINT: "bigint",
    INTEGER: "int",
    BOOLEAN: "boolean",
    DATE: "date",
    VARCHAR: "string",
}


def why_not() -> str:
    """Say what is missing for Spark on this machine; nothing if it can run."""
    java = os.environ.get("JAVA_HOME")
    if shutil.which("java") is None and not (java and (Path(java) / "bin/java").exists()):
        return "没有 Java（要 17 或更新，例如 openjdk-17-jre-headless）"
    try:
        import pyspark  # noqa: F401, PLC0415 - large, and often not there
    except ImportError:
        return "没有 pyspark（依赖组 spark）"
    return ""


class Spark:
    """One Spark session.

    Args:
        memory: what Java may hold.
        settings: more of Spark's own settings.

    Raises:
        EngineMissing: Java or pyspark is missing.
    """

    name = "spark"

    def __init__(self, memory: str = "1g", settings: Mapping[str, str] | None = None) -> None:
        if missing := why_not():
            raise EngineMissing(missing)
        from pyspark.sql import SparkSession  # noqa: PLC0415 - Java starts with it

        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
        chosen = {
            "spark.ui.enabled": "false",
            "spark.ui.showConsoleProgress": "false",
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.driver.host": "127.0.0.1",
            "spark.driver.memory": memory,
            "spark.sql.shuffle.partitions": "2",
            "spark.sql.session.timeZone": "Asia/Shanghai",
            # `regexp_extract` and `'` in words are read as DuckDB reads them.
            "spark.sql.parser.escapedStringLiterals": "true",
        } | dict(settings or {})
        builder = SparkSession.builder.appName("mingjing")
        if "SPARK_MASTER" not in os.environ:
            builder = builder.master("local[2]")
        for name, value in chosen.items():
            builder = builder.config(name, value)
        self.session: Any = builder.getOrCreate()
        self.session.sparkContext.setLogLevel("ERROR")

    def close(self) -> None:
        """Stop Java."""
        self.session.stop()

    def open(self, sets: Sets, names: Iterable[str], part: int | None) -> None:
        """Make the sets of one part (or of all) readable by their names."""
        for name in names:
            # Told, not guessed: guessing would read every file's footer first.
            schema = ", ".join(f"`{c.name}` {_TYPES[c.type]}" for c in SETS[name].columns)
            frame = self.session.read.schema(schema).parquet(*sets.files(name, part))
            frame.createOrReplaceTempView(name)

    def ask(self, rule: Rule, as_of: date, sets: Sets, part: int | None) -> Any:
        """Return what a rule finds, as Spark's own lazy frame."""
        self.open(sets, rule.sets, part)
        return self.session.sql(rule.compiled(as_of, "spark"))

    def answer(self, rule: Rule, as_of: date, sets: Sets, part: int | None, into: Path) -> None:
        """Run a rule over one part, or over all, and write what it finds."""
        frame = self.ask(rule, as_of, sets, part)
        folder = into.with_suffix(".spark")
        frame.coalesce(1).write.mode("overwrite").parquet(str(folder))
        (file,) = folder.glob("part-*.parquet")
        file.replace(into)
        shutil.rmtree(folder)
