"""A story of supervision by somebody at a real window, from a pile of submissions to the bulletin, by mouse and keys
alone. Every figure is counted a second time from the reports (``story_sums``), as in the story by the command line."""

from screen_story.bulletin import published
from screen_story.inspection import inspected, judged
from screen_story.lot import lot_and_draw
from screen_story.notices import handed_in_again, notified
from screen_story.package import passed_on
from screen_story.pile import received
from screen_story.story import Story

PARTS = (received, lot_and_draw, inspected, judged, notified, handed_in_again, published, passed_on)


def play(story: Story) -> None:
    """All of it; the first thing that is not as it should be ends it."""
    for part in PARTS:
        part(story)
    assert "Traceback" not in story.user.complaints
