"""The protocol: what is offered at a door, answered message by message.

Nothing but the protocol is written to standard output. A check runs in a thread, so that
the loop goes on answering; whatever goes wrong in it is told to who asked, and the server
lives on.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Mapping
from functools import partial
from typing import Any

import anyio
import mcp_types as types
from anyio import to_thread
from mcp.server.context import ServerRequestContext
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from mcp.shared.exceptions import MCPError

from holdwater import __version__
from holdwater.errors import HoldwaterError
from holdwater.mcp import advice
from holdwater.mcp.door import Door
from holdwater.mcp.services import Service, services
from holdwater.model.rule import AUDIENCES

#: So many checks run at a time; others wait, and may be cancelled while they do.
_AT_ONCE = 4

_Context = ServerRequestContext[Any]


def serve(door: Door) -> None:
    """Answer on standard input and output until standard input ends."""
    anyio.run(_serve, door)


async def _serve(door: Door) -> None:
    server = make_server(door, limiter=anyio.CapacityLimiter(_AT_ONCE))
    async with stdio_server() as (asked, answered):
        await server.run(asked, answered, server.create_initialization_options())


def make_server(door: Door, *, limiter: anyio.CapacityLimiter) -> Server[Any]:
    """Make a server for what is offered at a door."""
    offered = services(door)

    async def list_tools(
        _context: _Context, _asked: types.PaginatedRequestParams | None
    ) -> types.ListToolsResult:
        return types.ListToolsResult(tools=[_tool(one) for one in offered.values()])

    async def call_tool(
        _context: _Context, asked: types.CallToolRequestParams
    ) -> types.CallToolResult:
        service = offered.get(asked.name)
        if service is None:
            names = ", ".join(offered)
            return _failed(f"no tool is called {asked.name!r}. There are: {names}.")
        answering = partial(_answer, service, door, asked.arguments or {})
        # Who cancels need not wait; the thread goes on until it is done.
        return await to_thread.run_sync(
            answering, abandon_on_cancel=True, limiter=limiter
        )

    return Server(
        "holdwater",
        version=__version__,
        title="Holdwater",
        instructions=advice.INSTRUCTIONS,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
        on_list_prompts=_list_prompts,
        on_get_prompt=_get_prompt,
    )


def _tool(service: Service) -> types.Tool:
    return types.Tool(
        name=service.name,
        title=service.title,
        description=service.what,
        input_schema=service.takes,
        output_schema=service.gives,
        annotations=types.ToolAnnotations(
            title=service.title,
            read_only_hint=True,
            destructive_hint=False,
            idempotent_hint=True,
            open_world_hint=False,
        ),
    )


def _answer(
    service: Service, door: Door, asked: Mapping[str, Any]
) -> types.CallToolResult:
    try:
        answer = service.answer(door, asked)
    except HoldwaterError as error:
        return _failed(str(error))
    except Exception as error:  # noqa: BLE001 - a bug ends one answer, and no server
        traceback.print_exc(file=sys.stderr)
        return _failed(
            f"a fault in Holdwater, and not in what was asked ({type(error).__name__}). "
            "The server's standard error says more; please report it."
        )
    return types.CallToolResult(
        content=[types.TextContent(text=answer.words)],
        structured_content=answer.plain,
    )


def _failed(said: str) -> types.CallToolResult:
    return types.CallToolResult(content=[types.TextContent(text=said)], is_error=True)


async def _list_prompts(
    _context: _Context, _asked: types.PaginatedRequestParams | None
) -> types.ListPromptsResult:
    taken = (
        ("text", "The text to reword.", True),
        ("audience", f"{' or '.join(AUDIENCES)}; it where not given.", False),
    )
    prompt = types.Prompt(
        name=advice.PROMPT,
        title=advice.PROMPT_TITLE,
        description=advice.PROMPT_WHAT,
        arguments=[
            types.PromptArgument(name=name, description=what, required=required)
            for name, what, required in taken
        ],
    )
    return types.ListPromptsResult(prompts=[prompt])


async def _get_prompt(
    _context: _Context, asked: types.GetPromptRequestParams
) -> types.GetPromptResult:
    given = asked.arguments or {}
    text, audience = given.get("text", ""), given.get("audience") or "it"
    problem = None
    if asked.name != advice.PROMPT:
        problem = f"no prompt is called {asked.name!r}; there is {advice.PROMPT}"
    elif not text.strip():
        problem = "`text` is to be given: the text to reword"
    elif audience not in AUDIENCES:
        problem = f"`audience` is {audience!r}, not one of {', '.join(AUDIENCES)}"
    if problem:
        raise MCPError(types.INVALID_PARAMS, problem)
    content = types.TextContent(text=advice.reword(text, audience=audience))
    return types.GetPromptResult(
        description=advice.PROMPT_WHAT,
        messages=[types.PromptMessage(role="user", content=content)],
    )
