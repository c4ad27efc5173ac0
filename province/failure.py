"""Says on standard error where something failed: a line of JSON, with nothing of what it carried.

Called while the exception is handled, by the application and by threads of the server.
"""

import json
import sys
import traceback
from pathlib import Path


def tell(event: str) -> None:
    """Say the kind of the error, the file's name and the line."""
    kind, _, trace = sys.exc_info()
    place = traceback.extract_tb(trace)[-1] if trace else None
    told = {
        "event": event,
        "error": "?" if kind is None else kind.__name__,
        "file": "?" if place is None else Path(place.filename).name,
        "line": 0 if place is None else place.lineno,
    }
    sys.stderr.write(f"{json.dumps(told)}\n")
