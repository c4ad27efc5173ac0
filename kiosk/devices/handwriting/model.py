"""The recognition model, by onnxruntime and numpy alone. Used in the reader's process only.

The wheel `rapidocr-onnxruntime` carries the file; its own program is never imported, because it
would bring OpenCV.
"""

import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import numpy as np
import onnxruntime  # type: ignore[import-untyped]

from kiosk.devices.handwriting import Guess, HandwritingGone, Strokes, guesses, ink

_WHEEL: Final = "rapidocr_onnxruntime"
_FILE: Final = "models/ch_PP-OCRv4_rec_infer.onnx"
_WIDTH_LEAST: Final = 320  # pixels: the model was taught on lines at least this wide
_THREADS: Final = 2
_FATAL: Final = 4  # onnxruntime's least talkative level


class Model:
    """The model in memory.

    Raises:
        HandwritingGone: the file is not there or cannot be loaded.
    """

    def __init__(self) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = _THREADS
        options.inter_op_num_threads = 1
        # Waiting in a loop for the other thread takes the very processor that it waits for.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.enable_cpu_mem_arena = False  # keeps every line's memory otherwise
        options.log_severity_level = _FATAL
        try:
            self._session = onnxruntime.InferenceSession(
                str(_find()), options, providers=["CPUExecutionProvider"]
            )
            listed = self._session.get_modelmeta().custom_metadata_map["character"]
        except Exception as error:  # onnxruntime's own errors share no base of ours
            raise HandwritingGone from error
        self._input = self._session.get_inputs()[0].name
        self._characters = guesses.alphabet(listed)
        self._allowed = guesses.wanted(self._characters)

    def read(self, strokes: Strokes, height: float) -> tuple[Guess, ...]:
        """Return the line's characters; see `HandwritingReader.read`."""
        picture = ink.draw(strokes, height)
        room = max(0, _WIDTH_LEAST - picture.shape[1])
        # -1 ink, 1 paper; the room at the right is neither, as the model was taught.
        line = np.pad(picture * 2 - 1, ((0, 0), (0, room)))
        batch = np.broadcast_to(line, (1, 3, *line.shape)).astype(np.float32)
        (likely,) = self._session.run(None, {self._input: batch})
        return guesses.understand(likely[0], self._characters, self._allowed)


def _find() -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen) / _WHEEL / _FILE
    spec = find_spec(_WHEEL)  # looks, does not import
    if spec is None or not spec.submodule_search_locations:
        raise HandwritingGone
    return Path(next(iter(spec.submodule_search_locations))) / _FILE
