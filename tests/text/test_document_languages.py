"""A document's language, and each block's, from words and not from what is declared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdwater.reading.formats import read
from holdwater.text.document_languages import languages_of, primary

GERMAN = "Am Samstag wird der Server für zwei Stunden abgeschaltet."
ENGLISH = "The server will be switched off on Saturday for two hours."
NAMES = "Kubernetes, Docker, Grafana"


def languages(*paragraphs, declared=None):
    head = f"---\nlang: {declared}\n---\n" if declared else ""
    text = head + "\n\n".join(paragraphs)
    document = read(text.encode(), source="x.md", media_type="text/markdown")
    return languages_of(document)


def test_it_tells_a_document_by_its_words():
    assert languages(GERMAN).document == "de"
    assert languages(ENGLISH).document == "en"
    assert languages(NAMES).document is None


@pytest.mark.parametrize("declared", ["en", "en-GB", "fr", None])
def test_it_believes_words_rather_than_what_is_declared(declared):
    assert languages(GERMAN, GERMAN, declared=declared).document == "de"


def test_it_keeps_what_is_declared_where_words_agree_or_tell_nothing():
    assert languages(ENGLISH, declared="en").document == "en"
    assert languages(NAMES, declared="de") == ("de", ("de",))
    assert languages(NAMES, declared="klingonisch").document != "klingonisch"


def test_it_tells_each_block_of_a_document_that_mixes():
    found = languages(ENGLISH, ENGLISH, GERMAN, ENGLISH, declared="en")
    assert found == ("en", ("en", "en", "de", "en"))


def test_it_takes_what_is_in_no_language_for_what_stands_around_it():
    found = languages(ENGLISH, ENGLISH, ENGLISH, GERMAN, NAMES, GERMAN, NAMES)
    assert found.document == "en"
    assert found.blocks == ("en", "en", "en", "de", "de", "de", "en")


def test_it_takes_short_texts_together():
    short = [
        "Easy to use.",
        "Works with Excel.",
        "Free for everyone.",
        "On your phone.",
    ]
    assert languages(*short) == ("en", ("en",) * 4)
    found = languages(GERMAN, GERMAN, GERMAN, *short)
    assert found.document == "de"
    assert found.blocks == ("de", "de", "de", "en", "en", "en", "en")


def test_it_looks_at_no_code():
    code = f"`{GERMAN}` is what it prints, and this is what you have to look for."
    assert languages(code).blocks == ("en",)
    fence = f"```text\n{GERMAN}\n```"
    assert languages(ENGLISH, fence).document == "en"


def test_it_takes_kin_for_the_language_of_the_document():
    swedish = "Den nya portalen är öppen för alla från måndag."
    danish = "Gem dit arbejde, inden du går hjem, og luk alle filer."
    assert languages(swedish, swedish, danish).blocks == ("sv", "sv", "sv")


def test_it_counts_words_and_not_letters_of_scripts_that_need_few():
    chinese = "服务器将于星期六关闭两个小时。请在下班前保存您的工作。"
    assert languages(chinese, chinese, ENGLISH).document == "zh"


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("en", "en"),
        ("EN-gb", "en"),
        ("pt_BR", "pt"),
        ("x", None),
        ("english", None),
        ("", None),
        (None, None),
    ],
)
def test_it_reads_the_language_of_a_tag(tag, language):
    assert primary(tag) == language


@given(st.lists(st.sampled_from([GERMAN, ENGLISH, NAMES]), max_size=8))
def test_it_tells_something_of_every_block(paragraphs):
    found = languages(*paragraphs)
    assert len(found.blocks) == len(paragraphs)
    for text, told in zip(paragraphs, found.blocks, strict=True):
        if text is not NAMES:
            assert told == ("de" if text is GERMAN else "en")
        else:
            assert told in (None, "de", "en")
