"""Real Chromium walks the pages: every page, three widths, light and dark, with and without script.

The machine's own browser is driven; without one these tests are skipped. Screenshots are kept in
the folder that SCREENSHOTS names, for whoever wants to look at them.
"""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Literal
from urllib.parse import urlencode

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from extract.demo.cast import SERVERS
from serve.app import make_app
from serve.settings import Settings
from tests.serve.demo import HOSTILE_MAP, HOSTILE_NAMES, HOSTILE_SERVER, TOURNAMENT, Demo

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine")

LONG_NAME = next(name for name in HOSTILE_NAMES if len(name) == 200)
OF_LONG_NAME = urlencode({"player_name": LONG_NAME})
PAGES = {
    "front": "",
    "server": urlencode({"server_guid": SERVERS[0].guid}),
    "hostile-server": urlencode({"server_guid": HOSTILE_SERVER}),
    "player": OF_LONG_NAME,
    "champion": "player_name=Champion",
    "map": urlencode({"map_name": HOSTILE_MAP}),
    "hours": "",
    "maps": "",
    "game": "game=fh2",
    "round": urlencode({"server_guid": HOSTILE_SERVER, "round_id": "hostile round"}),
    "compare": f"{OF_LONG_NAME}&other_player_name={LONG_NAME}",
    "compare-nobody": "player_name=badg&other_player_name=hawk",
    "search": "text=a",
    "counted": "",
    "data": "",
    "status": "",
    "nope": "",
}
OTHER_PATHS = {
    "front": "",
    "hostile-server": "server",
    "champion": "player",
    "compare-nobody": "compare",
}
WIDTHS = (360, 820, 1440)
PATIENCE_MILLISECONDS = 120_000


@pytest.fixture(scope="module")
def address(demo: Demo) -> Iterator[str]:
    """A real server in a thread of this process."""
    config = uvicorn.Config(make_app(Settings(demo.database)), port=0, log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}/"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


def path_of(name: str) -> str:
    path = OTHER_PATHS.get(name, name)
    return f"{path}?{PAGES[name]}" if PAGES[name] else path


def shot_of(page: Page, name: str) -> None:
    if folder := os.environ.get("SCREENSHOTS"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)


@pytest.mark.parametrize(
    ("has_script", "scheme"), [(True, "light"), (True, "dark"), (False, "light")]
)
def test_every_page_is_whole(address: str, browser: Browser, has_script: bool, scheme: str) -> None:
    """No error on the console, no request to another host, nothing beyond the page's edge."""
    wrong: list[str] = []
    context = browser.new_context(
        java_script_enabled=has_script,
        color_scheme=scheme,  # type: ignore[arg-type]
        timezone_id="Asia/Kathmandu",
        locale="en-GB",
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MILLISECONDS)
    page.on("pageerror", lambda error: wrong.append(f"{page.url}: {error}"))
    page.on(
        "console",
        lambda message: (
            wrong.append(f"{page.url}: {message.text}")
            if message.type in ("error", "warning") and "404" not in message.text
            else None
        ),
    )
    page.on(
        "request",
        lambda request: (
            None if request.url.startswith(address) else wrong.append(f"asked {request.url}")
        ),
    )
    for name in PAGES:
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(f"{address}{path_of(name)}", wait_until="load")
            if has_script:
                beyond = page.evaluate(
                    "document.documentElement.scrollWidth - document.documentElement.clientWidth"
                )
                if beyond > 0:
                    wrong.append(f"{name} is {beyond} pixels wider than {width}")
            shot_of(page, f"{name}-{width}-{scheme}{'' if has_script else '-no-script'}")
    context.close()
    assert wrong == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_that_keeps_people_out(
    address: str, browser: Browser, scheme: Literal["light", "dark"]
) -> None:
    """On a phone. axe is put into the pages, which their own policy would not let in."""
    context = browser.new_context(
        bypass_csp=True, color_scheme=scheme, viewport={"width": WIDTHS[0], "height": 800}
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MILLISECONDS)
    found = {}
    for name in PAGES:
        page.goto(f"{address}{path_of(name)}", wait_until="load")
        violations = Axe().run(page).response["violations"]
        if violations:
            found[name] = [(one["id"], one["nodes"][0]["html"]) for one in violations]
    context.close()
    assert found == {}


def test_times_and_the_week_are_in_the_readers_zone(address: str, browser: Browser) -> None:
    """Nepal is 5 h 45 min ahead: the hour that begins at 18:00 UTC begins at 23:45 there."""
    for zone, utc_hour, day_before, column in (
        ("Asia/Kathmandu", 18, 6, "23:45"),
        ("Asia/Kathmandu", 19, 6, "00:45"),
        ("UTC", 18, 6, "18"),
        ("America/St_Johns", 2, 6, None),
    ):
        context = browser.new_context(timezone_id=zone, locale="en-GB")
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MILLISECONDS)
        page.goto(f"{address}{path_of('server')}")
        place = page.evaluate(
            """([hour, day]) => {
                const cell = document.querySelectorAll(`.heat td[data-hour="${hour}"]`);
                const found = [...cell].map((one) => [
                    one.closest("table").tHead.rows[0].cells[one.cellIndex].textContent,
                    one.parentNode.cells[0].dataset.day,
                ]);
                return found;
            }""",
            [utc_hour, day_before],
        )
        assert len(place) == 7
        if column is not None:
            assert {head for head, _ in place} == {column}
        assert len({day for _, day in place}) == 7
        zone_shown = page.inner_text(".caption .zone")
        assert "your time" in zone_shown
        time_shown = page.inner_text(".tile time >> nth=0")
        assert "UTC" not in time_shown
        context.close()


def test_hours_of_a_server_go_round_in_the_readers_zone(address: str, browser: Browser) -> None:
    context = browser.new_context(timezone_id="Asia/Kathmandu", locale="en-GB")
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MILLISECONDS)
    page.goto(f"{address}hours")
    heads = page.evaluate(
        "[...document.querySelectorAll('.heat thead th')].map((one) => one.textContent)"
    )
    rows = page.evaluate(
        """[...document.querySelectorAll(".heat tbody tr")].map(
            (row) => [...row.cells].slice(1).map((cell) => Number(cell.dataset.hour)))"""
    )
    assert rows
    for hours in rows:
        assert sorted(hours) == list(range(24))
        assert heads[hours.index(18)] == "23:45"
        assert heads[hours.index(19)] == "00:45"
    context.close()


def test_names_are_found_as_one_types_and_opened_by_the_keyboard(
    address: str, browser: Browser
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MILLISECONDS)
    page.goto(address)
    page.fill("header input[name=text]", "<script>")
    page.wait_for_selector(".found li")
    assert page.inner_text(".found li") == "<script>alert(1)</script>"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/player?*")
    assert page.inner_text("h1") == "<script>alert(1)</script>"
    context.close()


def test_the_keyboard_reaches_the_content_first(address: str, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MILLISECONDS)
    page.goto(address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    context.close()


BEFORE_THE_EDGE = {
    "champion": ("#rounds ~ .scroll", 4),
    "map": ("#rounds ~ .scroll", 2),
    "round": (".scroll", 5),
    "status": (".scroll", 2),
    "data": (".scroll", 3),
}
"""Of a table that is wider than a phone: how many columns are seen before one scrolls."""


def test_a_german_phone_shows_what_matters(address: str, browser: Browser) -> None:
    """The words are long, and of a phone's 320 pixels none is beyond the edge."""
    context = browser.new_context(locale="de-DE", viewport={"width": 320, "height": 800})
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MILLISECONDS)
    wrong = []
    for name in PAGES:
        page.goto(f"{address}{path_of(name)}")
        if (width := page.evaluate("document.documentElement.scrollWidth")) > 320:
            wrong.append(f"{name} is {width} pixels wide")
        wrong += page.evaluate(
            """[...document.querySelectorAll("thead th")]
                .filter((one) => one.scrollWidth > one.clientWidth + 1)
                .map((one) => `${one.textContent} is wider than its column`)"""
        )
    page.set_viewport_size({"width": 390, "height": 800})
    for name, (table, columns) in BEFORE_THE_EDGE.items():
        page.goto(f"{address}{path_of(name)}")
        beyond = page.evaluate(
            """([table, columns]) => {
                const region = document.querySelector(table).getBoundingClientRect();
                return [...document.querySelectorAll(`${table} thead th`)].slice(0, columns)
                    .filter((one) => one.getBoundingClientRect().right > region.right + 1)
                    .map((one) => one.textContent);
            }""",
            [table, columns],
        )
        wrong += [f"{name}: {head} is beyond the edge" for head in beyond]
    context.close()
    assert wrong == []


def test_the_edge_of_what_scrolls_has_a_shadow(address: str, browser: Browser) -> None:
    """At the right as long as something is there, at the left from then on; the names stay."""
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MILLISECONDS)
    page.goto(f"{address}{path_of('hours')}")
    region = page.locator(".scroll")
    shown = set()
    for scrolled in (0, 10_000):
        region.evaluate("(one, left) => { one.scrollLeft = left; }", scrolled)
        shown.add(region.screenshot())
        left = region.evaluate("(one) => one.getBoundingClientRect().left")
        places = page.evaluate(
            """[...document.querySelectorAll(".heat tr")]
                .map((row) => row.cells[0].getBoundingClientRect().left)"""
        )
        assert all(abs(place - left) <= 2 for place in places)
    assert len(shown) == 2
    assert page.evaluate(
        "getComputedStyle(document.querySelector('.scroll')).backgroundAttachment"
    ) == ("local, local, scroll, scroll")
    context.close()


def test_the_keyboard_stops_at_a_table_that_scrolls(address: str, browser: Browser) -> None:
    """And at no other; a table in a part that one opens is measured then."""
    best, numbers = "#best ~ .scroll", "#months ~ details .scroll"
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MILLISECONDS)
    page.goto(f"{address}{path_of('champion')}")
    page.click("#months ~ details summary")
    for table in (best, numbers):
        page.wait_for_selector(f"{table}:not([tabindex])")
    page.set_viewport_size({"width": 200, "height": 900})
    for table in (best, numbers):
        page.wait_for_selector(f"{table}[tabindex='0']")
    context.close()


def test_a_table_is_sorted_by_a_number_and_back(address: str, browser: Browser) -> None:
    """By the keyboard, in a language that writes 24,5, with scores below 0."""
    context = browser.new_context(locale="de-DE")
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MILLISECONDS)
    page.goto(f"{address}round?server_guid={TOURNAMENT}&round_id=tournament+0")
    column = """(place) => [...document.querySelector(".sides").tBodies[0].rows]
        .map((row) => row.cells[place].textContent)"""
    for place, head in ((2, "Punkte"), (5, "Minuten")):
        came = page.evaluate(column, place)
        numbers = [float(text.replace(".", "").replace(",", ".")) for text in came]
        assert head != "Punkte" or min(numbers) < 0 < max(numbers)
        button = page.locator(".sides").first.get_by_role("button", name=head)
        button.focus()
        for order, expected in (
            ("descending", sorted(numbers, reverse=True)),
            ("ascending", sorted(numbers)),
            ("none", numbers),
        ):
            page.keyboard.press("Enter")
            shown = page.evaluate(column, place)
            assert [float(text.replace(".", "").replace(",", ".")) for text in shown] == expected
            heads = page.locator(".sides").first.locator("th[aria-sort]")
            assert heads.evaluate_all("(all) => all.map((one) => one.ariaSort)") == [order]
    page.goto(f"{address}{path_of('hours')}")
    assert page.locator("main button").count() == 0
    context.close()
