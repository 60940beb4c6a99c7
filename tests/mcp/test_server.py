"""The protocol, spoken by a real client to a real process."""

import json
import subprocess
import sys
import threading
from datetime import UTC, datetime
from functools import partial

import anyio
import pytest
from anyio import to_thread
from jsonschema import Draft202012Validator
from mcp import Client, MCPError, StdioServerParameters
from mcp.client.stdio import stdio_client
from tests.samples import PLAIN, puffery, unsupported

from holdwater import __version__
from holdwater.mcp.door import MOST_TEXT, Door
from holdwater.mcp.server import make_server

TOOLS = {
    "check_text",
    "list_claims",
    "what_is_not_said",
    "compare_texts",
    "explain_rule",
}

#: Both eras of the protocol: with a handshake, and without.
ERAS = ["legacy", "auto"]

#: What each tool is called with, and what its words must say.
CALLS = {
    "check_text": ({"text": unsupported().text}, unsupported().rule),
    "list_claims": ({"text": puffery().text}, "puffery"),
    "what_is_not_said": ({"path": "offer.md"}, "Not said:"),
    "compare_texts": (
        {"first": {"path": "offer.md"}, "second": {"text": PLAIN}},
        "the second text",
    ),
    "explain_rule": ({"rule": unsupported().code}, unsupported().rule),
}

OFFER = """\
---
title: Corvane, the backup that restores
---
# Corvane

Restores run 3x faster than Globex Dump. Deploy in minutes.

- Supports PostgreSQL 14 to 17.
- World-class support.

Our platform helps your team keep everything safe. Contact sales.

- The agent runs beside the server.
- It writes to a bucket.
- Each backup has a key.
"""


@pytest.fixture
def root(tmp_path):
    folder = tmp_path / "site"
    (folder / ".git").mkdir(parents=True)
    (folder / "offer.md").write_text(OFFER, "utf-8")
    (tmp_path / "secret.md").write_text("A secret.", "utf-8")
    return folder


@pytest.fixture
def talk(root):
    """Let a client talk to a server of its own: ``talk(conversation, mode="auto")``."""

    def talking(conversation, *, mode="auto", words=("--root", ".")):
        async def main():
            server = StdioServerParameters(
                command=sys.executable,
                args=["-m", "holdwater", "mcp", *words],
                cwd=root,
            )
            # What a server says beside the protocol is not for the test's own screen.
            with open(root.parent / "stderr", "w") as said, anyio.fail_after(120):  # noqa: ASYNC230, PTH123
                transport = stdio_client(server, errlog=said)
                async with Client(transport, mode=mode) as client:
                    await conversation(client)

        anyio.run(main)
        return (root.parent / "stderr").read_text("utf-8")

    return talking


def _words(result):
    (content,) = result.content
    return content.text


def _cut(said):
    return said[:400]


# -- what is offered ---------------------------------------------------------------


@pytest.mark.parametrize("mode", ERAS)
def test_it_says_who_it_is_and_what_it_offers(talk, mode):
    async def conversation(client):
        assert client.server_info.name == "holdwater"
        assert client.server_info.version == __version__
        assert "Never invent evidence" in client.instructions
        tools = (await client.list_tools()).tools
        assert {tool.name for tool in tools} == TOOLS
        for tool in tools:
            assert tool.annotations.read_only_hint is True
            assert tool.annotations.open_world_hint is False
            assert len(tool.description) > 100
            for schema in (tool.input_schema, tool.output_schema):
                Draft202012Validator.check_schema(schema)
                assert schema["type"] == "object"
                # Some assistants take no choice at the top of a schema.
                assert not {"anyOf", "oneOf", "allOf"} & set(schema)

    assert talk(conversation, mode=mode) == ""


@pytest.mark.parametrize("mode", ERAS)
def test_it_answers_every_tool_as_its_schema_says(talk, mode):
    async def conversation(client):
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert set(CALLS) == set(tools)
        for name, (asked, said) in CALLS.items():
            result = await client.call_tool(name, asked)
            assert not result.is_error, _words(result)
            assert said in _words(result)
            plain = result.structured_content
            Draft202012Validator(tools[name].output_schema).validate(plain)

    assert talk(conversation, mode=mode) == ""


def test_it_offers_files_only_where_a_root_is_given(talk):
    async def conversation(client):
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert "path" not in tools["check_text"].input_schema["properties"]
        result = await client.call_tool("check_text", {"path": "offer.md"})
        assert result.is_error
        assert "started without --root" in _words(result)

    talk(conversation, words=())


# -- what goes wrong ----------------------------------------------------------------


WRONG = [
    ("check_text", {}, "`text` or `path` is to be given"),
    ("check_text", {"text": 3}, "`text`: 3 is not of type 'string'. It takes `text`"),
    ("check_text", {"txt": "x"}, "'txt' was unexpected). It takes `text`"),
    ("check_text", {"text": "x", "most": 0}, "`most`: 0 is less than the minimum of 1"),
    ("check_text", {"text": "x", "audience": "all"}, "`audience`: 'all' is not one of"),
    ("check_text", {"text": "x" * (MOST_TEXT + 1)}, "200,001 bytes; 200,000 are read"),
    ("check_text", {"path": "../secret.md"}, "../secret.md: lies outside the root"),
    ("check_text", {"path": "/etc/passwd"}, "/etc/passwd: lies outside the root"),
    ("list_claims", {"path": "none.md"}, "none.md: is not there"),
    ("compare_texts", {"first": {"text": "x"}}, "'second' is a required property"),
    ("explain_rule", {"rule": "bare-comparsion"}, "Did you mean `bare-comparison`"),
    ("explain_rule", {"rule": "zebra"}, "no rule is called 'zebra'"),
    ("check_everything", {}, "no tool is called 'check_everything'. There are: check"),
]


def test_it_says_what_is_wrong_and_lives_on(talk, root):
    async def conversation(client):
        for name, asked, said in WRONG:
            result = await client.call_tool(name, asked)
            assert result.is_error, (name, asked)
            assert said in _words(result), _cut(_words(result))
            assert len(_words(result)) < 1000
        (root / "holdwater.toml").write_text("fail_on = 3\n")
        result = await client.call_tool("check_text", {"text": PLAIN})
        assert result.is_error
        assert "holdwater.toml:1:1: `fail_on` is 3" in _words(result)
        (root / "holdwater.toml").unlink()
        result = await client.call_tool("check_text", {"text": PLAIN})
        assert not result.is_error

    assert talk(conversation) == ""


def test_it_tells_a_bug_from_a_mistake_and_lives_on(capsys):
    faults = iter([RuntimeError("a secret of the machine"), None])

    def clock():
        if fault := next(faults):
            raise fault
        return datetime(2026, 11, 22, tzinfo=UTC)

    async def conversation(client):
        asked = {"rule": unsupported().rule}
        result = await client.call_tool("explain_rule", asked)
        assert result.is_error
        assert "a fault in Holdwater, and not in what was asked" in _words(result)
        assert "secret" not in _words(result)
        assert not (await client.call_tool("explain_rule", asked)).is_error

    _in_process(clock, conversation)
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "RuntimeError: a secret of the machine" in captured.err


# -- many at a time ---------------------------------------------------------------


def test_it_answers_many_calls_at_a_time_each_with_its_own(talk):
    texts = {f"Version {n} has {n} columns.": n for n in range(1, 13)}
    answered = {}

    async def ask(client, text):
        result = await client.call_tool("list_claims", {"text": text, "plain": True})
        (one,) = result.structured_content["statements"]
        answered[text] = one["text"]

    async def conversation(client):
        async with anyio.create_task_group() as group:
            for text in texts:
                group.start_soon(ask, client, text)

    talk(conversation)
    assert answered == {text: text for text in texts}


# A ping belongs to the era with a handshake, and says so.
@pytest.mark.filterwarnings("ignore:ping is removed")
def test_it_answers_while_a_check_goes_on_and_after_it_was_cancelled():
    first, go_on, reached = [True], threading.Event(), threading.Event()

    def clock():
        if first.pop() if first else False:
            reached.set()
            go_on.wait(60)
        return datetime(2026, 11, 22, tzinfo=UTC)

    async def conversation(client):
        async with anyio.create_task_group() as group:
            asking = partial(client.call_tool, "check_text", {"text": PLAIN})
            group.start_soon(asking)
            await to_thread.run_sync(reached.wait, 60)
            await client.send_ping()
            result = await client.call_tool("check_text", {"text": puffery().text})
            assert result.structured_content["summary"]["puffery"] == 1
            group.cancel_scope.cancel()
        assert not go_on.is_set()
        result = await client.call_tool("check_text", {"text": unsupported().text})
        assert result.structured_content["summary"]["unsupported"] == 1
        go_on.set()

    _in_process(clock, conversation)


def _in_process(clock, conversation):
    """Let a client talk to a server in this process, whose clock is ours."""

    async def main():
        door = Door(environment={}, clock=clock)
        server = make_server(door, limiter=anyio.CapacityLimiter(4))
        with anyio.fail_after(120):
            async with Client(server, mode="legacy") as client:
                await conversation(client)

    anyio.run(main)


# -- the prompt ------------------------------------------------------------------


def test_it_has_a_prompt_that_carries_the_text_and_the_advice(talk):
    async def conversation(client):
        (prompt,) = (await client.list_prompts()).prompts
        assert prompt.name == "reword_honestly"
        asked = {"text": unsupported().text, "audience": "business"}
        (message,) = (await client.get_prompt(prompt.name, asked)).messages
        for said in (
            *asked.values(),
            "check_text",
            "[…]",
            "without making anything up",
        ):
            assert said in message.content.text

    talk(conversation)


@pytest.mark.parametrize(
    ("name", "asked", "said"),
    [
        ("reword", {"text": "x"}, "no prompt is called 'reword'"),
        ("reword_honestly", {"text": " "}, "`text` is to be given"),
        (
            "reword_honestly",
            {"text": "x", "audience": "all"},
            "not one of it, business",
        ),
    ],
)
def test_it_says_what_is_wrong_with_a_prompt(talk, name, asked, said):
    async def conversation(client):
        with pytest.raises(MCPError, match=said):
            await client.get_prompt(name, asked)
        assert (await client.list_prompts()).prompts

    talk(conversation)


# -- the process -----------------------------------------------------------------


def _line(number, method, **params):
    return json.dumps(
        {"jsonrpc": "2.0", "id": number, "method": method, "params": params}
    )


def test_it_writes_nothing_but_the_protocol_and_ends_with_its_input(root):
    client = {"name": "test", "version": "1"}
    said = [
        "no JSON at all",
        _line(
            1,
            "initialize",
            protocolVersion="2025-06-18",
            capabilities={},
            clientInfo=client,
        ),
        '{"jsonrpc":"2.0","method":"notifications/initialized"}',
        _line(2, "tools/call", name="check_text", arguments={"text": "A page."}),
        '{"jsonrpc":"2.0","id":3,"method":"tools/list"}',
    ]
    process = subprocess.Popen(
        [sys.executable, "-W", "error", "-m", "holdwater", "mcp"],
        cwd=root,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    process.stdin.write("\n".join(said) + "\n")
    process.stdin.flush()
    answers = [json.loads(process.stdout.readline()) for _ in range(3)]
    assert {answer["id"] for answer in answers} == {1, 2, 3}
    out, _err = process.communicate(timeout=60)
    assert (process.returncode, out) == (0, "")
