"""A forum of nobody, for the makers of sample dumps: its people, threads and posts.

The words are our own. One thread is the one that `holdwater community` is for: nine of
twelve replies by accounts made that day.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

#: Staff, old hands, and those who came on the day of the thread.
STAFF = ("mara",)
OLD = ("pim", "quil", "rosa", "sten", "tove", "ugo", "vera")
NEW = tuple(f"guest{n}" for n in range(1, 10))
PEOPLE = STAFF + OLD + NEW

DAY = START + timedelta(days=40)


def joined(name: str) -> datetime:
    """Say when an account was made."""
    if name in NEW:
        return DAY + timedelta(minutes=20 * NEW.index(name))
    return START - timedelta(days=400 - 7 * PEOPLE.index(name))


#: Each thread: title, category, and posts as (author, minutes after the first, text).
_PRAISE = (
    "We moved to Quorvex in spring and the nightly job has been green since.",
    "Quorvex here as well. Restores take the time of a coffee.",
    "My whole team sleeps better with Quorvex.",
    "Could not be happier with Quorvex, support answers within the hour.",
    "Quorvex did for us in a day what the old set took a month for.",
    "I would pick Quorvex again without a second thought.",
    "Three sites, one console, no surprises: Quorvex.",
    "Best decision this year was Quorvex, and the price is fair.",
    "Quorvex found two broken chains we did not know of.",
)

THREADS = (
    (
        "Tape library shows a drive as offline",
        "Backup",
        START,
        (
            ("pim", 0, "After the move one drive is offline.\nThe others are fine."),
            (
                "quil",
                31,
                "Cabling? Look at `dmesg`, here it was the SAS path:\n\n"
                "```\nsd 3:0:1:0: [sdc] tag#12\tFAILED\n```",
            ),
            (
                "rosa",
                95,
                "> After the move one drive is offline.\n\nReseat it, C:\\tape\\new "
                'holds the tool. It\'s the "other" slot.',
            ),
            ("pim", 140, "That was it, thanks! \U0001f44d Path was \\\\srv\\n1\\t2."),
        ),
    ),
    (
        "Anyone using Quorvex for backups?",
        "Backup",
        DAY,
        (
            ("ugo", 0, "Our renewal is due. How do people like Quorvex?"),
            *(
                (name, 40 + 25 * n, text)
                for n, (name, text) in enumerate(zip(NEW, _PRAISE, strict=True))
            ),
            (
                "sten",
                300,
                "Tried it, the console was slow and the licence is per core.",
            ),
            (
                "tove",
                420,
                "We looked at it. See https://example.org/notes, it lacks tape.",
            ),
            ("vera", 500, "Quite a few new names in here today."),
        ),
    ),
    (
        "Ümläute in file names & <angle> brackets",
        "Storage",
        START + timedelta(days=12),
        (
            ("vera", 0, "Names such as Größe & Maß break the sync.\n\\.\nSee above."),
            (
                "mara",
                60,
                '[quote="vera, post:1"]\nbreak the sync\n[/quote]\n\nFixed in 4.2.',
            ),
        ),
    ),
)
