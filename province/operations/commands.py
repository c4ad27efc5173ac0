"""`python -m province backup | restore | check | metrics`: for whoever runs the platform.

0: done, nothing to mend. 2: refused, or what is to be mended. 64: wrong arguments.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from django.utils import timezone
from prometheus_client import write_to_textfile

from province.home import home, location
from province.operations import backup as backups
from province.operations.checkup import faults
from province.operations.measures import measured
from province.publish.commands import OK, REFUSED, Arguments


def backup(argv: Sequence[str]) -> int:
    """Write today's backup into a folder."""
    parser = Arguments(prog="province backup", description="备份到一个文件夹，每天一份")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--with-keys", action="store_true", help="连同在线密钥（这份要锁起来）")
    options = parser.parse_args(argv)
    try:
        made = backups.make(home(), options.folder, timezone.localdate(), keys=options.with_keys)
    except (backups.BackupBroken, OSError) as error:
        sys.stderr.write(f"没有备份成：{error}\n")
        return REFUSED
    sys.stdout.write(f"{made}\n")
    return OK


def restore(argv: Sequence[str]) -> int:
    """Make an empty platform of a backup. The database must be empty, too."""
    parser = Arguments(prog="province restore", description="从备份恢复到一个空的平台")
    parser.add_argument("backup", type=Path)
    options = parser.parse_args(argv)
    try:
        many = backups.bring_back(options.backup, location())
    except (backups.BackupBroken, OSError) as error:
        sys.stderr.write(f"没有恢复：{error}\n")
        return REFUSED
    sys.stdout.write(f"恢复了 {many} 个文件。请把密钥放回 keys/，再运行 verify 和 publish\n")
    return OK


def check(argv: Sequence[str]) -> int:
    """Say what is unsafe about this platform."""
    Arguments(prog="province check", description="检查能不能对外开放").parse_args(argv)
    found = faults(home())
    for fault in found:
        sys.stderr.write(f"{fault}\n")
    if found:
        return REFUSED
    sys.stdout.write("可以对外开放\n")
    return OK


def metrics(argv: Sequence[str]) -> int:
    """Write how the platform stands for a monitoring system, in one step: no half file is read."""
    parser = Arguments(prog="province metrics", description="给监控系统写一份指标（Prometheus）")
    parser.add_argument("file", type=Path, help="….prom，在 node exporter 的 textfile 文件夹里")
    parser.add_argument("--backups", type=Path, help="备份放在哪个文件夹")
    options = parser.parse_args(argv)
    try:
        write_to_textfile(str(options.file), measured(home(), options.backups))
    except OSError as error:
        sys.stderr.write(f"没有写成：{error.strerror}\n")
        return REFUSED
    return OK
