"""Which language a text is in: told where it is plain, None where it is not.

A script gives most languages away. Those in Latin letters are known by their small
words (*und*, *pour*, *que*), by letters that few have (*ß*, *ł*), and by how words
begin and end (*sch*, *ción*). A word that several languages share tells less of each.
Names, lists of products, commands and error messages are in no language, and nothing
is guessed of them.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache

from holdwater.text.language_words import (
    ENGLISH_TOO,
    LETTERS,
    SCRIPTS,
    SMALL_WORDS,
    TRIGRAMS,
)

#: A language that is not known, of a text that surely is not in one that is read.
UNKNOWN = "und"

#: Fewer words than this tell nothing.
_FEWEST = 3

#: So much evidence there has to be, in all and for each word.
_EVIDENCE = 1.6
_SHARE = 0.17

#: What a letter or an ending tells, measured in small words of one language alone.
_LETTER = 0.6
_ENDING = 0.25

#: … and what they tell of a word with a capital, which may be a name.
_OF_NAME = 0.4

#: English small words that no other language here has.
_ENGLISH_SHARE = 0.12
_PLAIN_SHARE = 0.16

#: Languages in scripts without spaces, and how many characters make about a word.
WITHOUT_SPACES = {"ko": 3, "ja": 2, "zh": 2, "th": 4}


@lru_cache(maxsize=1024)
def language_of(text: str) -> str | None:
    """Tell the language of a text as BCP 47 names it; None where it is not plain.

    `UNKNOWN` (``und``) is told of a text that is in none of the languages known here,
    and surely not in English.
    """
    if _is_plainly_english(text):
        return "en"
    words = _words().findall(_without_addresses(text))
    if not text.isascii():
        script = _by_script(text, words)
        if script is not None:
            return script
    lowered = [word.lower() for word in words]
    english = sum(word in _only_english() for word in lowered)
    if english >= 2 and english >= _ENGLISH_SHARE * len(words):
        return "en"
    return _by_words(words, lowered) if len(words) >= _FEWEST else None


def _is_plainly_english(text: str) -> bool:
    """Say whether every other test would be in vain: most texts here are English.

    Only words between spaces are looked at, and more are asked for, so that the slow
    way would say the same.
    """
    if not text.isascii() and _beyond_latin().search(text):
        return False
    words = text.lower().split()
    english = sum(map(_only_english().__contains__, words))
    return english >= 2 and english >= _PLAIN_SHARE * len(words)


@cache
def _beyond_latin() -> re.Pattern[str]:
    # Letters of other scripts; dashes and quotation marks are everybody's.
    return re.compile("[^\x00-\u02af\u2000-\u2bff]")


@cache
def _words() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)[^\W\d_]+(?:['’·][^\W\d_]+)*(?![\w])")


def _without_addresses(text: str) -> str:
    return _addresses().sub(" ", text) if _in_addresses().search(text) else text


@cache
def _in_addresses() -> re.Pattern[str]:
    # One of these stands in all that `_addresses` takes out.
    return re.compile(r"[/\\@_=<>{}$]|\.\w|[a-z][A-Z]|\bet al\b")


@cache
def _addresses() -> re.Pattern[str]:
    # Web and mail addresses, paths, files and names with capitals inside.
    # Nor is *et al.*, which English has from Latin, a word of French or Catalan.
    # Each begins where a word does: tried anywhere else, long words take for ever.
    return re.compile(
        r"\bet al\b\.?"
        r"|(?<!\S)(?:\S+://\S+|\S*@\S+|\S*[/\\]\S+|\S+\.\w{2,4}\b|\S*[_=<>{}$]\S*)"
        r"|\b\w*[a-z][A-Z]\w*"
    )


# -- scripts -------------------------------------------------------------------------


def _by_script(text: str, words: list[str]) -> str | None:
    """Tell a language by its script, where most words are written in it."""
    counts: Counter[str] = Counter()
    for character in text:
        if character > "ʯ":
            language = _script_of(character)
            if language is not None:
                counts[language] += 1
    if not counts:
        return None
    if counts["ja"] and counts["ja"] * 20 >= counts["zh"]:
        counts["ja"] += counts.pop("zh", 0)
    language, count = counts.most_common(1)[0]
    latin = sum(word[0] < "ɐ" for word in words)
    others = [w for w in words if _script_of(w[0]) == language]
    size = (
        count / WITHOUT_SPACES[language] if language in WITHOUT_SPACES else len(others)
    )
    if size <= latin or count < 3:
        return None
    return _of_script(language, text)


@cache
def _script_of(character: str) -> str | None:
    for _, first, last, language in SCRIPTS:
        if first <= character <= last:
            return language
    return None


def _of_script(language: str, text: str) -> str:
    """Tell apart languages that share a script, by letters that one alone has."""
    if language == "ru":
        if re.search("[іїєґІЇЄҐ]", text):
            return "be" if re.search("[ўЎ]", text) else "uk"
        if re.search("[ђјљњћџЂЈЉЊЋЏ]", text):
            return "sr"
        return "ru" if re.search("[ыэёЫЭЁ]", text) or "ъ" not in text else "bg"
    if language == "ar":
        if re.search("[ٹڈڑےں]", text):
            return "ur"
        return "fa" if re.search("[پچژگکی]", text) else "ar"
    if language == "hi":
        if re.search("आहे|आणि|ळ", text):
            return "mr"
        return "ne" if re.search("छ(?:न्|\\b|।|\\s)|गर्नु|हरू", text) else "hi"
    return language


# -- words ---------------------------------------------------------------------------


@cache
def _owners() -> dict[str, tuple[str, ...]]:
    """Which languages have a small word."""
    owners: dict[str, list[str]] = {}
    for language, listed in (*SMALL_WORDS.items(), ("en", ENGLISH_TOO)):
        for word in dict.fromkeys(listed.split()):
            if language not in owners.setdefault(word, []):
                owners[word].append(language)
    return {word: tuple(languages) for word, languages in owners.items()}


@cache
def _only_english() -> frozenset[str]:
    words = SMALL_WORDS["en"].split()
    return frozenset(word for word in words if _owners()[word] == ("en",))


@cache
def _endings(language: str) -> re.Pattern[str]:
    return re.compile("|".join(map(_expression, TRIGRAMS[language].split())))


def _expression(ending: str) -> str:
    if ending.endswith("^"):
        return "^" + re.escape(ending[:-1])
    return re.escape(ending.removesuffix("$")) + ("$" if ending.endswith("$") else "")


class _Evidence:
    """What a text says for each language: ``weight`` tells kin apart, ``mass`` counts."""

    def __init__(self) -> None:
        self.weight: dict[str, float] = dict.fromkeys(SMALL_WORDS, 0.0)
        self.mass: dict[str, float] = dict.fromkeys(SMALL_WORDS, 0.0)
        self.hits: dict[str, set[str]] = {language: set() for language in SMALL_WORDS}

    def add(self, language: str, word: str, *, weight: float, mass: float) -> None:
        self.weight[language] += weight
        self.mass[language] += mass
        self.hits[language].add(word)


def _by_words(words: list[str], lowered: list[str]) -> str | None:
    """Tell a language in Latin letters by what its words add up to."""
    found = _Evidence()
    of_english: list[tuple[str, float]] = []
    for at, (word, low) in enumerate(zip(words, lowered, strict=True)):
        share = _OF_NAME if at and word[0].isupper() else 1.0
        owners = _owners().get(low, ())
        for language in owners:
            # What English has as well tells of no other.
            mass = share if language == "en" or "en" not in owners else 0.0
            found.add(language, low, weight=share / len(owners), mass=mass)
        if "en" in owners:
            of_english.append((low, share))
        if not low.isascii():
            for language, weight in _by_letters(low).items():
                found.add(language, low, weight=share * weight, mass=share * weight)
    best = max(found.weight, key=lambda one: found.weight[one])
    if best in TRIGRAMS:
        found.mass[best] += sum(_by_ending(best, word) for word in words)
    capitals = sum(word[0].isupper() for word in words)
    if best not in ("de", "en") and 2 * capitals >= len(words):
        return None  # names: only German has so many capitals in a sentence
    if best != "en":
        # What both have speaks for neither.
        found.mass["en"] = sum(
            share for low, share in of_english if best not in _owners()[low]
        )
    return _settled(best, found, lowered)


def _by_letters(word: str) -> dict[str, float]:
    """Tell what the letters of a word say of each language: a letter of many, less."""
    told: dict[str, float] = {}
    for character in word:
        owners = LETTERS.get(character, "").split()
        if "Ạ" <= character <= "ỹ":
            owners = ["vi"]
        for language in owners:
            weight = _LETTER / len(owners) ** 0.5
            told[language] = max(told.get(language, 0.0), weight)
    return told


def _by_ending(language: str, word: str) -> float:
    if len(word) < 4 or not _endings(language).search(word.lower()):
        return 0.0
    return _ENDING * (_OF_NAME if word[0].isupper() else 1.0)


def _settled(best: str, found: _Evidence, lowered: list[str]) -> str | None:
    """Tell the best language if it is far enough ahead of English, and of nothing."""
    count = len(lowered)
    mass, english = found.mass[best], found.mass["en"]
    enough = mass >= max(_EVIDENCE, _SHARE * count) and len(found.hits[best]) > 1
    if best == "en":
        enough = enough and bool(found.hits["en"] & _only_english())
    if enough and (best == "en" or mass > 2 * english):
        return best
    # Letters that English has not, and none of its small words; nor a list of the
    # languages that a page can be read in.
    foreign = sum(not word.isascii() for word in lowered)
    is_foreign = foreign >= 3 and foreign >= 0.3 * count and english < 0.5
    if is_foreign and "english" not in lowered:
        return UNKNOWN
    return None
