"""What sort of sentence a statement is, before anyone asks whether it is true.

The reading rules of the standard: instructions, aims, opinions, questions and the
technical senses of strong words promise nothing, so most rules keep silent there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from holdwater.model.claim import Signal
from holdwater.model.statement import Statement
from holdwater.text.clauses import end_of_label
from holdwater.text.patterns import Found, PhraseSet, expand, gather, split_phrases

_LEADS = {
    "instruction": """
        add|adjust|append|apply|assign|avoid|be sure to|call|change|check|choose|clear|click|clone|
        close|compile|configure|consider|copy|create|declare|define|delete|deploy the|disable|do not|
        don't|download|edit|enable the|ensure that|ensure the|enter|execute|export|fill in|follow|for
        example|go to|import|increase the|install|invoke|keep in mind|make sure|mount|move the|navigate
        to|note that|note|omit|open the|paste|pass|place|press|prefer|provide the|put|read the|rebuild|
        refer to|register the|reload|remember|remove|rename|repeat|replace the|restart|return|run|save
        the|search for|see|select|set|simply add|simply call|simply install|simply run|simply set|
        specify|start the|stop the|store the|switch to|to add|to avoid|to build|to change|to configure|
        to create|to disable|to enable the|to install|to run|to set|to use|toggle|type|uninstall|update
        the|upgrade to version|upload|use|verify|view|visit|wait|wrap|write
    """,
    "invitation": """
        book|contact|discover|explore|get in touch|get started|join|learn more|let's {chat|talk|work
        together|get started}|meet us|more {about|on}|read more|
        register|request|schedule|see how|see what|see why|sign up|start your free|start a free|
        start free|subscribe|talk to|try|visit|watch
    """,
}

_ANYWHERE = {
    "aim": """
        {aim|aims|aimed|aiming} to|{is|are|was|were} {designed|intended|meant|built} {to|for|with}|
        [our|the] {goal|aim|mission|ambition|intention|vision|objective} [of the project] {is|was} {to|that}|
        {goal|aim|objective|objectives} {centered|centred|centers|centres} on|
        {it is|it's|it was} {our|their|its|my} {goal|aim|mission|ambition|intention|vision} to|{hope|hopes} that|
        {try|tries|tried|trying} to|aim not only to|on a mission to|upcoming {release|releases|version|versions}|
        {we're|they're|i'm} [still|currently|also|now] working {on|to|towards|hard to}|still working on|
        {want|wants|wanted} it to be|{figure|figuring} out|
        {want|wants|wanted|hope|hopes|plan|plans|planned|intend|intends|strive|strives|seek|seeks} to|
        {is|are} working {on|to|towards|hard to}|will be working on|on the roadmap|
        on {the|our} {priority|todo|to do|wish} list|{in|for} {a|the next|future} {release|releases|version|versions}|
        in the future|scope {left|here} to|{is|are} {committed|dedicated} to|next {step|steps} {is|are|for}
    """,
    "motive": """
        {needed|wanted|required} {a|an|to|some|something|more|better}|
        {was|were|been} {looking|searching|trying|struggling|hoping|aiming|seeking} {for|to}|
        looking for {a|an|something|ways}|{chose|picked|selected|settled on|decided to|decided that|decided on|opted for}|
        in {need|search} of|the {need|demand|desire|requirement} {for|to}|set out to|{he|she|we|they|team|company} {had|have} to|
        we {knew|realized|realised|wondered}|the {challenge|problem|question|idea} {was|is|were}|
        in order to {adapt|meet|keep|give|cope|respond}|would be able to|would like to|we'd like|hasn't begun|
        {needs|need} {to be|a|an|some|something}
    """,
    "opinion": """
        {i|we} {think|thought|feel|hope|like|love|guess|suspect|prefer|find|found it}|
        in {my|our} {opinion|view|experience}|i {have|had|could|would|believe|believed|was|did|can|used|use|wrote|saw}|
        {i am|i'm|we are|we're} {excited|glad|happy|pleased|
        proud|thrilled|delighted|grateful}|thank you|thanks to all|if you ask {me|us}|personally
    """,
    "price": """
        free for {up to|teams|personal|non commercial|open source|students}|free {trial|tier|plan|
        of charge}|per {user|seat|month|year|node|core|gb}|billed {monthly|annually|yearly}|
        {price|prices|pricing|costs} {start|starts|from}|money back
    """,
}

#: A label has no more words than these.
_LABEL_WORDS = 4

#: Words at home in descriptions of how software works, not in what sells it.
_TECHNICAL = """
    abort|algorithm|allocator|ancestor|api call|argument|array|assertion|async|atomic|attribute|
    backoff|backward compatible|binary search|bitmask|block device|boolean|branch|buffer|byte|bytes|
    cache entry|cache line|callback|caller|certificate chain|checksum|child process|class|client
    certificate|codec|column|command line|commit|common prefix|compiler|concurrent|config file|
    connection pool|const|constraint|constructor|container image|context manager|cookie|counter|cpu|
    crash|cursor|daemon|deadlock|deprecated|descriptor|deterministic|device driver|directory|dns|
    dtype|element|elements|enum|environment variable|epoch|errno|error code|exception|execution plan|
    exit code|exit status|expression|fallback|fast path|fastest path|fd|field|file descriptor|
    filename|file system|filesystem|flag|flags|float|foreign key|function|functions|garbage
    collector|getter|handler|handshake|hash|hash table|header|headers|heap|hostname|http|idempotent|
    identifier|index|inode|input|instance|instances|instruction|integer|interface|interrupt|iterator|
    json|kernel|key space|keyword|latency|leader election|leading zero|leading zeros|library|linker|
    literal|localhost|lock|locked|locks|lockfile|loop|mapping|memory|message queue|metadata|method|
    methods|middleware|module|modules|mutex|namespace|network interface|node|nodes|null|object|
    objects|offset|operand|operator|opcode|optimizer|option|options|overflow|packet|packets|page
    cache|parameter|parameters|parser|partition|partitions|patch|payload|pipeline stage|pod|pods|
    pointer|port|posix|precondition|predicate|prefix|primary key|process|processes|protocol|proxy|
    pull request|query|queries|queue|race condition|recursion|recursive|reference|regex|register|
    replica|replicas|request|requests|response|retries|retry|return value|returns|root node|row|rows|
    runtime|scheduler|schema|scope|sector|segment|semaphore|sequence number|serializer|server|servers|
    session|set to|shard|shards|signature|snapshot|socket|spinlock|sql|stack|stack trace|standard
    library|static|stderr|stdin|stdout|string|strings|struct|subclass|subnet|subset|suffix|superset|
    syntax|syscall|system call|table|tables|tcp|thread|threads|throws|timeout|timestamp|timer|token|
    tokens|topic|transaction|transactions|transitive|tuple|type|types|typed|udp|undefined|unicode|
    unsigned|uri|url|user space|utf 8|valid|validator|value|values|variable|variables|vector|
    virtual memory|worker|workers|write ahead log|xml|yaml
"""

#: Words of a page that sells: they outweigh technical words beside them.
_SELLING = """
    business|businesses|customer|customers|companies|enterprise|enterprises|journey|organization|
    organizations|organisation|organisations|our platform|our solution|productivity|revenue|roi|
    solution|solutions|stakeholders|transform|transforms|unlock|unlocks|your business|your company|
    your customers|your data|your organization|your team|your teams|your users|your workflow|
    your workflows|workforce|world class|best in class|first class
"""


@cache
def _leads() -> dict[str, tuple[str, ...]]:
    return {
        name: tuple(one + " " for p in split_phrases(phrases) for one in expand(p))
        for name, phrases in _LEADS.items()
    }


@cache
def _lead_words() -> frozenset[str]:
    return frozenset(one.split()[0] for leads in _leads().values() for one in leads)


@cache
def _phrases() -> PhraseSet[str]:
    return gather({**_ANYWHERE, "technical": _TECHNICAL, "selling": _SELLING})


@cache
def _hump() -> re.Pattern[str]:
    return re.compile(r"[a-z][A-Z]")


@cache
def _identifier() -> re.Pattern[str]:
    # Names in code: snake, camel and constant case, calls, flags, paths, hexadecimal.
    return re.compile(
        r"\b[a-z]+_[a-z_]+\b|\b[a-z]{2,}[A-Z][a-zA-Z]+\b|\b[A-Z]{2,}_[A-Z_]+\b"
        r"|\b\w+\(\)|(?<![\w-])--[a-z][\w-]+|(?<!\w)/[a-z]+/[\w./-]+|\b0x[0-9a-f]+\b"
    )


@cache
def _label() -> re.Pattern[str]:
    # A job title, as it stands under a quotation or a portrait, with the place of
    # work behind it; and what a figure is of, where the figure stands apart from it.
    ranks = "assistant|associate|chief|deputy|executive|lead|managing|principal|senior|staff"
    roles = (
        "administrator|analyst|architect|consultant|designer|developer|director|engineer|"
        "evangelist|manager|officer|partner|president|scientist|specialist|strategist"
    )
    works_at = r"(?:,[ ]?[\w&'. ]{0,40}|[ ](?:at|of) [\w&'. ]{1,40})?"
    return re.compile(
        rf"(?:(?:{ranks}) (?:[\w&/+']++[ ]){{0,4}}(?:{roles})"
        r"|(?:head|director|vp|vice president|chief) of [\w&' ]{2,40}"
        r"|(?:co )?founder|(?:co )?founder (?:and|&) \w+|ceo|cio|ciso|coo|cto|cfo)"
        rf"{works_at}"
        r"|(?:annual |yearly )?(?:savings|roi|return on investment|payback|growth)"
        r" (?:every|each|per|a|over) (?:[a-z]+ )?(?:year|month|week|years|months)"
    )


def registers(statement: Statement, folded: str) -> Iterator[Signal]:
    """Yield the registers a statement is written in, each with its reason."""
    if statement.block.kind == "navigation":
        yield _register("navigation", 1.0, "a label that leads elsewhere")
    elif _label().fullmatch(folded):
        yield _register("navigation", 1.0, "a label: it names, and says nothing")
    if statement.text.endswith("?"):
        yield _register("question", 1.0, "asks, and says nothing")
    said = statement.text[_end_of_lead(statement.text) :].lstrip(" :-/")
    opening = folded[len(folded) - len(said) :] + " "
    if opening.partition(" ")[0] in _lead_words():
        for name, leads in _leads().items():
            if opening.startswith(leads):
                yield _register(name, 0.8, f"opens with “{said.split()[0]}”")
    found: dict[str, list[Found[str]]] = {}
    for one in _phrases().find(folded):
        found.setdefault(one.payload, []).append(one)
    for name in _ANYWHERE if found else ():
        if name in found:
            words = _words_of(statement, found[name][0])
            yield _register(name, 0.8, f"says “{words}”")
    yield from _technical(
        statement,
        words={_words_of(statement, one) for one in found.get("technical", ())},
        is_selling="selling" in found,
    )


def _end_of_lead(text: str) -> int:
    """Return where a label ends that only opens a statement: what follows says it.

    *Add alerts - rules are easily written*, *Create/destroy: easily launch it*.
    """
    at = end_of_label(text)
    dash = text.find(" - ")
    is_label = dash > 0 and len(text[:dash].split()) <= _LABEL_WORDS
    return max(at, dash) if is_label else at


def _words_of(statement: Statement, found: Found[str]) -> str:
    return statement.text[found.start : found.end]


def _technical(
    statement: Statement, *, words: set[str], is_selling: bool
) -> Iterator[Signal]:
    marks = sum(not _is_compared(statement.text, at) for at in _marks(statement))
    weight = min(1.0, 0.5 * marks + 0.25 * len(words)) - 0.5 * is_selling
    if weight >= 0.25:
        shown = ", ".join(sorted(words)[:3]) or "code"
        yield _register("technical", min(weight, 1.0), f"speaks of {shown}")


def _marks(statement: Statement) -> Iterator[int]:
    """Yield where code stands, and where names do that are written as in code."""
    for span in statement.code:
        yield span.start
    text = statement.text
    # One of these stands in every name of code that has no hump.
    if (
        "_" in text
        or "/" in text
        or "()" in text
        or "--" in text
        or "0x" in text
        or (not text[1:].islower() and _hump().search(text))
    ):
        for match in _identifier().finditer(text):
            yield match.start()


#: So far before a name stands what it is compared with, at most, marks and all.
_NEAR = 60


def _is_compared(text: str, at: int) -> bool:
    """Say whether the name at ``at`` is what something is compared with."""
    before = text[max(0, at - _NEAR) : at].rstrip(" `*_").lower()
    return before.endswith((" than", "unlike", "versus", " vs", "compared to"))


def _register(name: str, weight: float, why: str) -> Signal:
    return Signal(family="register", name=name, weight=weight, why=why)
