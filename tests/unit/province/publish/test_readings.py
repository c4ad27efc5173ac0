"""What was read of the demo's own pictures is kept with it: reading them anew takes minutes."""

from hashlib import sha256

from assets.demo import build, pictures
from assets.demo.stage import READINGS
from province.publish.looking import read_before


def test_every_picture_of_the_demo_was_read_before() -> None:
    papers = build.build().papers
    known = read_before(READINGS)
    assert len(known) == len(papers)
    of_each = {(paper.village, paper.kind): paper for paper in papers}
    assert all(sha256(pictures.draw(paper)).hexdigest() in known for paper in of_each.values())
