"""Who may ask the desk, and how much: token, host, origin, size. Every request passes here."""

from __future__ import annotations

import hmac
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST_REQUEST = 4 * 1024 * 1024  # bytes
LARGEST_UPLOAD = 200 * 1024 * 1024  # bytes of a paper that is dropped
UPLOADS = ("/api/import", "/api/back", "/api/picture")

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; "
    "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class TooLargeError(ValueError):
    """More than a request may have."""


class Guard:
    """Lets through what comes from the page that was opened with the token."""

    def __init__(self, app: ASGIApp, token: str, port: int) -> None:
        self.app, self.token = app, token
        self.cookie = f"desk-{port}"  # cookies know no ports: two desks must not share one
        self.hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        answer = self._answer(request)
        if answer:
            answer.headers.update(HEADERS)
            await answer(scope, receive, send)
            return
        most = LARGEST_UPLOAD if request.url.path in UPLOADS else LARGEST_REQUEST
        await self._passed(scope, receive, send, most)

    def _answer(self, request: Request) -> Response | None:
        """Return the answer to what goes no further."""
        host, origin = request.headers.get("host", ""), request.headers.get("origin")
        if host not in self.hosts:
            return Response(status_code=421)
        if origin is not None and origin not in {f"http://{each}" for each in self.hosts}:
            return Response(status_code=403)
        if request.headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
            return Response(status_code=403)
        if request.url.path == "/" and "token" in request.url.query:
            return self._welcome(parse_qs(request.url.query).get("token", [""])[0])
        if not self._knows(request.headers.get("cookie", "")):
            return Response(status_code=401)
        if request.method not in ("GET", "HEAD", "POST"):
            return Response(status_code=405)
        length = request.headers.get("content-length", "0")
        most = LARGEST_UPLOAD if request.url.path in UPLOADS else LARGEST_REQUEST
        if not length.isdecimal() or int(length) > most:
            return Response(status_code=413)
        return None

    def _welcome(self, token: str) -> Response:
        if not hmac.compare_digest(token.encode(), self.token.encode()):
            return Response(status_code=401)
        answer = RedirectResponse("/", status_code=303)
        answer.set_cookie(self.cookie, self.token, httponly=True, samesite="strict", path="/")
        return answer

    def _knows(self, typed: str) -> bool:
        try:
            morsel = SimpleCookie(typed).get(self.cookie)
        except CookieError:
            return False
        return bool(morsel) and hmac.compare_digest(
            morsel.value.encode() if morsel else b"", self.token.encode()
        )

    async def _passed(self, scope: Scope, receive: Receive, send: Send, most: int) -> None:
        taken = 0

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > most:
                raise TooLargeError
            return message

        async def headed(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = {name for name, _ in message["headers"]}
                message["headers"] = [
                    *message["headers"],
                    *(
                        (name.lower().encode(), value.encode())
                        for name, value in HEADERS.items()
                        if name.lower().encode() not in given
                    ),
                ]
            await send(message)

        try:
            await self.app(scope, counted, headed)
        except TooLargeError:
            await Response(status_code=413, headers=HEADERS)(scope, receive, send)
