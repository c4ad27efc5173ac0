"""What can go wrong at an office, as types. No message holds a word of a report or of a person.

    OfficeError
    ├── NoSuchOffice        no office with this code
    ├── OfficeExists        the code is taken
    ├── SettingWrong        a code, level, division or number of custodians that cannot be
    ├── WrongPassphrase     it does not open the key
    ├── NoSuchReport        none with this number at this office: other offices' do not exist here
    ├── NotComplete         some of its envelopes have not come yet
    ├── NotNow              the report's state does not allow it
    ├── CannotOpen          sealed to another key, or altered
    └── AnswerTooLong       cut it into several

Commands print the text and end with status 2.
"""


class OfficeError(Exception):
    """An office's wish that cannot be done; the text is plain and says what to do."""


class NoSuchOffice(OfficeError):
    """No office with this code."""


class OfficeExists(OfficeError):
    """The code is taken."""


class SettingWrong(OfficeError):
    """A code, level, division or number of custodians that cannot be."""


class WrongPassphrase(OfficeError):
    """It does not open the key."""


class NoSuchReport(OfficeError):
    """None with this number at this office."""


class NotComplete(OfficeError):
    """Some of its envelopes have not come yet."""


class NotNow(OfficeError):
    """The report's state does not allow it."""


class CannotOpen(OfficeError):
    """Sealed to another key, or altered."""


class AnswerTooLong(OfficeError):
    """It does not fit one sealed answer."""
