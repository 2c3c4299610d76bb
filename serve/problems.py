"""Errors under `/api`, as problem details (RFC 9457)."""

from fastapi.responses import Response
from pydantic import BaseModel, Field

MEDIA_TYPE = "application/problem+json"


class ProblemError(BaseModel):
    """A parameter that makes no sense, and why."""

    parameter: str
    detail: str


class Problem(BaseModel):
    """Why there is no answer."""

    type: str = Field(
        default="about:blank", description="Nothing but the status says what kind it is."
    )
    title: str = Field(description="What the status means.")
    status: int = Field(description="The HTTP status.")
    detail: str = Field(description="What to do, in one sentence.")
    errors: list[ProblemError] = Field(default=[], description="Parameters that make no sense.")


def problem_response(problem: Problem, headers: dict[str, str] | None = None) -> Response:
    """The problem with its own media type; nobody keeps it."""
    return Response(
        problem.model_dump_json(exclude_defaults=False),
        status_code=problem.status,
        media_type=MEDIA_TYPE,
        headers={"Cache-Control": "no-store", **(headers or {})},
    )
