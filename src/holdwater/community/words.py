"""What people write when they praise, doubt, disclose or announce; English.

Lists of words, and no more: they count, and a person reads. Each is looked for as whole
words, in lower case.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

#: Who writes so is content with something.
PRAISE = """
    love|loving|loved|great|amazing|awesome|fantastic|excellent|brilliant|perfect|superb
    outstanding|incredible|impressive|impressed|flawless|flawlessly|rock solid|solid
    game changer|gamechanger|life saver|lifesaver|lifesavers|recommend|recommended
    highly recommend|best|well worth|worth every|worth it|happy with|very happy|so happy
    pleased|delighted|satisfied|no regrets|never looked back|works great|works well
    works like a charm|works perfectly|works beautifully|just works|top notch|five stars
    second to none|hands down|thumbs up|can't fault|cannot fault|no complaints|spot on
    a joy|a breeze|effortless|painless|saved us|saved me|saves us|saves me|night and day
    fan of|big fan|glad we|glad i|sold on|could not be happier|couldn't be happier
    blown away|life easier|peace of mind|exceeded|superior|wonderful|terrific|stellar
"""

#: Who writes so has seen the other side too.
DOUBT = """
    but|however|although|though|except|unfortunately|sadly|downside|downsides|drawback
    drawbacks|caveat|caveats|con|cons|issue|issues|problem|problems|bug|bugs|buggy|crash
    crashes|crashed|slow|slower|expensive|pricey|overpriced|annoying|frustrating
    frustrated|lacking|lacks|missing|broken|fails|failed|failing|failure|hate|hated
    awful|terrible|horrible|avoid|regret|disappointed|disappointing|worse|worst|wish it
    not great|not perfect|not a fan|stay away|careful|beware|gave up|moved away|switched
    away|ripped out|lock-in|lock in|hidden cost|hidden costs|meh|mediocre|clunky|limited
    limitation|limitations|overkill|does not|doesn't|didn't|can't|cannot|couldn't|won't
"""

#: Words of doubt in these are none.
CONTENT = """
    no issues|no issue|no problems|no problem|without issues|without issue|any issues
    without problems|without a problem|zero issues|zero problems|not a single issue
    not a single problem|no complaints|no downsides|no downside|no regrets|no crashes
    no bugs|never failed|never crashed|never fails|never had an issue|never had issues
    never had a problem|can't complain|can't fault|cannot fault|couldn't be happier
    can't recommend it enough|cannot recommend it enough|can't recommend|won't regret
    won't be disappointed|won't look back|you can't go wrong|can't go wrong|nothing but
    can't imagine|cannot imagine|can't praise|can't say enough|couldn't ask for
"""

#: Who writes so has said where they stand.
DISCLOSURE = """
    i work for|i work at|i'm with|we make|our product|our company|full disclosure
    disclosure|disclaimer|disclosing|i'm the author|i am the author|i'm the founder
    i am the founder|i'm one of the developers|i'm a developer of|i'm the developer
    i am the developer|i'm an employee|i am an employee|employed by|i'm affiliated
    i am affiliated|not affiliated|speaking for|on behalf of|vendor here|founder here
    dev here|developer here|i built|we built|i maintain|maintainer of|maintainer here
    co-founder|cofounder|i'm from the|support team here|product manager at|we released
"""

#: An opening post with these makes something known, and brings its own people along.
ANNOUNCEMENT = """
    announcing|announcement|introducing|we are launching|we're launching|launched today
    launching today|is now available|now available|is out|has been released|released
    release candidate|public beta|beta is open|open beta|show hn|launch hn|we built
    i built|i made|we made|our new|ask me anything|ama|we're happy to|we are happy to
    we're excited to|we are excited to|changelog|release notes|giveaway|call for testers
"""

#: A thread with such a title is where new people are meant to write.
WELCOME = """
    introduce yourself|introductions|introduction thread|introduction|say hello|say hi
    welcome|welcome thread|new members|new here|newcomers|who are you|roll call
    about you|tell us about yourself|meet and greet|first post|getting to know
"""


def pattern(words: str) -> str:
    """Write a list as one expression; each of it stands as whole words.

    Of ASCII letters, digits and ``_`` are words made; and what bounds one is taken in, for
    RE2 cannot look round, and Java's idea of a boundary is its own.
    """
    listed = sorted(_listed(words), key=len, reverse=True)
    ones = "|".join(re.escape(one).replace(r"\ ", " +") for one in listed)
    return rf"(?:^|[^a-z0-9_])(?:{ones})(?:[^a-z0-9_]|$)"


def _listed(words: str) -> Iterable[str]:
    for line in words.strip().splitlines():
        yield from (one.strip() for one in line.split("|") if one.strip())


#: Words of every thread: they tell nothing of what a reply is about.
COMMON = frozenset(
    """
    about above after again all also always and any are aren't because been before being
    both but can can't could couldn't did didn't does doesn't doing don't down each even
    ever every few for from get gets getting going got had has have haven't having her
    here hers him his how i'd i'll i'm i've into isn't it's its just know let's like lot
    made make makes many may maybe might more most much must need never not now off one
    only other our out over own really same say see she should since some something
    still such than thank thanks that that's the their them then there there's these
    they they're thing things think this those though through too try two under until
    upon use used uses using very want was wasn't way we'd we'll we're we've well were
    what when where which while who whole whom why will with within without won't work
    works would yes yet you you'd you'll you're you've your years year months month day
    days week weeks time good new first
    """.split()
)
