"""What scripts/bench measures: each figure beside the limit it is held against, in one run."""

import os

# What is measured of the platform knows its database by its settings, and asks while it is loaded.
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "province.settings")
