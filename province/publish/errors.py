"""What can go wrong while publishing, as types. No message holds anything about a person.

PublishError
├── KeysMissing      a key that `keys init` makes is not there
├── KeyUnreadable    a key file is cut or of another form
├── NothingToPublish no village with data
└── SettingWrong     an address or a date that cannot be used
"""


class PublishError(Exception):
    """Publishing cannot go on; the text is plain and says what to do."""


class KeysMissing(PublishError):
    """A key is not there; `keys init` makes it."""


class KeyUnreadable(PublishError):
    """A key file is cut, or of another form."""


class NothingToPublish(PublishError):
    """No village has data."""


class PublishBusy(PublishError):
    """Another publication is running."""


class SettingWrong(PublishError):
    """An address, a date or a code that cannot be used."""
