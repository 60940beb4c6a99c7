"""Sentences about the world, a task or a duty: nothing that is sold is promised there.

*Backups are the practice of keeping copies*, *you should take steps to keep them safe*:
what is told or advised in general is no promise of a product, however much its words
sound like one. A figure makes it one again, and so does a word of whoever sells, but where
*we* are all of us.
"""

from __future__ import annotations

from collections.abc import Iterable

from holdwater.model.claim import Candidate
from holdwater.text.later import later
from holdwater.text.patterns import fold

#: Rules that ask how a promise is kept: where nobody promises, there is nothing to ask.
OF_PROMISES = frozenset(
    """
    any-and-all compliance-claim effortless-adverb eliminates-the-need empty-praise everything-you-need
    next-generation promised-cost-cut promised-insight promised-productivity promised-protection
    privacy-promise promised-empowerment promised-risk-cut promised-speed-up promised-success
    quiet-absolute quiet-assurance quiet-buzz quiet-ease quiet-outcome secure-adjective
    seamless single-pane team-speed-promise transformation-talk unproven-usability versus-legacy zero-promise
    """.split()
)

#: A sentence that speaks of whoever wrote it is about what they sell.
_OF_ONES_OWN = later(r"\b(?:we|our|ours|us|we're|we've)\b")

_NEEDED = (
    r"(?:critical|crucial|essential|fundamental|important|mandatory|necessary|vital)"
)
_TASKS = (
    r"(?:act|aim|balance|challenge|concept|discipline|goal|hurdle|method|part|philosophy|practice"
    r"|process|step|strategy|task)"
)


#: What only leads to where something is told is no promise, whoever tells it: *in this post
#: we describe …*, *learn about …*.
_LEADS_ON = later(
    r"^in this (?:\w+ )?(?:post|article|guide|tutorial|video|talk|session|section|webinar"
    r"|episode|chapter|blog|series)\b"
    r"|^(?:learn|read|hear) (?:\w+ )?(?:about|how|what|which|why)\b"
    r"|^this (?:\w+ )?(?:post|article|guide|tutorial|video|talk|chapter|series) (?:covers|describes"
    r"|discusses|explains|explores|looks|shows|walks)\b"
    r"|\b(?:top|best|\d+) (?:\d+ )?(?:tips|tricks|lessons)\b"
    r"|^it covers (?:[\w-]+ ){0,2}(?:basics|concepts|guidelines|how|procedures|steps|topics|what|why)\b"
    r"|^(?:i|we)(?:'ll| will) (?:also )?(?:discuss|dive|explore|look at|walk through)\b"
    r"|\b(?:attend|gave|gives?|held|hosted|hosts?|join|joined|presented|presents?|recorded|watch)\b"
    r"[^.:;]{0,60}\b(?:keynote|podcast|presentation|talk|webinar|workshop)\b[^.:;]{0,60} (?:about|on|titled) "
    r"|\b(?:our|their|years of)(?: \w+)? experience (?:gave|gives?|has|have|provide[ds]?)\b.*\binsights?\b"
    r"|\binsights?\b.*\b(?:pitch(?:es)?|speakers?|talks)\b|\b(?:pitch(?:es)?|speakers?|talks)\b.*\binsights?\b"
    r"|^we hope\b|^how (?:[\w-]+ ){1,6}works?(?: with(?: [\w-]+)+)?\W*$"
    r"|^how \w+ (?:uses?|used|built|builds|handles?|handled|works)\b"
)

#: Words of the text that printers put where another one is to come.
_PLACED = (
    r"(?:adipisicing|aliqua|aute|cillum|consectetur|cupidatat|dolore?|eiusmod|excepteur|fugiat|incididunt"
    r"|ipsum|irure|laborum|lorem|minim|mollit|nostrud|nulla|occaecat|pariatur|proident|qui|tempor|ullamco"
    r"|ut|velit|veniam|voluptate)"
)

#: Terms of a contract, thanks, rules of writing, commonplaces, the end of a lesson and a
#: better world offer nothing.
_BESIDE = later(
    rf"\b{_PLACED}\b.*\b{_PLACED}\b|^(?:are you )?ready to\b[^.!]*\?$"
    r"|\bwe believe in \w+ing\b"
    r"|\b(?:do not|does not|don't|doesn't|we cannot|we can't|we will not|we won't) (?:\w+ )?"
    r"(?:guarantee|warrant)\b"
    r"|\b(?:there (?:is|are)|has|have|gives?|makes?|offers?) no (?:\w+ ){0,2}guarantees?\b"
    r"|\byou (?:also |further |hereby )?(?:agree|acknowledge|represent|warrant|undertake) (?:and \w+ )?(?:that|to)\b"
    r"|\b(?:hereby|hereunder|herein|notwithstanding)\b|\bshall (?:not )?be (?:deemed|liable)\b"
    r"|^(?:thanks for|(?:many|special|big|enormous|huge|massive) thanks|thank you|kudos|congratulations)\b"
    r"|^(?:we|i) (?:\w+ )?(?:appreciate|thank)\b|\bwe(?:'d| would) like to (?:see|wish)\b"
    r"|^\W*(?:avoid|always|do not|don't|never) (?:call|say|use|write)(?: \w+)?:? \"|\bnon compliance with the\b"
    r"|^\W*avoid \"|^avoid\b[^()]* \(\"|\breserves? the right\b|^every (?:[\w-]+ ){1,2}is (?:different|special|unique)\W*$"
    r"|^(?:you have|you've) (?:now )?successfully \w+ed\b"
    r"|\b(?:build|create|enable|envision|imagine|of|see|to|toward|towards) a world (?:in which|where)\b"
)

#: What somebody has done in life is told of them, and not of what is sold.
_OF_A_LIFE = later(
    r"^(?:he|she) (?:has|is|was|had|holds|joined|studied|worked|works|lives|brings|leads|led|spent)\b"
    r"|^(?:[\w.'-]+ ){1,3}is (?:an?|our|the) (?:[\w-]+ ){0,3}(?:analyst|architect|consultant|designer"
    r"|developer|director|engineer|entrepreneur|manager|professor|researcher|scientist)\b"
)

#: Under these headings nothing is sold: the titles of others' texts stand there, what
#: somebody who is hired has to bring, words that a writer is not to use.
_NOT_OFFERS = later(
    r"(?:bibliography|citations|further reading|references|related (?:articles|posts|reading"
    r"|resources)|see also|sources)\W*$"
    r"|(?:our |the )?(?:mission|purpose|values|vision)\W*$"
    r"|.*\blegitimate interests?\b|.*\b(?:purposes?|why we process)\b.*\bdata\b"
    r"|about (?:the|this) (?:job|position|role)\W*$"
    r"|(?:job |basic |desired |minimum |preferred )?(?:qualifications|requirements)\W*$"
    r"|(?:what|who) (?:you(?:'ll| will) (?:bring|do)|we(?:'re| are) looking for)\W*$"
    r"|nice to haves?\W*$|your (?:profile|role|tasks)\W*$"
    r"|(?:claims|language|phrases|terms|things|words)(?: and \w+)? (?:that )?(?:to|we|you) (?:avoid"
    r"|(?:do not|don't|never) (?:say|use|write)|never (?:say|use|write))\W*$"
    r"|anti references\W*$|(?:avoid|don'ts|(?:do not|don't|never) (?:say|use|write))\W*$"
)

#: What somebody wants follows this.
_AIMED = later(r"our (?:mission|purpose|vision)\W*$")

#: What a section is about is no promise yet: *Ensuring repeatability*, *The power of two*.
_OF_A_SECTION = later(r"\w+ing(?: [\w-]+){1,2}$|the power of [\w-]+(?: [\w-]+){0,3}$")

#: Rules on terms of the trade: in so few words a heading names its subject by one.
_OF_TERMS = frozenset({"ai-wash", "transformation-talk", "zero-trust"})
_LABEL_WORDS = 6

#: Rules that ask after a figure, which of somebody's life nobody needs.
_OF_FIGURES = frozenset({"quiet-quantity", "track-record-figure", "unsourced-figure"})

#: What *we* have to do, all of us, nobody has done; what somebody else does so is another's.
_OF_US_ALL = later(
    r"^(?:(?:as|therefore|to)\b[^,:;]{0,80}, )?we (?:all )?(?:have to|must|need to)\b"
    r"(?!.*(?:\bour\b|\bso\b|[:;]))"
)

#: Rules on what people say of themselves.
_OF_PEOPLE = frozenset({"expert-self-praise", "quiet-authority"})

#: By these a sentence is known that tells or advises in general.
_SIGNS = later(
    r"\b(?:you|organi[sz]ations|companies|teams|businesses|people|users|strategies|tools)"
    r"(?: (?:that|who) (?:\w+ ){1,5}| )(?:should|must)\b"
    r"|\b(?:it's|it is) (?:often |usually |always )?(?:better|best|wise|advisable) to\b"
    r"|^(?:instead, )?(?:it|this|your [\w-]+(?: [\w-]+)?) should (?!n)|^you could (?:also|even) \w+"
    r"|\byou (?:often|sometimes|typically|usually) (?:have|need) to\b"
    r"|\b(?:is|are) (?:\w+ )?(?:concerned|worried) about\b|\b(?:question|issue)\b.* is whether\b"
    rf"|\b(?:is|are|it's|remains?|becomes?) (?:\w+ ){{0,2}}{_NEEDED} (?:to|for|that|in|step|part|of)\b"
    rf"|\b(?:is|are|remains?|becomes?|presents?|poses?) (?:a|an|the|one) (?:\w+ ){{0,3}}{_TASKS}\b"
    rf"|\b{_TASKS} (?:\w+ ){{0,5}}(?:is|are) to\b"
    rf"|\b{_NEEDED} (?:first )?(?:step|part)\b"
    r"|\bno (?:[\w-]+ ){1,8}(?:is|are) possible without\b"
    r"|^(?:many|people|some|they) (?:\w+ )?(?:assume|believe|think)\b"
    r"|\b(?:businesses|companies|enterprises|organi[sz]ations|teams) (?:are (?:looking|searching)|(?:to )?(?:look|search|seek))\b"
    r"|\b(?:checks?|measures?|tests?|tracks?) whether\b|\byou bear\b"
    r"|\btakes (?:\w+ )?priority\b|\bmeans having\b|^the ideal\b.*\bwould\b"
    r"|\bnot (?:just|only|merely) an? (?:\w+ )?(?:exercise|luxury|nice to have|option)\b"
    r"|^(?:businesses|companies|enterprises|organi[sz]ations|teams|users) (?:need|require)\b(?!.*[,:;])"
    r"|\b(?:often|typically) (?:lead|offer|provide|result)\b"
    r"|\b(?:company|it|platform|solution|system|team|they) (?:had|needed) to\b|\b(?:for|to) me\b"
    r"|^(?!.*\b(?:no|nothing|so)\b)(?:[\w-]+ ){1,8}needs? to be \w+(?:ed|n|pt)\b"
    r"|^\w+ing (?:[\w-]+ ){1,5}requires\b(?!.*:)"
    r"|\byour (?:[\w-]+ ){1,2}must\b(?!.*[:;])|^focus on \w+ing\b(?!.*\bwhile\b)"
    r"|\bchallenge: |\bthe (?:challenge|problem|question) is (?:how|the same)\b|\b(?:are|is) (?:an? )?examples? of\b|^the definition of\b"
    r"|^your (?:business|company|data|organi[sz]ation|people|team) (?:is|are) (?:buried|drowning|losing"
    r"|struggling|stuck)\b"
    r"|\b(?:is|are) (?:often |usually |always )?(?:challenging|daunting|difficult|hard|tricky|no easy task)\W*$"
    r"|\b(?:was|were) (?:created|established|founded|initiated|set up)\b[^.:;]* to \w+"
    r"|^(?:ask|check|consider|follow|keep|remember|start|track|use|watch)\b[^:]* (?:the|these|this) [^:]*:$|\bthe following\b[^:]*:$"
    r"|\b(?:involves?|entails?|extends to|refers to)\b|\byou(?:'re| are) responsible for\b"
    r"|^this means (?:\w+ )?\w+ing\b|^\w+ing (?:\w+ ){1,4}means\b"
    r"|\bbest practices?\b|\b(?:desire|quest|urge|is a need) to\b"
    r"|^these (?:\w+ )?(?:are|include) \w+ing\b"
    r"|\b(?:he|she|his|her|him|my|i'm|i've|i (?:am|was|have|had|use|used|work|wrote))\b"
    r"|^(?:ensure|make sure|be sure|verify|check|confirm)\b.*\b(?:is|are) (?:\w+ )?(?:added|available"
    r"|checked|configured|connected|created|disabled|enabled|in|installed|not|on|present|reachable"
    r"|running|selected|set|up)\b"
    r"|\b(?:it|that|which|this) (?:can|could|may|might) (?:lead|result|happen)\b"
)


#: What somebody needs, has to do, is advised or is thanked for is not what the product promises:
#: where no rule struck, such a sentence is left alone.
_OF_NEEDS = later(
    r"\b(?:must|(?<!no )needs? (?!no\b)|requires?|demands?|have to|has to|wants?|thanks|appreciate"
    r"|recommend|often|struggles?|typically|good idea|good practice|best practices?|make sure"
    r"|be sure|remember to|keep in mind|^focus on|^(?:ensure|verify|check|confirm))\b"
)


def is_of_needs(candidate: Candidate) -> bool:
    """Say whether a statement tells what somebody needs, or has to do, and promises nothing."""
    return bool(_OF_NEEDS.search(candidate.folded))


def is_beside_the_offer(candidate: Candidate, rules: Iterable[str]) -> bool:
    """Say whether a statement that some rules doubt offers nothing itself.

    It is a term, thanks, of a life, stands among sources or where somebody is hired, or
    names a section: *we do not guarantee …*, *we appreciate your help*, *he has ten years of experience*, *Minimizing
    downtime*.
    """
    if _BESIDE.search(candidate.folded):
        return True
    names = set(rules)
    if _OF_A_LIFE.search(candidate.folded):
        return names <= OF_PROMISES | _OF_FIGURES | _OF_PEOPLE
    block = candidate.statement.block
    led_in = candidate.statement.before or ""
    if _NOT_OFFERS.match(fold(block.heading or "").strip()) or _AIMED.match(
        fold(led_in)
    ):
        return True
    is_name = block.kind in ("heading", "navigation", "title")
    if " | " in candidate.statement.text and names <= OF_PROMISES:
        return is_name  # *Corvane | Secure crates* is what a page is called
    if is_name and names <= _OF_TERMS:
        return len(candidate.statement.text.split()) <= _LABEL_WORDS
    return (
        is_name
        and names <= OF_PROMISES | {"unlock-power"}
        and bool(_OF_A_SECTION.match(candidate.folded))
    )


def is_worldly(candidate: Candidate) -> bool:
    """Say whether a statement explains or advises, and promises nothing of its own."""
    folded = candidate.folded
    if _LEADS_ON.search(folded) and not candidate.quantities:
        return True
    # *A 360-degree view* is no figure.
    figures = [one for one in candidate.quantities if one.unit != "degree"]
    if any(figure.role in ("measure", "count") for figure in figures):
        return False
    if _OF_US_ALL.search(folded):
        return True
    if _OF_ONES_OWN.search(folded):
        return False
    return bool(_SIGNS.search(folded))
