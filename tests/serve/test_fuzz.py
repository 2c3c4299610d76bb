"""Whatever is asked, there is an answer: a page or data, or what is wrong with the question."""

from __future__ import annotations

from typing import Any

import jsonschema
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.demo.cast import SERVERS
from serve.listing import Listing, Single
from serve.pages import PAGES
from serve.subjects import LISTINGS, SINGLES
from tests.serve.demo import HOSTILE_MAP, HOSTILE_NAMES, HOSTILE_SERVER

SUBJECTS: tuple[Single[Any] | Listing[Any], ...] = (*SINGLES, *LISTINGS)
PATHS = (*PAGES, *(f"/api/{subject.path}" for subject in SUBJECTS))
NAMES = sorted(
    {name for subject in SUBJECTS for name in subject.parameters.model_fields}
    | {"format", "span", "nothing"}
)
KNOWN = (
    *HOSTILE_NAMES, HOSTILE_SERVER, HOSTILE_MAP, SERVERS[0].guid, "wake", "bf1942", "weekly",
    "all_time", "score", "this_week", "csv", "hostile round", "1", "30", "0", "-1", "1e9",
    "9223372036854775808",
)  # fmt: skip
TEXTS = st.one_of(st.sampled_from(KNOWN), st.text(max_size=40), st.integers().map(str))
ANSWERS = {200, 404, 422}


@given(path=st.sampled_from(PATHS), parameters=st.dictionaries(st.sampled_from(NAMES), TEXTS))
@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_question_breaks_it(client: TestClient, path: str, parameters: dict[str, str]) -> None:
    answer = client.get(path, params=parameters)
    assert answer.status_code in ANSWERS, answer.text
    assert answer.elapsed.total_seconds() < 60


@given(
    subject=st.sampled_from(SUBJECTS),
    values=st.fixed_dictionaries(
        {
            "player_name": st.sampled_from(HOSTILE_NAMES),
            "other_player_name": st.sampled_from(HOSTILE_NAMES),
            "server_guid": st.sampled_from((HOSTILE_SERVER, SERVERS[0].guid)),
            "round_id": st.just("hostile round"),
            "map_name": st.just(HOSTILE_MAP),
            "game": st.just("bf1942"),
            "period": st.sampled_from(("weekly", "all_time")),
            "ranking_type": st.sampled_from(("score", "kd_ratio")),
            "text": st.sampled_from(("a", "<", "x")),
            "limit": st.integers(1, 1000),
            "offset": st.integers(0, 100),
            "hours": st.integers(1, 168),
            "days": st.integers(1, 10_000),
        }
    ),
)
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_every_answer_is_as_the_openapi_document_says(
    client: TestClient, subject: Single[Any] | Listing[Any], values: dict[str, object]
) -> None:
    path, fields = f"/api/{subject.path}", subject.parameters.model_fields
    asked = {name: str(value) for name, value in values.items() if name in fields}
    answer = client.get(path, params=asked)
    assert answer.status_code in ANSWERS
    document = client.app.openapi()  # type: ignore[attr-defined]
    described = document["paths"][path]["get"]["responses"][str(answer.status_code)]["content"]
    media_type = answer.headers["content-type"].partition(";")[0]
    schema = {**described[media_type]["schema"], "components": document["components"]}
    jsonschema.Draft202012Validator(schema).validate(answer.json())
