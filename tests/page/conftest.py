"""A browser, a sandbox and a bot for every test of the page."""

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import SimpleNamespace
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import ClientSession
from playwright.async_api import Browser, Page, async_playwright

from sandbox import Sandbox
from tests.page.bot import PlainBot
from tests.page.driver import Person

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
DESK = {"viewport": {"width": 1280, "height": 800}}


def find_chromium() -> str:
    """The path of the system's Chromium; without one the test is skipped, or fails when
    KARTKA_BROWSER=required says that there must be one."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        reason = "no Chromium on this machine (install the package chromium)"
        if os.environ.get("KARTKA_BROWSER") == "required":
            pytest.fail(reason)
        pytest.skip(reason)
    return path


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """One browser for all tests; every test has its own profile in it."""
    path = find_chromium()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def sandbox(browser: Browser) -> AsyncIterator[Sandbox]:
    """A sandbox with its cast, after the browser so that without one nothing starts."""
    sandbox = Sandbox(token="7000000001:page-tests", cast=True)  # noqa: S106 - opens nothing
    await sandbox.start(port=0)
    yield sandbox
    await sandbox.stop()


@pytest_asyncio.fixture(loop_scope="session")
async def http(sandbox: Sandbox) -> AsyncIterator[ClientSession]:
    """A client for the sandbox."""
    async with ClientSession(sandbox.url) as session:
        yield session


@pytest_asyncio.fixture(loop_scope="session")
async def bot(http: ClientSession, sandbox: Sandbox) -> PlainBot:
    """The bot of the sandbox."""
    return PlainBot(http, sandbox.url, sandbox.token)


@pytest.fixture
def device(request: pytest.FixtureRequest) -> dict[str, Any]:
    """The kind of screen: a phone in tests with "phone" in their name, else a desk."""
    return PHONE if "phone" in request.node.nodeid else DESK


@pytest.fixture
def complaints() -> list[str]:
    """What the browser complained of; a test that provokes it clears the list at its end."""
    return []


@asynccontextmanager
async def opened_page(
    browser: Browser, device: dict[str, Any], complaints: list[str]
) -> AsyncIterator[Page]:
    """A fresh profile; an error in the page's scripts or a thing not loaded is a complaint."""
    context = await browser.new_context(**device, color_scheme="light", reduced_motion="reduce")
    page = await context.new_page()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    yield page
    await context.close()


@pytest_asyncio.fixture(loop_scope="session")
async def page(
    browser: Browser, sandbox: Sandbox, device: dict[str, Any], complaints: list[str]
) -> AsyncIterator[Page]:
    """The page's browser; what it complained of fails the test.

    It goes before the sandbox does, which the page would miss.
    """
    async with opened_page(browser, device, complaints) as page:
        yield page
    assert not complaints, complaints


@pytest_asyncio.fixture(loop_scope="session")
async def other_page(
    browser: Browser, sandbox: Sandbox, device: dict[str, Any], complaints: list[str], page: Page
) -> AsyncIterator[Page]:
    """A second browser beside the first: a tab in the background would be slow."""
    async with opened_page(browser, device, complaints) as other:
        yield other


@pytest_asyncio.fixture(loop_scope="session")
async def cast(page: Page, http: ClientSession, sandbox: Sandbox) -> SimpleNamespace:
    """The cast by language: `cast.uk`, `cast.ru`, `cast.en`."""
    async with http.get("/people/cast") as answer:
        people = (await answer.json())["people"]
    return SimpleNamespace(
        **{about["language_code"][:2]: Person(page, sandbox.url, about) for about in people}
    )
