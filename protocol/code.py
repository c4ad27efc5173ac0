"""One-time codes as they are written down and typed: ten characters, the last finds a slip.

The province makes them, the terminal checks what was typed before it asks anybody.
"""

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # no 0 and O, no 1 and I
LENGTH = 10  # nine random characters (45 bits) and one that finds a slip
_BASE = len(ALPHABET)


class CodeMistyped(ValueError):
    """Not a code that anybody could have been given."""


def tidy(typed: str) -> str:
    """Return a code without blanks and dashes, in capitals; raises CodeMistyped."""
    code = "".join(typed.upper().split()).replace("-", "")
    wrong = len(code) != LENGTH or not set(code) <= set(ALPHABET)
    if wrong or check_character(code[:-1]) != code[-1]:
        raise CodeMistyped("a slip")
    return code


def check_character(body: str) -> str:
    """Return the last character of a code: finds every single slip and most swaps.

    Luhn's algorithm in base 32.
    """
    total = 0
    for place, character in enumerate(reversed(body)):
        value = ALPHABET.index(character) * (2 if place % 2 == 0 else 1)
        total += value // _BASE + value % _BASE
    return ALPHABET[-total % _BASE]
