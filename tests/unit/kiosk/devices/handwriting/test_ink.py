import numpy as np

from kiosk.devices.handwriting import ink


def test_a_line_is_48_pixels_high_with_paper_around() -> None:
    picture = ink.draw((((0.0, 0.0), (100.0, 100.0)),), 120.0)
    assert picture.shape == (48, 48)
    assert picture.min() == 0
    assert (picture[:3] == 1).all()
    assert (picture[:, :3] == 1).all()


def test_a_flat_character_stays_flat() -> None:
    picture = ink.draw((((0.0, 50.0), (100.0, 50.0)),), 120.0)
    rows = np.flatnonzero((picture < 0.5).any(axis=1))
    assert rows.max() - rows.min() <= 3
    assert 20 <= rows.mean() <= 28


def test_a_dot_is_ink() -> None:
    assert (ink.draw((((5.0, 5.0),),), 100.0) < 0.5).sum() >= 4


def test_a_very_long_line_stays_bounded() -> None:
    far = tuple(((x * 100.0, 0.0), (x * 100.0, 10.0)) for x in range(100))
    picture = ink.draw(far, 100.0)
    assert picture.shape[1] <= 1600
    assert (picture < 0.5).any(axis=0).sum() >= 100
