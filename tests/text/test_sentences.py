"""Where a sentence ends, and above all where it does not."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from holdwater.model.span import Span
from holdwater.text.sentences import ABBREVIATIONS, sentences


def cut(text, whole=()):
    return [text[span.start : span.end] for span in sentences(text, whole=whole)]


#: Each line is a text; a bar stands where a sentence ends.
TRICKY = """
Hello there. | How are you?
Fast. | Secure. | Simple.
Fast! | Secure! | Simple!
What? | Why? | How?!
Really?! | Yes.
One is enough
It costs $5. | It is cheap.
Version 3.2 is out. | Get it.
Use v3. | It is faster.
v1.2.3. | Next.
The CPU ran at 3.5 GHz. | RAM was 64 GB. | Disk was fast.
Bigger is better. | 10 nodes are enough.
Scale to 10. | 20 is too many.
1. First do this. | 2. Then that.
1.2.3. | This was out in May.
See e.g. the docs. | Then go.
E.g. Postgres works. | So does MySQL.
(e.g. Postgres) works. | Good.
i.e. this one. | And that.
They use Redis, etc. and Kafka.
They use Postgres, Redis, etc. | The rest is ours.
Fast etc. | Also cheap.
You get support, SSO, etc.
Dr. Smith said so. | He was right.
Mr. and Mrs. Jones vs. Acme et al. | Case closed.
Prof. Who knows. | St. Gallen too.
A Ms. Smith came. | She left.
It took 5 ms. | Fast.
J. R. R. Tolkien wrote it.
Donald E. Knuth wrote it. | He did.
Dr. A. Lovelace and B. Liskov wrote it.
It was written by J. Smith. | It is fast.
One of us (J. Smith) wrote it.
We cover it from A to Z. | Zero downtime is a figure.
This is plan b, not plan B. | Clocks were set.
The key goes into slot C. | Doors close.
A.B. Smith wrote it. | He did.
The U.S. market grew. | It was big.
Made in the U.S. | It sells.
It is 5 a.m. in N.Y. and D.C. now.
At 5 p.m. | We left.
a.m. or p.m. is fine.
Ph.D. students love it. | They do.
He works at Acme Inc. and likes it.
He works at Acme Inc. | It is big.
Acme Ltd. | Globex Corp. | Both are made up.
Approx. 5 ms. | Fine.
Fig. 3 shows it. | Nice.
See p. 5. | Then go.
See Sec. 3 and Figs. 4 to 6. | Then go.
There is max. 5 per user. | Fine.
Ver. 2 came out. | Good.
No. 1 in backup. | Try it.
We have no. 5 of the set.
The answer is no. | Try again.
Price: 5 Mio. CHF. | Cheap.
In Feb. 2026 we tested. | It held.
It took 5 min. | The rest was easy.
It took 5 min. and a coffee.
It took 5 min. | Downtime was nil.
Est. 1999. | Since then, good.
Written in C. | It is fast.
So said I. | Then left.
Node.js is fast. | Next.js too.
Visit example.com. | It is good.
See https://example.com/a.b?c=d. | Next.
Use the .env file. | It works.
Built with .NET. | It works.
Call foo.bar(). | Next.
!important is CSS. | Use it.
Yahoo! is a company.
Is it fast? yes.
Try Windows 11. it works.
It has 3 nodes. | iOS is supported.
It is on. | pgBouncer runs.
Wait... what?
Wait... | What?
Wait… what?
Wait… | What?
Linux, macOS, and Windows ... and more.
"It works." | She said so.
“It works.” | She said so.
“It works,” she said.
«Ça marche.» | Oui.
The "best." | We think.
It works (really.) | Sure.
It works. | (Really.) | Sure.
Who is it for? | "Teams."
¿Que? | ¡No!
It works.[1] | It rocks.[2][3] | So there.
It works.¹ | It rocks.²³ | So there.
これは速い。 | とても良い。
「速い。」 | とても！？ | はい
速い！！ | 良い
Deploy 🎉. | Done 🎉! | Yes.
İstanbul. | Ankara.
It ends.\u00a0| Here too.
"""


@pytest.mark.parametrize("line", TRICKY.strip().splitlines())
def test_it_ends_where_a_reader_would_pause(line):
    text = line.replace("\\u00a0", "\u00a0")
    parts = [part.strip() for part in text.split("|")]
    joiner = "" if "。" in text or "！" in text else " "
    assert cut(joiner.join(parts)) == parts


def test_it_ends_at_a_line_break_that_was_kept():
    assert cut("One line\nanother line. \n\n Third") == [
        "One line",
        "another line.",
        "Third",
    ]


@pytest.mark.parametrize("abbreviation", sorted(ABBREVIATIONS - {"no"}))
def test_it_goes_on_behind_an_abbreviation(abbreviation):
    text = f"It is {abbreviation}. 5 of them, {abbreviation}. small."
    assert cut(text) == [text]


def test_it_leaves_code_whole():
    text = "Call a. B. C? Then stop. D."
    code = [Span(text.index("a. B. C?"), text.index(" Then"))]
    assert cut(text, code) == ["Call a. B. C? Then stop.", "D."]


def test_it_ends_behind_code():
    text = "Call a. B. Then stop."
    assert cut(text, [Span(5, 9)]) == ["Call a. B.", "Then stop."]


def test_it_does_not_let_what_closes_a_sentence_reach_into_code():
    text = "Say it.) Then stop."
    assert cut(text) == ["Say it.)", "Then stop."]
    assert cut(text, [Span(7, 13)]) == ["Say it.) Then stop."]


# -- what holds of every text -------------------------------------------------------

pieces = st.sampled_from(
    'a b. B. e.g. etc. 5 5. 1. . .. ... … ! ? ?! 。 ！ \n \r\n ( ) " “ ” [1] ¹ I. U.S. '
    "Dr. min. No. iOS 🎉 e\u0301 \u00a0 \u2028 İ `x.`".split(" ")
)
spaces = st.sampled_from(["", " ", " ", "  ", "\n"])
texts = st.lists(st.tuples(pieces, spaces).map("".join), max_size=20).map("".join)


@st.composite
def texts_with_code(draw):
    text = draw(texts | st.text())
    marks = draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True))
    marks.sort()
    pairs = zip(marks[::2], marks[1::2], strict=False)
    return text, [Span(start, end) for start, end in pairs]


@given(texts_with_code())
@example(("a.) b.", [Span(2, 4)]))
def test_it_loses_nothing_and_says_nothing_twice(drawn):
    text, whole = drawn
    spans = list(sentences(text, whole=whole))
    assert spans == sorted(spans)
    last = 0
    for span in spans:
        assert last <= span.start < span.end <= len(text)
        assert text[last : span.start].strip() == ""
        assert text[span.start : span.end] == text[span.start : span.end].strip()
        last = span.end
    assert text[last:].strip() == ""


@given(texts_with_code())
def test_it_never_ends_inside_code(drawn):
    text, whole = drawn
    ends = {span.end for span in sentences(text, whole=whole)}
    ends.discard(len(text.rstrip()))
    for code in whole:
        # A sentence may end where code does, or where only white space is left of it.
        inside = {end for end in ends if code.start < end < code.end}
        assert all(text[end : code.end].strip() == "" for end in inside)


@given(texts)
@example("a。. ")
@example("a。[1] ")
@example("a。) ")
def test_it_cuts_no_sentence_any_further(text):
    # What stood before it does not matter to a sentence that begins with a letter.
    for one in cut(text):
        if one[0].isalpha() and "\n" not in one:
            assert cut(one) == [one]


@pytest.mark.parametrize(
    "text",
    [
        "." * 100_000 + "x",
        "." + ")" * 100_000 + "x",
        ".)" * 50_000,
        "!x" * 50_000,
        "。x" * 50_000,
        "\n" * 100_000,
        "a." + " " * 100_000 + "1. b",
        "x" + " 1. a" * 20_000,
        ".[1]" * 20_000 + "x",
        "A. " * 20_000,
        "a" * 100_000 + ". " + "b" * 100_000,
    ],
    ids=lambda text: text[:6],
)
def test_it_takes_hostile_texts_in_its_stride(text):
    spans = list(sentences(text, whole=[Span(n, n + 1) for n in range(0, 9_000, 3)]))
    said = "".join(text[span.start : span.end] for span in spans)
    assert "".join(said.split()) == "".join(text.split())
