"""Reports: taken in sealed, opened by the office, answered sealed.

Nothing here knows who reported, from where, or when more finely than the day.
"""
