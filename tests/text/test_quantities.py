"""Figures are read for what they say, and names are left alone."""

import re
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from holdwater.model.quantity import BOUNDS, ROLES
from holdwater.text.quantities import quantities

#: What a text holds, one figure after another: words | value unit bound role.
#: A dash is None; a measure's or a count's role need not be said.
TABLE = """
-- percentages
Cuts costs by 60%. | 60% = 60 %
Cuts costs by 60 %. | 60 % = 60 %
by 60 percent, not 12 per cent | 60 percent = 60 % ; 12 per cent = 12 %
up by 3 percentage points | 3 percentage points = 3 pp
up 3 %-points, 2 pp | 3 %-points = 3 pp ; 2 pp = 2 pp
99.99% | 99.99% = 99.99 %
99.999 % uptime | 99.999 % = 99.999 %
an SLA of 99.9% or higher | 99.9% = 99.9 % at least
100%+ | 100%+ = 100 % at least
99,9 % | 99,9 % = 99.9 %
+20% or -20% or −20% | 20% = 20 % ; -20% = -20 % ; −20% = -20 %
Seventy-nine percent | Seventy-nine percent = 79 %
five nines | five nines = 5 nines

-- factors
10x faster | 10x = 10 x
10× faster | 10× = 10 x
25X faster than Globex | 25X = 25 x
10X more productive teams | 10X = 10 x
10 times faster | 10 times = 10 x
10-fold | 10-fold = 10 x
ten-fold | ten-fold = 10 x
two times faster | two times = 2 x
three times the throughput | three times = 3 x
three times a day | nothing
up to 10x faster | 10x = 10 x up to
2.1x faster than v3.2 | 2.1x = 2.1 x ; v3.2 = 3.2 - version
Go 10x faster | 10x = 10 x

-- time
<5 ms | 5 ms = 5 ms less than
< 5 ms | 5 ms = 5 ms less than
≤5 ms | 5 ms = 5 ms at most
≥ 5 µs and 5 μs and 5 us | 5 µs = 5 µs at least ; 5 μs = 5 µs ; 5 us = 5 µs
.5 s and 0.5s | .5 s = 0.5 s ; 0.5s = 0.5 s
10s, 100s and 1000s | 10s = 10 s ; 100s = 100 s ; 1000s = 1000 s
sub-10ms latency | 10ms = 10 ms less than
no more than 5 minutes | 5 minutes = 5 min at most
less than 5 minutes | 5 minutes = 5 min less than
within 5 minutes | 5 minutes = 5 min at most
5 minutes or less | 5 minutes = 5 min at most
about 5 mins, ~5 min, ≈ 5 min | 5 mins = 5 min about ; 5 min = 5 min about ; 5 min = 5 min about
in ten minutes | ten minutes = 10 min
save 10 hours a week | 10 hours = 10 h
the 30-day trial | 30-day = 30 d
two weeks, 3 months, over 5 years | two weeks = 2 week ; 3 months = 3 month ; 5 years = 5 year more than
One day you will. One second, please. | nothing
it took one day | one day = 1 d

-- data and rates
up to 40 GB/s | 40 GB/s = 40 GB/s up to
40 Gb/s is 5 GB/s | 40 Gb/s = 40 Gbit/s ; 5 GB/s = 5 GB/s
10 GB, 10GB, 16 GiB, 64 KB | 10 GB = 10 GB ; 10GB = 10 GB ; 16 GiB = 16 GiB ; 64 KB = 64 kB
10 Gbps | 10 Gbps = 10 Gbit/s
40 GB/month | 40 GB/month = 40 GB/month
10 GB per second | 10 GB per second = 10 GB/s
10k req/s | 10k req/s = 10000 op/s
10,000 requests per second | 10,000 requests per second = 10000 op/s
500 rows/s | 500 rows/s = 500 op/s
10 requests per minute | 10 requests = 10 requests
2.4 GHz, 65 W, 230 V | 2.4 GHz = 2.4 GHz ; 65 W = 65 W ; 230 V = 230 V
−40 °C to 85 °C | −40 °C = -40 °C ; 85 °C = 85 °C

-- money
$5, € 5, 5 €, £2 | $5 = 5 $ ; € 5 = 5 € ; 5 € = 5 € ; £2 = 2 £
$5 million, $5M, $5m, $1.5bn | $5 million = 5000000 $ ; $5M = 5000000 $ ; $5m = 5000000 $ ; $1.5bn = 1500000000 $
EUR 120,000 a year | EUR 120,000 = 120000 €
over 2 million euros | 2 million euros = 2000000 € more than
US$20, CHF 20, 20 USD | US$20 = 20 $ ; CHF 20 = 20 CHF ; 20 USD = 20 $
$5/user/month | $5 = 5 $
-$5 | -$5 = -5 $

-- counts
2,000 customers | 2,000 customers = 2000 customers
2 000 customers | 2 000 customers = 2000 customers
2’000 and 2'000 customers | 2’000 = 2000 customers ; 2'000 customers = 2000 customers
2\u202f000 customers | 2\u202f000 customers = 2000 customers
1,234,567.89 rows | 1,234,567.89 rows = 1234567.89 rows
1.000.000 users | 1.000.000 users = 1000000 users
1.234,56 € | 1.234,56 € = 1234.56 €
10,00,000 users | 10,00,000 users = 1000000 users
10+ integrations | 10+ integrations = 10 integrations at least
100k+ users | 100k+ users = 100000 users at least
10+ million users | 10+ million users = 10000000 users at least
5 million users | 5 million users = 5000000 users
5 M users | 5 M users = 5000000 users
5 hundred thousand users | 5 hundred thousand users = 500000 users
10 lakh users | 10 lakh users = 1000000 users
one million users | one million users = 1000000 users
half a million users | half a million users = 500000 users
two hundred and fifty companies | two hundred and fifty companies = 250 companies
twenty-five hospitals | twenty-five hospitals = 25 hospitals
a few hundred users | nothing
hundreds of users, 100s of them | nothing
over 300 happy customers | 300 happy customers = 300 customers more than
some 300 people love it | 300 people = 300 people about
at least 3 nodes | 3 nodes = 3 nodes at least
max. 5 users | 5 users = 5 users at most
10 or more nodes | 10 = 10 - at least
a 40-person team | 40-person = 40 person
10 more than before | 10 = 10 -
1e6 rows | 1e6 rows = 1000000 rows
2000 customers | 2000 customers = 2000 customers
Trusted by 2000 companies | 2000 companies = 2000 companies
4.6 of 5 by 812 reviewers | 4.6 = 4.6 - ; 5 = 5 - ; 812 reviewers = 812 reviewers
1,2,3 | 1 = 1 - ; 2 = 2 - ; 3 = 3 -
2x4 and 2 x 4 cores | 2 = 2 - ; 4 = 4 - ; 2 = 2 - ; 4 cores = 4 cores
1920×1080 | 1920 = 1920 - ; 1080 = 1080 -
٣٤ | ٣٤ = 34 -

-- ranges
10-20 ms | 10 = 10 ms ; 20 ms = 20 ms
10–20 ms | 10 = 10 ms ; 20 ms = 20 ms
10 to 20 ms | 10 = 10 ms ; 20 ms = 20 ms
between 10 and 20 ms | 10 = 10 ms ; 20 ms = 20 ms
3–5× faster | 3 = 3 x ; 5× = 5 x
3x-5x faster | 3x = 3 x ; 5x = 5 x
10%-20% | 10% = 10 % ; 20% = 20 %
$10-20 | $10 = 10 $ ; 20 = 20 $
$10–20 million | $10 = 10000000 $ ; 20 million = 20000000 $
5 to 10 million users | 5 = 5000000 users ; 10 million users = 10000000 users
Top 10, 50% off | 10 = 10 - ; 50% = 50 %

-- versions
version 3.2 | 3.2 = 3.2 - version
v1.2.3 | v1.2.3 = 1.2 - version
3.2.1 | 3.2.1 = 3.2 - version
PostgreSQL 14.2 | 14.2 = 14.2 - version
Python 3.11+ | 3.11 = 3.11 - version
TLS 1.2 and 1.3 | 1.2 = 1.2 - version ; 1.3 = 1.3 - version
acme-db@4.2 | 4.2 = 4.2 - version
192.168.0.1 | 192.168.0.1 = 192.168 - version
10.0.0.0/8, 127.0.0.1:8080 | 10.0.0.0/8 = 10 - version ; 127.0.0.1:8080 = 127 - version

-- dates
on 2026-10-05 | 2026-10-05 = 2026 - date
at 2026-10-05T10:00:00Z | 2026-10-05T10:00:00Z = 2026 - date
on 05.10.2026, 10/05/2026 | 05.10.2026 = 2026 - date ; 10/05/2026 = 2026 - date
in May 2026 | 2026 = 2026 - date
5 May 2026 | 5 = 5 - date ; 2026 = 2026 - date
May 5, 2026 | 5 = 5 - date ; 2026 = 2026 - date
5–7 May 2026 | 5 = 5 - date ; 7 = 7 - date ; 2026 = 2026 - date
since 2019, 40 teams | 2019 = 2019 - date ; 40 teams = 40 teams
2019-2023 and 2019–21 | 2019 = 2019 - date ; 2023 = 2023 - date ; 2019 = 2019 - date ; 21 = 21 - date
our 2024 benchmarks | 2024 = 2024 - date
the 1990s | 1990s = 1990 - date
at 10:30, 8 a.m., 10 am | 10:30 = 10 - date ; 8 a.m. = 8 - date ; 10 am = 10 - date
You may 10 times | 10 = 10 -
In May 10 customers left | 10 customers = 10 customers

-- names
PostgreSQL 14 | 14 = 14 - name
PostgreSQL 14 to 17 and MySQL 8 | 14 = 14 - name ; 17 = 17 - name ; 8 = 8 - name
PostgreSQL 14, 15 and 16. | 14 = 14 - name ; 15 = 15 - name ; 16 = 16 - name
ISO 27001 | 27001 = 27001 - name
ISO/IEC 27001:2022 | 27001 = 27001 - name ; 2022 = 2022 - date
FIPS 140-3 level 2 | 140 = 140 - name ; 3 = 3 - name ; 2 = 2 - name
SOC 2 Type II, RFC 7231 | 2 = 2 - name ; 7231 = 7231 - name
Section 3.2, Figure 2, port 443 | 3.2 = 3.2 - name ; 2 = 2 - name ; 443 = 443 - name
24/7 support, 24x7, 24×7 | 24/7 = 24 - name ; 24x7 = 24 - name ; 24×7 = 24 - name
IPv6, AES-256, SHA-256, AES-128/256, HTTP/2 | nothing
S3, EC2, B2B, x86_64, p99, TPC-H SF100 | nothing
3D, 5G, 2FA, 1080p, 0x1F | nothing
CVE-2024-1234 | nothing

-- ordinals
1. Install it in 5 minutes | 1 = 1 - ordinal ; 5 minutes = 5 min
12) Ask 3 people | 12 = 12 - ordinal ; 3 people = 3 people
3rd, 1st place | 3rd = 3 - ordinal ; 1st = 1 - ordinal
99th percentile | 99th = 99 - ordinal
#1, No. 1, No.1, number 1 | 1 = 1 - ordinal ; 1 = 1 - ordinal ; 1 = 1 - ordinal ; 1 = 1 - ordinal

-- nothing at all
zero downtime | nothing
one of the things, two of them | nothing
phone, often, weight, tension | nothing
"""


def _rows():
    for line in TABLE.replace("\\u202f", "\u202f").splitlines():
        if "|" in line:
            text, _, expected = line.partition(" | ")
            yield pytest.param(text, expected, id=text)


def _written(text):
    """Write what is found as the table does."""
    found = []
    for one in quantities(text):
        role = one.role if one.role not in ("measure", "count") else ""
        value = f"{one.value:f}"
        value = value.rstrip("0").rstrip(".") if "." in value else value
        words = text[one.span.start : one.span.end]
        said = f"{words} = {value} {one.unit or '-'} {one.bound or ''} {role}"
        found.append(" ".join(said.split(" ")).strip())
    return " ; ".join(re.sub(" +", " ", one) for one in found) or "nothing"


@pytest.mark.parametrize(("text", "expected"), list(_rows()))
def test_it_reads_figures_as_a_reader_would(text, expected):
    assert _written(text) == expected


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("60% of 2,000 customers", ["measure", "count"]),
        ("10 to 20 ms on 8 cores", ["measure", "measure", "count"]),
        (
            "v3.2 of May 2026, 3rd build of ISO 27001",
            "version date ordinal name".split(),
        ),
    ],
)
def test_it_tells_measures_from_counts_and_from_what_measures_nothing(text, roles):
    assert [one.role for one in quantities(text)] == roles


@pytest.mark.parametrize(
    ("words", "bound"),
    [
        ("up to", "up to"),
        ("as much as", "up to"),
        ("as little as", "up to"),
        ("at least", "at least"),
        ("no less than", "at least"),
        ("a minimum of", "at least"),
        ("more than", "more than"),
        ("over", "more than"),
        ("well over", "more than"),
        ("exceeding", "more than"),
        (">", "more than"),
        (">=", "at least"),
        ("less than", "less than"),
        ("under", "less than"),
        ("below", "less than"),
        ("no more than", "at most"),
        ("not more than", "at most"),
        ("a maximum of", "at most"),
        ("<=", "at most"),
        ("about", "about"),
        ("nearly", "about"),
        ("approx.", "about"),
        ("more than a", "more than"),
        ("up to an additional", "up to"),
        ("exactly", None),
        ("rover", None),
        ("sunder", None),
        ("->", None),
    ],
)
def test_it_knows_how_a_figure_is_fenced_in(words, bound):
    for text in (f"{words} 50% of it", f"Cuts {words.upper()} 50% of it"):
        (figure,) = quantities(text)
        assert (figure.value, figure.unit, figure.bound) == (50, "%", bound)


# -- what holds of every text -------------------------------------------------------

pieces = st.sampled_from(
    "1 12 007 2,000 3.5 1.2.3 .5 99.99 2026 2026-10-05 24/7 10:30 % x × ms GB/s s d "
    "$ € USD k M bn million fold times faster + - – − / # , . ' ’ _ v V st th am °C "
    "per second up to more than or less May may ISO Python Section nodes people ten "
    "hundred half a twenty- and to between between 🎉 İ ſ ² ٣ １ é \u202f \u00a0 a.m. "
    "requests rows/s @ ( ) [ = : e E+ 000 percent point".split(" ")
)
spaces = st.sampled_from(["", "", " ", " ", "-", "\u00a0"])
texts = st.lists(st.tuples(pieces, spaces).map("".join), max_size=15).map("".join)


@given(texts | st.text() | st.text(st.characters()))
@example("ſix hundred mıllion İ ten minutes")
@example("5\N{SUPERSCRIPT TWO} 5² x5 ½")
@example("1e99 1E-99 1e999")
def test_it_finds_figures_in_order_inside_any_text(text):
    last = 0
    for one in quantities(text):
        assert last <= one.span.start < one.span.end <= len(text)
        last = one.span.end
        assert one.role in ROLES
        assert one.bound is None or one.bound in BOUNDS
        assert one.value.is_finite()
        assert one.unit != ""
        if one.role == "measure":
            assert one.unit
        elif one.role != "count":
            assert one.unit is None
            assert one.bound is None


digits = st.from_regex(r"(0|[1-9][0-9]{0,14})(\.[0-9]{1,6})?", fullmatch=True)
units = st.sampled_from(["%", " %", " ms", "ms", " GB/s", "x", " users", " kg", ""])


@given(digits, units)
def test_it_says_of_digits_what_decimal_says(number, unit):
    (figure,) = quantities(f"It is {number}{unit}.")
    assert figure.value == Decimal(number)
    assert str(figure.value) == str(Decimal(number))


@given(st.integers(0, 10**15), st.sampled_from([",", "’", "'", "\u00a0", "\u202f"]))
def test_it_reads_thousands_however_they_are_set_apart(number, mark):
    (figure,) = quantities(f"for {number:,} users".replace(",", mark))
    assert (figure.value, figure.unit, figure.role) == (number, "users", "count")


@given(
    st.decimals(0, 10**30, places=3),
    st.sampled_from([("k", 3), (" thousand", 3), (" million", 6), (" billion", 9)]),
)
def test_it_scales_without_rounding(number, scale):
    word, power = scale
    (figure,) = quantities(f"for {number}{word} users")
    assert figure.value == Decimal(f"{number}E{power}")
    assert figure.unit == "users"


@given(digits, digits, st.sampled_from(["-", "–", " to ", " – "]), units)
def test_it_gives_both_ends_of_a_range_one_unit(low, high, joiner, unit):
    found = quantities(f"takes {low}{joiner}{high}{unit or ' ms'}")
    years = [one for one in (low, high) if re.fullmatch(r"(19|20)\d\d", one)]
    if len(found) == 2 and not years:
        assert found[0].unit == found[1].unit
        assert [one.value for one in found] == [Decimal(low), Decimal(high)]


@given(texts, st.text(alphabet="abc é日🎉", max_size=5))
def test_it_does_not_mind_where_a_text_stands(text, before):
    alone = quantities(text)
    moved = quantities(f"{before}. {text}" if text[:1].isalnum() else text)
    shift = len(before) + 2 if text[:1].isalnum() else 0
    assert [(q.value, q.span.start + shift) for q in alone] == [
        (q.value, q.span.start) for q in moved
    ]


@pytest.mark.parametrize(
    ("piece", "most"),
    [
        ("1", 1),
        ("1,", None),
        ("1.", 1),
        (".", 0),
        (",111", None),
        ("1 ", None),
        ("000 ", None),
        ("1x", None),
        ("-1", None),
        ("1/", None),
        ("a-", 0),
        ("2000 ", None),
        ("may 5 ", None),
        ("one ", 0),
        ("hundred thousand ", None),
        (" ", 0),
        ("1'111", None),
        ("$", 0),
        ("half a ", 0),
        ("2000-01T", None),
        ("1 requests/", None),
        ("/a", 0),
        ("e", 0),
        ("5 million million ", None),
        (" hundred", None),
    ],
)
def test_it_takes_hostile_texts_in_its_stride(piece, most):
    text = piece * (6_000 // len(piece))
    found = quantities(text)
    assert len(found) <= (len(text) if most is None else most)


def test_it_reads_a_megabyte_of_digits():
    for mark in "1.,":
        found = quantities(mark * 1_000_000)
        assert len(found) == (mark == "1")
    assert len(quantities("1," * 5_000)) == 5_000
    (figure,) = quantities("1" * 10_000)
    assert figure.value == Decimal("1" * 10_000)
