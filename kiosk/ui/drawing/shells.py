"""What an object that QML made holds is let go with it.

Of each of them PySide 6.11 keeps a shell for ever, with all that it held: a picture, a code, what
was written, and every signal of its class, which are most of it.
"""

from PySide6.QtCore import QObject


def let_go(made: QObject) -> None:
    """Empty an object's shell when it is destroyed; called at the end of its __init__."""
    held = vars(made)

    def empty() -> None:  # no method of what is gone
        held.clear()

    made.destroyed.connect(empty)
