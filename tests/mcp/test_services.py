"""What an assistant may ask for, and what it is told."""

from datetime import UTC, datetime

import pytest
from jsonschema import Draft202012Validator
from tests.samples import PLAIN, puffery, unsupported

from holdwater.errors import UsageError
from holdwater.mcp.door import Door
from holdwater.mcp.services import services

#: Three doubted statements, and one that an allowance has settled.
PAGE = f"""\
{unsupported().text}

{PLAIN}

{puffery().text}

<!-- holdwater: allow {unsupported().rule}: a customer's own words -->

{unsupported().text} It is so.

{unsupported().text} So it is.
"""


@pytest.fixture
def ask(tmp_path):
    """Ask for a service in a folder without settings, or with those given."""
    (tmp_path / ".git").mkdir()

    def asking(name, *, settings="", **asked):
        (tmp_path / "holdwater.toml").write_text(settings)
        door = Door(
            environment={},
            clock=lambda: datetime(2026, 11, 22, tzinfo=UTC),
            root=tmp_path.resolve(),
        )
        service = services(door)[name]
        answer = service.answer(door, asked)
        Draft202012Validator(service.gives).validate(_as_json(answer.plain))
        return answer

    return asking


def _as_json(value):
    """Turn what JSON has no tuples for into lists."""
    if isinstance(value, dict):
        return {key: _as_json(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_as_json(one) for one in value]
    return value


def _texts(answer):
    return [one["text"] for one in answer.plain["statements"]]


def test_it_tells_what_asks_for_attention_and_nothing_else(ask):
    answer = ask("check_text", text=PAGE)
    assert _texts(answer) == [unsupported().text, puffery().text, unsupported().text]
    assert answer.plain["summary"]["statements"] > 3
    assert answer.plain["left_off"] == 0
    for text in _texts(answer):
        assert f"“{text}”" in answer.words
    assert PLAIN not in answer.words


def test_it_tells_why_each_rule_asks_once(ask):
    told = ask("check_text", text=PAGE).plain["rules"]
    assert [one["name"] for one in told] == [unsupported().rule, puffery().rule]
    assert all(one["why"] and one["instead"] for one in told)


def test_it_tells_some_at_a_time_and_how_many_are_left(ask):
    whole = _texts(ask("check_text", text=PAGE))
    first = ask("check_text", text=PAGE, most=2)
    assert _texts(first) == whole[:2]
    assert first.plain["left_off"] == 1
    assert "1 more: ask again with `skip`." in first.words
    rest = ask("check_text", text=PAGE, skip=2.0, most=2)
    assert _texts(rest) == whole[2:]
    assert rest.plain["left_off"] == 0
    beyond = ask("check_text", text=PAGE, skip=9)
    assert (_texts(beyond), beyond.plain["left_off"]) == ([], 0)


def test_it_reminds_that_a_gap_is_the_writers(ask):
    with_gap = ask("check_text", text="Deploy in minutes.")
    assert "[…]" in with_gap.plain["statements"][0]["findings"][0]["suggestion"]
    assert "only the writer can fill" in with_gap.words
    assert "only the writer" not in ask("check_text", text=PLAIN).words


def test_it_says_when_nothing_asks_for_attention(ask):
    assert "Nothing asks for attention." in ask("check_text", text=PLAIN).words
    assert "0 statements" in ask("check_text", text="").words


def test_it_says_what_was_not_judged(ask):
    text = "Am Samstag wird der Server für zwei Stunden abgeschaltet."
    answer = ask("list_claims", text=text, plain=True)
    assert "1 unjudged" in answer.words
    assert "not judged, being in de" in answer.words


def test_it_finds_what_the_business_will_not_understand(ask):
    text = "Save your work in order to keep it."
    for asked in ({"audience": "business"}, {"settings": 'audience = "business"\n'}):
        answer = ask("check_text", text=text, **asked)
        assert answer.plain["audience"] == "business"
        assert [one["name"] for one in answer.plain["rules"]] == ["wordy-phrase"]
    assert _texts(ask("check_text", text=text)) == []


def test_it_lists_claims_or_every_statement(ask):
    claims = _texts(ask("list_claims", text=PAGE))
    every = _texts(ask("list_claims", text=PAGE, plain=True))
    assert PLAIN in every
    assert PLAIN not in claims
    assert set(claims) < set(every)
    assert ask("list_claims", text=PAGE, plain=True, most=1).plain["left_off"] == (
        len(every) - 1
    )


def test_it_asks_nothing_of_what_is_no_offer(ask):
    answer = ask("what_is_not_said", text=PLAIN)
    assert answer.plain["not_said"] is None
    assert "no offer" in answer.words


def test_it_explains_a_rule_of_either_audience_by_name_or_code(ask):
    for rule in (unsupported().rule, unsupported().code, "wordy-phrase"):
        answer = ask("explain_rule", rule=rule)
        (told,) = answer.plain["rules"]
        assert rule in (told["name"], told["code"])
        assert told["why"].split()[0] in answer.words


def test_it_sets_two_texts_side_by_side(ask):
    answer = ask(
        "compare_texts",
        first={"text": PAGE},
        second={"text": "A", "media_type": "html"},
    )
    first, second = answer.plain["sides"]
    assert (first["name"], second["name"]) == ("the first text", "the second text")
    assert first["summary"]["unsupported"] == 2
    assert second["summary"]["statements"] == 1


def test_it_refuses_a_side_that_is_neither_text_nor_file(ask):
    with pytest.raises(UsageError, match="`text` or `path` is to be given"):
        ask("compare_texts", first={}, second={"text": "A"})
    with pytest.raises(UsageError, match=r"`first`: .*'url' was unexpected"):
        ask("compare_texts", first={"url": "https://a"}, second={"text": "A"})
    with pytest.raises(UsageError, match="It takes `text`, `media_type`, `path`"):
        ask("compare_texts", first={"url": "https://a"}, second={"text": "A"})


def test_it_repeats_no_long_argument(ask):
    with pytest.raises(UsageError) as error:
        ask("check_text", text=["x" * 10_000])
    assert len(str(error.value)) < 500
