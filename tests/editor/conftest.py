"""One real server process for all tests, each with a folder of its own in its workspace."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, client_capabilities

from .workspace import Editor, TestClient

SERVER = [sys.executable, "-m", "dualclass.cli.main", "language-server", "--stdio"]


@pytest.fixture(scope="session")
def workspace_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("workspace").resolve()


@pytest_lsp.fixture(
    config=ClientServerConfig(server_command=SERVER, client_factory=TestClient), scope="session", loop_scope="session"
)
async def client(lsp_client: TestClient, workspace_root: Path) -> AsyncIterator[None]:
    folder = types.WorkspaceFolder(workspace_root.as_uri(), "workspace")
    await lsp_client.initialize_session(
        types.InitializeParams(
            capabilities=client_capabilities("visual_studio_code"),
            workspace_folders=[folder],
            initialization_options={"delay": 20},
        )
    )
    yield
    await lsp_client.shutdown_session()


@pytest.fixture
def editor(client: TestClient, workspace_root: Path, request: pytest.FixtureRequest) -> Iterator[Editor]:
    """An editor with an empty folder; no test may leave the server telling of failures."""
    folder = workspace_root / "".join(c if c.isalnum() else "_" for c in str(request.node.name))
    folder.mkdir()
    before = len(client.log_messages)
    found = Editor(client, folder)
    yield found
    found.close_all()
    failures = [each.message for each in client.log_messages[before:] if "failed" in each.message]
    assert failures == []
