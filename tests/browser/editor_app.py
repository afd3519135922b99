"""The test page of the components, served as Baton is: the same static files, the same headers."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from ui.headers import SafeHeaders

HERE = Path(__file__).parent
heard: list[str] = []


async def beacon(request: Request) -> Response:
    """Keeps what a beacon said, for a test to ask."""
    if request.method == "POST":
        heard.append((await request.body()).decode("utf-8"))
    return PlainTextResponse(heard[-1] if heard else "")


app = st.App(
    HERE / "editor_page.py",
    routes=[
        Route("/test/beacon", beacon, methods=["GET", "POST"]),
        Mount("/app/static", StaticFiles(directory=HERE.parents[1] / "ui" / "static")),
    ],
    middleware=[Middleware(SafeHeaders)],
)
