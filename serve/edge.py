"""What every answer has, and what no answer needs: security headers, HEAD, sizes of requests."""

from starlette.datastructures import MutableHeaders
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Edge:
    """Adds the headers, answers HEAD as GET without a body, and takes a proxy's prefix away."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        is_head = scope["method"] == "HEAD"

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            elif is_head and message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        root = scope.get("root_path", "")
        path = _below(root, _below(root, scope["path"]))
        if not path:
            redirect = RedirectResponse(f"{root}/", status_code=308)
            await redirect(scope, receive, send_with_headers)
            return
        asked = {**scope, "path": root + path, "method": "GET" if is_head else scope["method"]}
        await self._app(asked, receive, send_with_headers)


def _below(root: str, path: str) -> str:
    """The path below a proxy's prefix, be it that the proxy takes it away or leaves it there."""
    return path[len(root) :] if path == root or path.startswith(f"{root}/") else path
