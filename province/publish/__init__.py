"""From the province's database to the feed: what the public and each person may read.

Called by `python -m province keys` and `publish`; nothing else writes into the feed's folder.
"""
