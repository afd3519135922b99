"""The application, served by `streamlit run app.py` and by `uvicorn app:app`."""

from __future__ import annotations

import gc
import logging
import threading
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
    """Opens the centre before the first visitor comes; the example and the engine get ready beside them."""
    centre = await anyio.to_thread.run_sync(session.centre)
    threading.Thread(target=session.prepare, args=(centre,), name="prepare", daemon=True).start()
    gc.collect()
    gc.freeze()  # what never changes is kept out of garbage collection
    yield


app = st.App(
    HERE / "ui" / "main.py",
    routes=routes.routes(HERE / "ui" / "static"),
    middleware=[Middleware(SafeHeaders)],
    lifespan=lifespan,
)
