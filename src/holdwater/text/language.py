"""Which language a text is in, told by its commonest words.

The method is the plainest there is (counting function words, after Ingle 1976): it
needs some thirty words to be sure, and says nothing below that.
"""

from __future__ import annotations

import re
from functools import cache

#: Fewer words than this tell nothing.
FEWEST_WORDS = 30

#: A language must make up this share of the words, and this many times the share
#: of the next one.
LEAST_SHARE = 0.18
LEAST_LEAD = 1.6

_COMMON = {
    "en": """the of and to in is that for it with as on are be this by you your from or
        an we can our not have all which will at has if more its""",
    "de": """der die das und ist nicht mit für auf ein eine einen dem den des von zu im
        sich sie wir ihre als auch werden oder bei aus nach über kann unsere durch""",
    "fr": """le la les des et est une un pour dans que qui sur avec vous votre nous par
        plus au aux du ce cette sont pas ou vos notre""",
    "es": """el la los las de y en que un una para con por su es más se del al como sus
        o lo no le nuestra este""",
    "it": """il lo la gli le di e che un una per con in è del della dei nel alla sono
        più si o non da come nostra""",
    "nl": """de het een en van is op dat te in voor met zijn niet aan er om ook als bij
        uw wij naar kunt onze""",
    "pt": """o a os as de e que um uma para com em por seu sua é mais do da dos não se
        ou como nossa""",
    "sv": """och att det som en ett är på för med av till den inte har du vi kan din
        eller""",
    "da": """og at det som en et er på for med af til den ikke har du vi kan din eller
        der""",
    "pl": """i w na z do że nie jest się to dla oraz jak od po przez są może""",
}


@cache
def _languages() -> dict[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in _COMMON.items()}


@cache
def _words() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+")


def language_of(text: str, *, most: int = 20_000) -> str | None:
    """Tell the language of a text (a BCP 47 tag), or None where it is not sure.

    Looks at the first ``most`` characters.
    """
    words = _words().findall(text[:most].lower())
    if len(words) < FEWEST_WORDS:
        return None
    shares = sorted(
        (
            (sum(word in common for word in words) / len(words), name)
            for name, common in _languages().items()
        ),
        reverse=True,
    )
    (first, name), (second, _) = shares[:2]
    if first < LEAST_SHARE or first < LEAST_LEAD * second:
        return None
    return name
