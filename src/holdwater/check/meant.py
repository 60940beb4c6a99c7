"""Signs by which words tell what they are about: a scale, a place, a load, a term."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from holdwater.model.claim import Candidate
from holdwater.model.span import Span
from holdwater.text.later import later

#: What words struck may be about, beside what they compare.
STRUCK = {
    "hardest": r"complex|demanding|critical|challeng|stringent|sensitive|toughest|hardest",
    "decided": r"\b(?:decisions?|decision making|choices)\b",
    "scaled": r"\bscale\b",
    "stretched": r"extensib|flexib|possibilit|customi|opportunit|potential",
    "burden": r"effort|burden|complex|toil|overhead|workload|manual|footprint|waste",
    "hours": r"\b(?:time|hours|days|weeks|turnaround)\b",
    "clever": r"intelligent|smart|cognitive",
    "era": (
        r"\bai (?:era|revolution|journey|age|transformation|future|innovation|ready"
        r"|first)|(?:responsible|trusted|sovereign|enterprise) ai\b"
    ),
    "awaited": r"\bfuture of\b",
    "live": r"\breal[ -]time\b",
    "way": r"\bway\b",
    "advanced": (
        r"\b(?:advanced|modern|innovative|latest) (?:tools|features|capabilities|solutions?"
        r"|technolog(?:y|ies)|platform|approach|architecture)\b"
    ),
    "carbon": r"\bcarbon\b|\bemissions\b",
    "coded": r"^(?!no |without |zero ).*\blines? of code$|\bminimal code$",
    "confident": r"\bconfiden(?:ce|tly)\b",
    "control": r"\bcontrol\b",
    "riskless": r"\brisk free$",
    "sealed": r"\b(?:anonymous|private|protected|safe|secure)$",
    "setup": r"\binstall|\bset ?-?up|\bconfigur|\bmaintenance|\bdeployment",
    "crowd": (
        r"\b(?:users|nodes|devices|endpoints|containers|connections|customers|pages|keys"
        r"|objects|files|images)\b"
    ),
    "infallible": (
        r"(?<!future )proof|fail ?-?safe|unhack|unbreak|uncrack|indestruct|error free"
    ),
    "lasting": r"\bfuture proof",
    "facing": r"^unlike the$",
    "rivals": r"^(?:compared (?:to|with)|versus|unlike)\b",
    "calming": r"peace of mind|rest assured",
    "turn": (
        r"been \w+er\b|\bforever|of the past|\bagain|for good|once and for all"
        r"|than (?:ever|before)\b"
    ),
    "vowed": r"\bcommitted\b|\bpassion(?:ate)? (?:for|about)|(?<!team of )\bpassionate$|dedicated to|obsessed|^passion$",
    "improving": r"^(?:improv|increas|boost|enhanc)\w*",
    "named": (
        r"(?:world's|world’s|best|largest|biggest|most \w+)\b.*"
        r"\b(?:companies|brands|banks|enterprises|organi[sz]ations|retailers|customers)$"
    ),
    "clock": r"24[/x]7|around the clock|day and night",
    "chosen": r"\bgo to\b|choice|favou?rite|preferred|popular",
    "spread": r"\bwidely\b",
    "pointing": r"drag and drop|point and click",
    "untouched": r"\bchanges\b|rewrites|migration (?:needed|required)",
    "together": r"\bunified\b",
    "worth": r"\bvalue$",
    "wealth": (
        r"\b(?:rich|comprehensive|extensive)\b.*"
        r"\b(?:features|tools|ecosystem|toolset|toolkit|functionality|integrations|set of"
        r"|capabilities|suite)"
    ),
    "aimed": r"^(?:built|designed|made|engineered|crafted)\b",
    "apart": r"\bapart\b|stands out|makes us different",
    "awarded": r"^award winning$",
    "kept_on": r"(?:available|free|keep it|lasts?|supported|yours) forever",
    "led": (
        r"^(?:leading|premier|top) (?:\w+ ){0,2}(?:brands|companies|organi[sz]ations|platforms"
        r"|providers|suppliers|vendors)$"
    ),
    "principled": r"\bby (?:construction|default|design)$|^security first$",
    "kept": (
        r"^(?:keep|keeps|keeping) (?!.*\b(?:data|files|information|privacy|secrets)\b)"
    ),
    "scored": r"\bscore$",
    "proven": r"\bproven\b",
    "shrunk": r"^from (?:\w+ ){1,4}to\b|^(?:minutes|seconds|hours|days) (?:instead of|rather than)\b",
    "partnering": r"\b(?:trusted|partner|reliable)\b",
    "simplest": r"simplest|easiest",
    "felt": (
        r"^\w+ (?:\w+ ){0,2}(?:access|collaboration|communication|conversations?|experiences?"
        r"|interactions?|journeys?|playback|sharing|switching|viewing)\b"
    ),
    "unworried": r"worry|worries",
    "pioneer": r"pioneer|at the forefront",
    "unsurprised": r"\bsurprises\b",
    "hidden": r"\bhidden\b|\bextra cost\b|\bsurprise\b",
    "starred": r"\bstars?$",
    "handover": (
        r"\b(?:updates?|upgrades?|migrations?|failovers?|rollouts?|switchovers?|transitions?)\b"
    ),
    "thinkers": r"^thought leaders?$",
    "lowest": r"^lowest\b",
    "thrifty": r"\b(?:cost (?:effective|efficient)|low cost|affordable|economical)\b",
    "gone": r"^no more\b",
    "uncounted": r"^[^\d]*\b(?:projects|deployments|installations|implementations|engagements)$",
    "counted": r"^(?!.*\bfortune \d).*(?:\d|\bthousands\b|\bmillions\b)",
    "changing": r"^(?:reinvent|revitali|transform)",
    "golden": r"\bgold standard\b",
    "utmost": r"\bpossible\b",
    "trained": r"\b(?:learning curve|training)\b",
    "hardened": r"\b(?:compliance|encryption|protection|security)\b",
    "learnt": r"\b(?:clarity|insights?|intelligence|results)$",
    "manned": r"\bsupport$",
    "unceasing": r"^24[/x]7 (?:availability|operations?|reliability|uptime)\b",
    "moneyback": r"\bmoney back\b",
    "just_works": r"works$",
    "worldwide": r"\b(?:across the globe|around the world|globally|worldwide)$",
    "uncountable": (
        r"^(?!fast|quick|cheap|few|less).*\b(?:clarity|collaboration|communication|control"
        r"|customi[sz]ation|decisions?|experiences?|flexibility|freedom|insights?|integration"
        r"|oversight|positioned|understanding|visibility)$"
    ),
    "gratis": r"\bfree of\b",
    "safer": r"\b(?:safer|more secure|(?:better|greater|higher|improved|stronger) security)$",
    "grown": r"^(?:grow|growing|grows) (?:faster|quicker|more quickly|rapidly)",
    "growing": r"\bmore and more\b|\ba growing\b|\bincreasing number\b",
}

#: Where systems are put together.
JOINS = later(
    r"\b(?:compatib\w+|connect\w*|fits?|integrat\w+|interoperab\w+|interoperates?|plugs?|sync\w*"
    r"|works? (?:\w+ )?with)\b"
)

#: What machines are given to do: where it is told, it has a workload.
LOADS = later(
    r"\b(?:quer(?:y|ies)|reads?|writes?|search(?:es)?|throughput|latency|index\w*"
    r"|scans?|inserts?|ingest\w*|requests?|render\w*|inference|train(?:s|ing)|databases?"
    r"|engines?|storage|caches?|stream\w*|processing|performance|benchmarks?|loads?"
    r"|backups?|restores?|sync\w*|compil\w*|runtimes?|servers?|proxy|joins?)\b"
)

#: What a word of all is followed by: *any database, such as …*.
LISTING = later(r"[^.;:!?]{0,100}\b(?:including|such as|like) \w")

#: What stands behind a word, item by item: *an enterprise-grade vault* | with roles, an audit log and …
ITEMS = later(
    r",? (?:[^.;:!?,]{0,40} )?(?:from|including|through|via|with) [^.;:!?]*, (?:and |[^.;:!?]*(?:,| and) )"
)

#: A source that has a name in the sentence.
ATTRIBUTED = later(
    r'^"[^"]{20,}" [ —] \w|'
    r"\baccording to (?!(?:analysts|experts|industry|many|most|our|recent|research"
    r"|some|studies|surveys)\b)\w"
    r"|^(?!(?:analysts|experts|he|i|it|many|most|our|research|she|some|studies|surveys|that"
    r"|they|this|we|you)\b)(?:[\w.&']+ ){1,6}(?:emphasi[sz]es|estimates|estimated|found|reported"
    r"|reports|says|states|stated) that\b"
)

#: A time right behind words: *up and running | in just a day or two*.
TOLD_SOON = later(
    r" (?:in|within) (?:just |only |under |less than |about )*(?:an? |the |a few )?"
    r"(?:[\w.]+ )?(?:seconds?|minutes?|hours?|days?|weeks?)\b(?: or \w+)?"
)

#: Somebody who tells of tests of their own.
TESTED = later(
    r"\bour (?:\w+ ){0,2}(?:tests?|testing|benchmarks?|measurements"
    r"|experiments|lab)\b|\bwe (?:have )?(?:measured|tested|benchmarked)\b"
)

#: A time that is told: *in minutes*, *overnight*.
TIME_TOLD = later(
    r"\b(?:seconds?|minutes?|hours?|days?|weeks?|moments?|time|day one|overnight|afternoon|morning"
    r"|instant\w*|immediate\w*)\b"
)

#: Before what somebody wants to be: *our vision is to be* | the leading partner.
SOUGHT = later(
    r"\b(?:aims?|aspires?|(?:ambition|dream|goal|mission|vision) is|hopes?|plans?|strives?|striving"
    r"|wants?) to (?:be|become) $|^to (?:be|become) $|\b(?:we'll|we will) (?:be|become) $"
)

#: What runs smoothly, or does not.
RUNNING = later(r"\b(?:operates?|plays?|runs?|running|scrolls?|works?) smoothly$")

#: What passes from one state to another, before how it went: *our move was* | seamless.
HANDED = later(
    r"\b(?:cutover|failover|handover|migration|move|onboarding|rollout|switch|transition|upgrade)s?\b"
    r"[^.:;!?]*\b(?:felt|is|was|went|were) $"
)

#: Before what people do for the reader: *we'll get your platform* | up and running.
HELPED = later(r"\b(?:we|we'll|our (?:consultants|engineers|experts|team))\b[^.:;!?]*$")

#: Before what something does besides: *we index in steps,* | eliminating the need to start anew.
ALONG = later(r"^(?:[\w'-]+,? ){3,}[\w'-]+, (?:effectively |thereby |thus )?$")

#: A figure that may be one of the best cases.
GAINED = later(r"%|\d ?[x×](?!\w)|\btimes\b|\bfold\b")

#: Of what is in the middle or usual, promised, or a part of all, nobody asks which case it is.
UNPEAKED = later(
    r"\b(?:avg|average[sd]?|averaging|mean of|median|p50|typical(?:ly)?)\b"
    r"|\bguarantee|\bmoney back\b|% of (?:all|(?:the |our |their |its )?(?:\w+ )?(?:businesses|cases"
    r"|companies|customers|developers|organi[sz]ations|people|respondents|teams|users))\b"
    r"|\bdonat|% of (?:all |our |the |their |its )?(?:annual |gross |net )?(?:income|proceeds|profits?|revenues?)\b"
)


def by_examples(
    candidate: Candidate, struck: Span, match: str, named: AbstractSet[str]
) -> dict[str, str]:
    """Tell whether a list of examples follows the words struck, and one of names."""
    if "itemised" in named and ITEMS.match(candidate.folded, struck.end):
        return {"itemised": match}
    if named.isdisjoint(("listed", "instanced")):
        return {}
    listing = LISTING.match(candidate.folded, struck.end)
    if not listing:
        return {}
    is_named = candidate.statement.text[listing.end() - 1].isupper()
    return {"listed": match} | ({"instanced": match} if is_named else {})


def by_what_stands_before(
    candidate: Candidate, struck: Span, words: dict[str, str], named: AbstractSet[str]
) -> dict[str, str]:
    """Tell what the words before those struck say of them: a wish, help, or what runs."""
    filled = {}
    if "handover" in named and HANDED.search(candidate.folded, 0, struck.start):
        filled["handover"] = words["match"]
    is_state = words["match"].lower().startswith("up and running")
    if (
        "helped" in named
        and is_state
        and HELPED.search(candidate.folded, 0, struck.start)
    ):
        filled["helped"] = words["match"]
    is_along = words["match"].split()[0].endswith("ing")
    if (
        "along" in named
        and is_along
        and ALONG.search(candidate.folded, 0, struck.start)
    ):
        filled["along"] = words["phrase"]
    if "sought" in named and SOUGHT.search(candidate.folded, 0, struck.start):
        filled["sought"] = words["onward"]
    if "running" in named and RUNNING.search(candidate.folded, 0, struck.end):
        filled["running"] = words["phrase"]
    return filled


def by_whom(
    candidate: Candidate, match: str, named: AbstractSet[str]
) -> dict[str, str]:
    """Tell whether the sentence names who says so, or tests of one's own."""
    signs = {"attributed": ATTRIBUTED, "tested": TESTED}
    return {
        slot: match
        for slot, sign in signs.items()
        if slot in named and sign.search(candidate.folded)
    }
