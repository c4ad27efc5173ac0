"""Windows are drawn offscreen by the processor, wherever the tests are started from."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"
