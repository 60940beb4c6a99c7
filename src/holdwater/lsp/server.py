"""The language server: pages come and change, and what is seen of them is told.

One page is looked at after another, in a thread of its own, so that the protocol is
answered meanwhile. Of a page the newest version counts: what was seen of an older one is
never told.
"""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from holdwater import __version__
from holdwater.lsp.actions import actions
from holdwater.lsp.diagnostics import diagnostics, settings_diagnostic, span_of
from holdwater.lsp.hover import hover
from holdwater.lsp.page import Page, media_type_for
from holdwater.lsp.proofreader import Look, Proofreader
from holdwater.report.layout import visible

_log = logging.getLogger(__name__)

#: Seconds without a change after which somebody who writes has paused.
PAUSE = 0.2

#: Files that say how pages are judged, by their usual names.
WATCHED = ("**/holdwater*.{toml,json}", "**/pyproject.toml")


class Server(LanguageServer):
    """Keeps the pages that are open, and what was seen of each."""

    def __init__(self, proofreader: Proofreader) -> None:
        # Whole texts: what ends a line is for this room to say, and not for a library.
        super().__init__(
            "holdwater",
            __version__,
            text_document_sync_kind=types.TextDocumentSyncKind.Full,
        )
        self.has_shut_down = False
        self._proofreader = proofreader
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="proofreader")
        self._open: set[str] = set()
        self._looks: dict[str, asyncio.Task[Look]] = {}
        self._broken: dict[str, Look] = {}

    def open(self, uri: str) -> None:
        """Look at a page that was opened."""
        self._open.add(uri)
        self.read_settings_anew()
        self.look_at(uri)

    def look_at(self, uri: str, *, after: float = 0.0) -> None:
        """Look at the newest version of a page, after a pause; drop what was begun."""
        before = self._looks.pop(uri, None)
        if before:
            before.cancel()
        page = self._page(uri)
        if page is None:
            if before:
                self._publish(uri, [], version=None)
            return
        task = asyncio.create_task(self._look(page, after))
        task.add_done_callback(_log_what_failed)
        self._looks[uri] = task

    def look_again(self) -> None:
        """Look at every page anew, with settings as they are now."""
        self.read_settings_anew()
        for uri in list(self._looks):
            self.look_at(uri)

    def read_settings_anew(self) -> None:
        """Take up settings that changed unseen: not every editor watches files."""
        self._pool.submit(self._proofreader.forget_files)

    def close(self, uri: str) -> None:
        """Forget a page, and take back what was told of it."""
        self._open.discard(uri)
        task = self._looks.pop(uri, None)
        if task:
            task.cancel()
            self._publish(uri, [], version=None)
        self._tell_settings(uri, None)

    def stop(self) -> None:
        """Wait for nothing any more."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    async def newest(self, uri: str) -> Look | None:
        """Wait for what is seen of the newest version; None for a page not read."""
        while task := self._looks.get(uri):
            await asyncio.wait([task])
            if not task.cancelled() and task is self._looks.get(uri):
                return task.result()
        return None

    async def _look(self, page: Page, after: float) -> Look:
        await asyncio.sleep(after)
        loop = asyncio.get_running_loop()
        look = await loop.run_in_executor(self._pool, self._proofreader.look, page)
        # Nothing is awaited from here on: what comes later cannot have come before.
        self._publish(page.uri, diagnostics(look), version=page.version)
        self._tell_settings(page.uri, look)
        return look

    def _page(self, uri: str) -> Page | None:
        """Return a page as it stands in the editor; None where it is not read."""
        if uri not in self._open:
            return None
        document = self.workspace.get_text_document(uri)
        media_type = media_type_for(uri, document.language_id)
        if media_type is None:
            return None
        path = to_fs_path(uri)
        encoding = self.workspace.position_encoding or "utf-16"
        return Page(
            uri=uri,
            text=document.source,
            version=document.version,
            media_type=media_type,
            path=Path(path) if path else None,
            encoding=types.PositionEncodingKind(encoding).value,
        )

    def _publish(
        self, uri: str, found: list[types.Diagnostic], *, version: int | None
    ) -> None:
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri=uri, version=version, diagnostics=found)
        )

    def _tell_settings(self, uri: str, look: Look | None) -> None:
        """Mark what is broken in the settings of pages; take back what was mended."""
        known = {one.trouble for one in self._broken.values()}
        before = self._broken.pop(uri, None)
        if look and look.is_settings:
            self._broken[uri] = look
            if look.trouble not in known:
                self.window_show_message(
                    types.ShowMessageParams(
                        type=types.MessageType.Error,
                        message=visible(f"Holdwater: {look.trouble}"),
                    )
                )
        places = (one.place for one in (before, look) if one)
        for file in {place.file for place in places if place}:
            found = {
                (one.place, one.trouble): settings_diagnostic(one.place, one.trouble)
                for one in self._broken.values()
                if one.place and one.trouble and one.place.file == file
            }
            where = from_fs_path(str(file))
            if where:
                self._publish(where, [*found.values()], version=None)


def _log_what_failed(task: asyncio.Task[Look]) -> None:
    if not task.cancelled() and (error := task.exception()):
        _log.error("what was seen could not be told", exc_info=error)


def make_server(proofreader: Proofreader) -> Server:
    """Make a server that knows what to do with each message."""
    server = Server(proofreader)
    _register_life(server)
    _register_pages(server)
    _register_questions(server)
    return server


def _register_life(server: Server) -> None:
    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        folders = params.workspace_folders or []
        uri = folders[0].uri if folders else params.root_uri
        folder = to_fs_path(uri) if uri else None
        if folder and Path(folder).is_dir():
            # As for a command called there: settings are looked for up to this folder.
            os.chdir(folder)

    @server.feature(types.INITIALIZED)
    def initialized(_params: types.InitializedParams) -> None:
        workspace = server.client_capabilities.workspace
        watched = workspace.did_change_watched_files if workspace else None
        if watched and watched.dynamic_registration:
            watchers = [types.FileSystemWatcher(glob_pattern=one) for one in WATCHED]
            server.client_register_capability(
                types.RegistrationParams(
                    registrations=[
                        types.Registration(
                            id="holdwater-settings",
                            method=types.WORKSPACE_DID_CHANGE_WATCHED_FILES,
                            register_options=types.DidChangeWatchedFilesRegistrationOptions(
                                watchers=watchers
                            ),
                        )
                    ]
                )
            )

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def files_changed(_params: types.DidChangeWatchedFilesParams) -> None:
        server.look_again()

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def configured(_params: types.DidChangeConfigurationParams) -> None:
        server.look_again()

    @server.feature(types.SHUTDOWN)
    def shut_down(_params: None) -> None:
        server.has_shut_down = True


def _register_pages(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.open(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        server.look_at(params.text_document.uri, after=PAUSE)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        server.read_settings_anew()
        server.look_at(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.close(params.text_document.uri)


def _register_questions(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hovered(params: types.HoverParams) -> types.Hover | None:
        look = await server.newest(params.text_document.uri)
        if look is None:
            return None
        at = types.Range(start=params.position, end=params.position)
        shown = server.client_capabilities.text_document
        formats = (shown.hover.content_format if shown and shown.hover else None) or ()
        is_markdown = types.MarkupKind.Markdown in formats
        return hover(look, span_of(look, at).start, is_markdown=is_markdown)

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix]),
    )
    async def asked_for_actions(
        params: types.CodeActionParams,
    ) -> list[types.CodeAction]:
        only = params.context.only
        if only is not None and types.CodeActionKind.QuickFix not in only:
            return []
        look = await server.newest(params.text_document.uri)
        if look is None:
            return []
        workspace = server.client_capabilities.workspace
        edits = workspace.workspace_edit if workspace else None
        is_versioned = bool(edits and edits.document_changes)
        wanted = span_of(look, params.range)
        return actions(look, wanted, is_versioned=is_versioned)


def serve(server: Server) -> int:
    """Serve the editor that called until it goes; return the exit code.

    Standard output belongs to the protocol: what else is printed goes to standard error.
    """
    protocol, sys.stdout = sys.stdout, sys.stderr
    server.start_io(sys.stdin.buffer, protocol.buffer)
    server.stop()
    return 0 if server.has_shut_down else 1
