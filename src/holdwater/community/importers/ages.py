"""When an account of Reddit was made, from its number: an estimate, and marked as one.

Numbers of accounts were given out in the order of time, so an account is younger than
those with smaller numbers and older than those with larger ones. Where a dump tells the
dates of some accounts, the date of another is taken on the straight line between its two
neighbours. Beyond the outermost neighbours nothing is estimated. The first years are known
beforehand: `KNOWN` gives the number that accounts had reached by a day.
"""

from __future__ import annotations

#: The number of an account and the day on which one about there was made, in seconds since
#: 1970: from the ages of 943 accounts that a public list tells (reddit-suspicious-accounts,
#: CC0), the middle one of each half-year, its number rounded to three digits.
KNOWN = (
    (9_680_000, 1_314_748_800),  # 2011-08-31
    (17_500_000, 1_359_504_000),  # 2013-01-30
    (20_800_000, 1_373_846_400),  # 2013-07-15
    (28_800_000, 1_403_740_800),  # 2014-06-26
    (31_700_000, 1_413_331_200),  # 2014-10-15
    (39_500_000, 1_431_820_800),  # 2015-05-17
    (45_300_000, 1_444_089_600),  # 2015-10-06
    (55_200_000, 1_459_728_000),  # 2016-04-04
    (64_600_000, 1_477_699_200),  # 2016-10-29
    (71_700_000, 1_491_004_800),  # 2017-04-01
    (39_200_000_000, 1_513_555_200),  # 2017-12-18
)

#: Neighbours farther apart, in seconds, tell nothing.
FARTHEST = 2 * 365 * 86_400

_KNOWN = ", ".join(f"({number}, {made})" for number, made in KNOWN)

#: SQL: from the table ``numbered`` (author_id, number, made; made is NULL where a dump
#: does not tell), the accounts whose age can be estimated, and to which second.
ESTIMATES = f"""
WITH told AS (
    SELECT number, min(made) AS made FROM (
        SELECT number, made FROM numbered WHERE made IS NOT NULL
        UNION ALL SELECT * FROM (VALUES {_KNOWN}) AS known(number, made))
    GROUP BY number),
asked AS (SELECT author_id, number FROM numbered WHERE made IS NULL),
between AS (
    SELECT a.author_id, a.number, b.number AS low, b.made AS after,
           c.number AS high, c.made AS before
    FROM asked a ASOF JOIN told b ON a.number >= b.number
    ASOF JOIN told c ON a.number <= c.number)
SELECT author_id, CAST(CASE WHEN high = low THEN after ELSE
       after + (before - after) * ((number - low) / (high - low)) END AS BIGINT) AS made
FROM between WHERE before - after BETWEEN 0 AND {FARTHEST}
"""  # noqa: S608 - our own
