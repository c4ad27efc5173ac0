"""What can go wrong with a version, as types; the texts are plain.

PublishError
└── SoftwareError
    ├── NotAProgram     the folder is no terminal's program
    ├── VersionExists   a version's number serves once
    └── NoSuchVersion   nothing was brought in under this number
"""

from province.publish.errors import PublishError


class SoftwareError(PublishError):
    """A version cannot be brought in or given out."""


class NotAProgram(SoftwareError):
    """The folder is no terminal's program."""


class VersionExists(SoftwareError):
    """What terminals may have already never changes."""


class NoSuchVersion(SoftwareError):
    """No version has this number."""
