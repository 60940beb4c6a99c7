"""The words figures are written with: units, scales, bounds, months, names.

Tables only; `holdwater.text.quantities` reads them.
"""

from __future__ import annotations

#: Each unit with its spellings in small letters.
_SPELLINGS = {
    "x": "x × fold",
    "pp": "pp",
    "%": "pct",
    "ns": "ns nanosecond nanoseconds",
    "µs": "µs us μs microsecond microseconds",
    "ms": "ms millisecond milliseconds msec",
    "s": "s sec secs second seconds",
    "min": "min mins minute minutes",
    "h": "h hr hrs hour hours",
    "d": "d day days",
    "week": "week weeks wk wks",
    "month": "month months",
    "year": "year years yr yrs",
    "bit": "bit bits",
    "B": "byte bytes",
    "kB": "kb kilobyte kilobytes",
    "MB": "mb megabyte megabytes",
    "GB": "gb gigabyte gigabytes",
    "TB": "tb terabyte terabytes",
    "PB": "pb petabyte petabytes",
    "EB": "eb exabyte exabytes",
    "KiB": "kib",
    "MiB": "mib",
    "GiB": "gib",
    "TiB": "tib",
    "PiB": "pib",
    "kbit/s": "kbps kbit/s",
    "Mbit/s": "mbps mbit/s",
    "Gbit/s": "gbps gbit/s",
    "Tbit/s": "tbps tbit/s",
    "kB/s": "kb/s",
    "MB/s": "mb/s mbyte/s",
    "GB/s": "gb/s gbyte/s",
    "TB/s": "tb/s",
    "MiB/s": "mib/s",
    "GiB/s": "gib/s",
    "op/s": "iops qps tps rps ops op/s ops/s req/s reqs/s",
    "fps": "fps",
    "Hz": "hz",
    "kHz": "khz",
    "MHz": "mhz",
    "GHz": "ghz",
    "W": "w watt watts",
    "kW": "kw kilowatt kilowatts",
    "MW": "mw megawatt megawatts",
    "Wh": "wh",
    "kWh": "kwh",
    "V": "v volt volts",
    "mm": "mm",
    "cm": "cm",
    "km": "km",
    "kg": "kg",
    "px": "px",
    "dB": "db",
    "nines": "nines",
    "$": "usd dollar dollars",
    "€": "eur euro euros",
    "£": "gbp",
    "¥": "jpy yen",
    "CHF": "chf",
}

UNITS = {
    spelling: unit
    for unit, spellings in _SPELLINGS.items()
    for spelling in spellings.split()
}

#: Units that only count in this writing: in another they are words or names.
EXACT = {"s": "s", "h": "h", "d": "d", "us": "us", "w": "W", "v": "V", "mw": "MW"}

#: Where a capital tells bits from bytes, it is believed.
BITS = {"kb/s": "kbit/s", "Kb/s": "kbit/s", "Mb/s": "Mbit/s", "Gb/s": "Gbit/s"}

#: What is done so and so often a second.
OPERATIONS = frozenset(
    """
    calls commits events inserts lookups messages operations ops packets queries
    reads records requests rows tokens transactions updates writes
    """.split()
)

PER_SECOND = frozenset({"s", "sec", "second"})

#: How much of something there is room for.
DATA_SIZES = frozenset("B kB MB GB TB PB EB KiB MiB GiB TiB PiB".split())

#: What stands below the line of a rate, and how it is written.
RATES = {
    **dict.fromkeys(PER_SECOND, "s"),
    "min": "min",
    "minute": "min",
    "h": "h",
    "hr": "h",
    "hour": "h",
    "d": "d",
    "day": "d",
    "week": "week",
    "month": "month",
    "mo": "month",
    "year": "year",
    "yr": "year",
}

#: Powers of ten, as words of their own.
SCALES = {
    "hundred": 2,
    "thousand": 3,
    "thousands": 3,
    "million": 6,
    "millions": 6,
    "mio": 6,
    "mn": 6,
    "billion": 9,
    "billions": 9,
    "bn": 9,
    "trillion": 12,
    "trillions": 12,
    "lakh": 5,
    "crore": 7,
}

#: Letters that scale when they are glued to a number ...
GLUED_SCALES = {"k": 3, "K": 3, "M": 6, "mn": 6, "B": 9, "bn": 9, "BN": 9, "Bn": 9}

#: ... and more of them behind a sum of money.
MONEY_SCALES = {**GLUED_SCALES, "m": 6, "mm": 6, "MM": 6, "b": 9, "t": 12, "T": 12}

SMALL_WORDS = {
    word: value
    for value, word in enumerate(
        """
        one two three four five six seven eight nine ten eleven twelve thirteen
        fourteen fifteen sixteen seventeen eighteen nineteen
        """.split(),
        1,
    )
}

TENS_WORDS = {
    word: value
    for value, word in zip(
        range(20, 100, 10),
        "twenty thirty forty fifty sixty seventy eighty ninety".split(),
        strict=True,
    )
}

SCALE_WORDS = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}

NUMBER_WORDS = {**SMALL_WORDS, **TENS_WORDS, **SCALE_WORDS}

#: The words before a figure that fence it in.
BOUNDS_BEFORE = {
    "up to": """
        up to|as much as|as many as|as high as|as little as|as low as|as few as|
        as fast as|as short as
    """,
    "at least": """
        at least|minimum of|no less than|not less than|no fewer than|not fewer than|
        upwards of|min.|≥|>=
    """,
    "more than": """
        more than|over|above|exceeding|exceeds|in excess of|greater than|higher than|
        north of|>
    """,
    "less than": """
        less than|fewer than|under|below|lower than|smaller than|shorter than|sub|<
    """,
    "at most": """
        at most|no more than|not more than|maximum of|within|max.|max|≤|<=
    """,
    "about": """
        about|around|approximately|approx.|roughly|circa|ca.|some|nearly|almost|
        close to|~|≈
    """,
}

#: The words behind it that do.
BOUNDS_AFTER = {
    "at least": "or more|and more|or higher|and higher|or greater|and up|or above",
    "at most": "or less|or fewer|or lower|or under|or below|or shorter|max|maximum",
}

MONTHS = frozenset(
    """
    january february march april may june july august september october november
    december jan feb mar apr jun jul aug sep sept oct nov dec
    """.split()
)

SEASONS = frozenset("spring summer autumn fall winter".split())

#: A number behind one of these names it, and counts nothing ...
PRODUCTS = frozenset(
    """
    iso iec en din rfc nist sp fips pci soc cis cve cwe kb windows ubuntu debian rhel
    centos fedora java python node php go ruby postgresql postgres mysql mariadb
    oracle tls ssl http usb pcie wi-fi gen version release build v android macos ios
    kubernetes angular react vue sqlite redis kafka spark hadoop log4j openssl dotnet
    """.split()
)

#: ... and behind one of these it names a place.
REFERENCES = frozenset(
    """
    section chapter figure fig table step part page level tier phase class type port
    article clause annex appendix issue pr model series code error exit status
    footnote note line slide row column question ticket room gate
    """.split()
)

#: Words joined to a number by a hyphen that make no name of it.
OPEN_PREFIXES = frozenset(
    "early late mid near non over post pre sub to top under multi".split()
)

#: What is counted and never dated: *2000 customers* is no year.
COUNTED = frozenset(
    """
    accounts businesses cities clients companies connections containers cores
    countries customers developers devices downloads employees endpoints engineers
    files hosts installations installs instances lines locations machines members
    messages microservices nodes organisations organizations partners people points
    projects queries records repositories requests rows schools seats servers shops
    sites stars stores students subscribers tables teams tests tickets tokens
    transactions users vehicles vms websites words workers
    """.split()
)

NOUN_STOPS = frozenset(
    """
    a about above after all also am an and any are as at be been before below
    between both but by can down during each every ever for from had has have if in
    into is it its later may me minus must my no not of off on only or our out over own
    per plus pm so than that the their then there these they this those through
    times to too under until up us versus via vs was we were what when where which
    while who will with within without x you your
    """.split()
)

#: Comparatives count nothing: *10 more than before*.
NO_NOUNS = frozenset(
    """
    more less fewer better worse faster slower higher lower larger smaller longer
    shorter cheaper other others
    """.split()
)
