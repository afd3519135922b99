"""The few addresses that are plain HTTP: signing in and out, the last words of a draft, and the fonts."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args
from urllib.parse import parse_qsl, quote, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from assessment import services
from assessment.errors import Mistake
from assessment.model.people import ROLES, Actor
from assessment.services import Centre
from ui import session, way_back

log = logging.getLogger(__name__)

MAX_BODY = 400_000  # bytes: more than the longest draft that is kept, in any alphabet
HOURS = 12
LOCAL_NAMES = {"localhost", "127.0.0.1", "::1"}


def routes(static: Path) -> list[BaseRoute]:
    """All of them, for `st.App`."""
    return [
        Route("/baton/sign-in", sign_in, methods=["POST"]),
        Route("/baton/sign-out", sign_out, methods=["POST"]),
        Route("/baton/draft", keep_draft, methods=["POST"]),
        Route("/baton/content-draft", keep_content_draft, methods=["POST"]),
        Mount("/app/static", StaticFiles(directory=static)),
    ]


def from_here(request: Request) -> bool:
    """Whether a post was sent by one of our own pages: another site's form must not act for a visitor."""
    site = request.headers.get("sec-fetch-site")
    if site is not None and site not in ("same-origin", "none"):
        return False
    origin = request.headers.get("origin")
    if origin is None:
        return site is not None
    return urlsplit(origin).netloc == request.headers.get("host")


def farthest_address(request: Request) -> str | None:
    """Where a visitor really is: a proxy on this machine must not make the whole world local.

    The name in the address bar has to be a local one too, or a page elsewhere could point its own name here.
    """
    forwarded = request.headers.get("x-forwarded-for") or request.headers.get("forwarded")
    if forwarded:
        return forwarded.split(",")[0].strip()
    if request.url.hostname not in LOCAL_NAMES:
        return None
    return request.client.host if request.client else None


async def sign_in(request: Request) -> Response:
    """Signs in on this machine and puts an opaque token into a cookie that no script can read."""
    if not from_here(request):
        return _foreign()
    form = await _form(request)
    role, back = form.get("baton_role", ""), form.get(way_back.FIELD, "")
    try:
        if role not in ROLES:
            raise Mistake("Choose what you do: learner, assessor or tutor.")
        _, token = await run_in_threadpool(
            services.sign_in_locally,
            session.centre(),
            name=form.get("baton_name", ""),
            role=role,
            from_address=farthest_address(request),
        )
    except Mistake as mistake:
        door = way_back.checked(back)
        return RedirectResponse(f"{door}{'&' if '?' in door else '?'}problem={quote(str(mistake))}", status_code=303)
    answer = RedirectResponse(way_back.checked(back, role), status_code=303)
    answer.set_cookie(
        session.COOKIE,
        token,
        max_age=HOURS * 3600,
        path="/",
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
    return answer


async def sign_out(request: Request) -> Response:
    """Ends the visit here and in the database."""
    if not from_here(request):
        return _foreign()
    await run_in_threadpool(services.sign_out, session.centre(), request.cookies.get(session.COOKIE))
    answer = RedirectResponse("/", status_code=303)
    answer.delete_cookie(session.COOKIE, path="/", httponly=True, samesite="lax")
    return answer


async def keep_draft(request: Request) -> Response:
    """Keeps what a learner typed in the last second before a page was closed."""
    return await _kept(request, _keep)


async def keep_content_draft(request: Request) -> Response:
    """Keeps what a tutor typed into a file in the last second before the bench was closed."""
    return await _kept(request, _keep_content)


async def _kept(request: Request, keep: Callable[[Centre, Actor, bytes], None]) -> Response:
    if not from_here(request):
        return _foreign()
    body = await _body(request)
    return await run_in_threadpool(_answer, keep, request.cookies.get(session.COOKIE), body)


def _keep(centre: Centre, who: Actor, body: bytes) -> None:
    draft = _draft(body, "attempt")
    step = draft.get("step", "")
    if step not in ("", *get_args(services.WrittenStep)):
        raise ValueError("step")
    if step:
        services.save_step(centre, who, draft["attempt"], step, text=draft["text"], revision=draft["revision"])
        return
    held = services.attempt(centre, who, draft["attempt"])  # a beacon carries the text only
    services.save_draft(
        centre,
        who,
        held.id,
        text=draft["text"],
        recipient=held.recipient,
        method=held.method,
        revision=draft["revision"],
    )


def _keep_content(centre: Centre, who: Actor, body: bytes) -> None:
    draft = _draft(body, "draft")
    services.save_content_draft(centre, who, draft["draft"], text=draft["text"], revision=draft["revision"])


def _answer(keep: Callable[[Centre, Actor, bytes], None], token: str | None, body: bytes) -> Response:
    centre = session.centre()
    who = services.who_is(centre, token)
    if who is None:
        return PlainTextResponse("Nobody is signed in here.", status_code=401)
    try:
        keep(centre, who, body)
    except (ValueError, KeyError, TypeError):
        return PlainTextResponse("That is not a draft.", status_code=400)
    except Mistake as mistake:
        return PlainTextResponse(str(mistake), status_code=409)
    except Exception:
        log.exception("A last draft could not be kept")
        return PlainTextResponse("The draft could not be kept.", status_code=500)
    return Response(status_code=204)


def _draft(body: bytes, of: str) -> dict[str, Any]:
    """The draft in a beacon's body, its owner under `of`; ValueError, KeyError or TypeError if it is not one."""
    data = json.loads(body)
    wanted: dict[str, Callable[[Any], bool]] = {
        of: lambda value: isinstance(value, str),
        "text": lambda value: isinstance(value, str),
        "revision": lambda value: isinstance(value, int) and not isinstance(value, bool),
    }
    for name, fits in wanted.items():
        if not fits(data[name]):
            raise ValueError(name)
    return dict(data)


async def _body(request: Request) -> bytes:
    parts = b""
    async for part in request.stream():
        parts += part
        if len(parts) > MAX_BODY:
            return b""
    return parts


async def _form(request: Request) -> dict[str, str]:
    body = await _body(request)
    return dict(parse_qsl(body.decode("utf-8", "replace"), max_num_fields=10))


def _foreign() -> Response:
    return PlainTextResponse("This request came from another site, so nothing was done.", status_code=403)
