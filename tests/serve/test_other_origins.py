"""A script of another origin may read the data, and sees what it has to."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient


def test_other_sites_may_read_the_data(client: TestClient) -> None:
    """Errors, too: a script that may not read one cannot tell it from a broken network."""
    for address, status in (
        ("/api/servers", 200),
        ("/api/servers?format=csv", 200),
        ("/api/status", 200),
        ("/api/openapi.json", 200),
        ("/api/player?player_name=nobody%20at%20all", 404),
        ("/api/nothing", 404),
        ("/api/player", 422),
        ("/health/up", 200),
    ):
        answer = client.get(address, headers={"Origin": "https://clan.example"})
        assert answer.status_code == status
        assert answer.headers["access-control-allow-origin"] == "*"
        assert answer.headers["access-control-expose-headers"] == "ETag, Link, Retry-After"
    assert "access-control-allow-origin" not in client.get("/").headers


@pytest.mark.parametrize("address", ["/api/servers", "/api/nothing", "/health"])
@pytest.mark.parametrize("header", ["If-None-Match", "content-type, authorization"])
def test_a_browser_may_ask_whether_it_may_ask(
    client: TestClient, address: str, header: str
) -> None:
    """It does so before a request with a header that forms do not send."""
    asked = {"Origin": "https://clan.example", "Access-Control-Request-Method": "GET"}
    answer = client.options(address, headers={**asked, "Access-Control-Request-Headers": header})
    assert answer.status_code == 200
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["access-control-allow-headers"] == header
    assert client.options("/", headers=asked).status_code == 405
    asked["Access-Control-Request-Method"] = "POST"
    assert client.options(address, headers=asked).status_code == 400
