"""The fields before the first line: which are shown, and where they stand."""

import pytest
from hypothesis import given
from tests.strategies import lines, noise

from holdwater.reading.front_matter import SHOWN, find_front_matter


def fields(text: str) -> list[tuple[str, str]]:
    found = find_front_matter(text).fields
    return [
        (name, " ".join("".join(part.text for part in parts).split()))
        for name, parts, _ in found
    ]


def in_yaml(lines_: str) -> list[tuple[str, str]]:
    return fields(f"---\n{lines_}\n---\nText.")


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "opening, closing", [("---", "---"), ("---", "..."), ("+++",) * 2]
)
def test_it_finds_where_front_matter_ends(opening, closing, ending):
    text = ending.join([opening + " ", "a: b", closing + "\t", "# Text"])
    end = find_front_matter(text).end
    assert text[end:].strip() == "# Text"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "---",
        "---\n",
        "---\ntitle: never closed\n",
        "---\ntitle: closed otherwise\n+++\n",
        "+++\ntitle = 'closed otherwise'\n---\n...\n",
        "\n---\ntitle: too late\n---\n",
        "--- title\ntitle: a\n---\n",
        "----\ntitle: a\n----\n",
        "# Text\n\n---\ntitle: a\n---\n",
    ],
)
def test_it_takes_nothing_else_for_front_matter(text):
    assert find_front_matter(text) == (0, (), None)


@pytest.mark.parametrize("name", sorted(SHOWN))
def test_it_reads_every_field_that_is_shown(name):
    assert in_yaml(f"{name}: A b.") == [(name, "A b.")]
    assert in_yaml(f"{name.replace('_', '-').title()}: A b.") == [(name, "A b.")]


@pytest.mark.parametrize(
    "written, read",
    [
        ("title: A b", "A b"),
        ("title:   A: b  ", "A: b"),
        ("title: A b # said aside", "A b"),
        ("title: C# and F#", "C# and F#"),
        ("title: 'It''s so' # aside", "It's so"),
        ('title: "A \\"b\\" \\u00e9\\x21"', 'A "b" é!'),
        ('title: "A" and "b"', '"A" and "b"'),
        ("title: >-\n  A\n  b.\n\n  C.", "A b. C."),
        ("title: |\n  A\n  b.", "A b."),
        ("title: A\n  b\n  c", "A b c"),
        ("title:\n  A b", "A b"),
    ],
)
def test_it_reads_a_value_however_it_is_written(written, read):
    assert in_yaml(f"draft: true\n{written}\nweight: 1") == [("title", read)]


@pytest.mark.parametrize(
    "written",
    [
        "title:",
        "title: [a, b]",
        "title: {a: b}",
        "title:\n  - a\n  - b",
        "title:\n  en: a",
        "  title: a",
        "- title: a",
        "# title: a",
        "titles: a",
    ],
)
def test_it_reads_no_data_as_copy(written):
    assert [words for _, words in in_yaml(written) if words] == []


def test_it_reads_toml():
    text = (
        "+++\ntitle=\"A \\\"b\\\"\"\ndescription = '''\nC\nd\n'''\nsummary = 'C:\\new'\n"
        'tagline = """\nE \\\n f"""\n[params]\nlang = "fr"\n+++\n'
    )
    assert fields(text) == [
        ("title", 'A "b"'),
        ("description", "C d"),
        ("summary", "C:\\new"),
        ("tagline", "E f"),
    ]
    assert find_front_matter(text).language == "fr"


@pytest.mark.parametrize(
    "written, language",
    [
        ("lang: en", "en"),
        ('Language: "de-CH"', "de"),
        ("locale: pt_BR.UTF-8", "pt"),
        ("lang: GSW", "gsw"),
        ("lang: English", None),
        ("lang: ${lang}", None),
        ("lang:", None),
        ("language_tabs: [sh]", None),
    ],
)
def test_it_reads_the_language_where_it_is_one(written, language):
    assert find_front_matter(f"---\n{written}\n---\n").language == language


@given(lines(), lines())
def test_it_knows_where_every_word_stands(title, description):
    text = f'---\ntitle: "{title}"\ndescription: >\n  {description}\n---\n'
    found = find_front_matter(text)
    assert len(found.fields) == 2
    for _, parts, _ in found.fields:
        for part in parts:
            assert text[part.start : part.end] == part.text


@given(noise())
def test_it_reads_whatever_stands_there(text):
    whole = f"---\ntitle: {text}\n---\n"
    found = find_front_matter(whole)
    assert 0 <= found.end <= len(whole)
    for _, parts, _ in found.fields:
        assert all(0 <= part.start <= part.end <= found.end for part in parts)


def told(lines_):
    found = find_front_matter(f"---\n{lines_}\n---\nText.").fields
    return [
        (kind, " ".join("".join(part.text for part in parts).split()))
        for _, parts, kind in found
    ]


@pytest.mark.parametrize(
    "written, read",
    [
        ("features:\n  - title: Dry crates\n    text: They stay dry.", 2),
        ("features:\n- title: 'Dry crates'\n  text: \"They stay dry.\"", 2),
        ("hero:\n  box:\n    heading: Dry crates\n    blurb: They stay dry. # so", 2),
        (
            "a:\n  - - title: Dry crates\n      text: >-\n        They\n        stay dry.",
            2,
        ),
        (
            "a:\n  - title: Dry crates\n    icon: a b\n    text: |\n      They stay dry.\n\n    b: c d",
            2,
        ),
        ("metaTitle: Dry crates\nbanner_text: They stay dry.", 2),
    ],
)
def test_it_reads_copy_that_is_kept_as_data(written, read):
    assert (
        told(written)
        == [("heading", "Dry crates"), ("paragraph", "They stay dry.")][:read]
    )


def test_it_knows_a_quotation_that_is_kept_as_data():
    assert told('praise:\n  quote: "It saved us weeks."\n  author: Ana Lund') == [
        ("quote", "It saved us weeks.")
    ]


@pytest.mark.parametrize(
    "written",
    [
        "features:\n  - title: Dry\n    icon: dry crates\n    href: a b",  # a label, no copy
        "author:\n  title: Head of crates",
        "menu:\n  main:\n    title: Our crates",
        "layoutText: [a b, c]",
        "a:\n  # title: Dry crates\n  subtitles: Dry crates",
        "a:\n  text:\n    - Dry crates",
    ],
)
def test_it_reads_no_other_data(written):
    assert told(written) == []


def test_it_reads_no_field_in_the_words_of_another():
    assert told("a:\n  text: |\n    title: Dry crates") == [
        ("paragraph", "title: Dry crates")
    ]


@given(noise())
def test_it_reads_whatever_stands_below(text):
    whole = f"---\na:\n  text: {text}\n---\n"
    for _, parts, _ in find_front_matter(whole).fields:
        for part in parts:
            assert 0 <= part.start <= part.end <= len(whole)


@given(lines(), lines())
def test_it_knows_where_words_stand_that_are_kept_as_data(title, text):
    whole = f"---\na:\n  - title: '{title}'\n    text: >\n      {text}\n---\n"
    for _, parts, _ in find_front_matter(whole).fields:
        for part in parts:
            assert whole[part.start : part.end] == part.text or "'" in title
