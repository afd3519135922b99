"""The application, served by `streamlit run app.py` and by `uvicorn app:app`."""

from __future__ import annotations

import gc
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import anyio
import streamlit as st
from starlette.middleware import Middleware

from ui import routes, session
from ui.headers import SafeHeaders

HERE = Path(__file__).parent
logging.getLogger("ui").setLevel(logging.INFO)


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Opens the centre before the first visitor comes, and keeps what never changes out of garbage collection."""
    await anyio.to_thread.run_sync(session.centre)
    gc.collect()
    gc.freeze()
    yield


app = st.App(
    HERE / "ui" / "main.py",
    routes=routes.routes(HERE / "ui" / "static"),
    middleware=[Middleware(SafeHeaders)],
    lifespan=lifespan,
)
