from kiosk.ui.input.touch_test import POINTS, Touched


def test_nine_good_touches() -> None:
    done = Touched()
    for _ in POINTS:
        assert not done.over
        done = done.touch(0.6, 0.8)
    assert done.over
    assert (done.worst_mm, done.dead, done.off) == (1.0, (), ())
    assert done.touch(50, 0) is done
    assert done.skip() is done


def test_a_dead_point_and_one_far_off_are_named() -> None:
    done = Touched().touch(0, 0).skip().touch(-6, 8)
    assert (done.dead, done.off, done.worst_mm) == ((2,), (3,), 10.0)
    assert not done.over
