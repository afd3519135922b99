"""Headings, badges and lists as every page shows them. Everything that is put in is escaped here."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import streamlit as st

from ui.words import SIGNS


def page_title(title: str, lead: str = "") -> None:
    """The one first heading of a page, with a sentence under it."""
    under = f'<p class="lead">{escape(lead)}</p>' if lead else ""
    st.html(f'<div class="page-title"><h1>{escape(title)}</h1>{under}</div>')


def section(title: str, lead: str = "") -> None:
    """A second heading."""
    under = f'<p class="quiet">{escape(lead)}</p>' if lead else ""
    st.html(f'<div class="section-title"><h2>{escape(title)}</h2>{under}</div>')


def badge(level: int, prefix: str = "") -> str:
    """Shape, word and colour of a level, as HTML."""
    sign = SIGNS[level]
    before = f"{escape(prefix)} " if prefix else ""
    return f'<span class="badge {sign.colour}"><span aria-hidden="true">{sign.shape}</span> {before}{sign.word}</span>'


def tags(items: Iterable[str]) -> str:
    """Small plain facts in a row, as HTML."""
    return '<p class="tags">' + "".join(f"<span>{escape(item)}</span>" for item in items if item) + "</p>"


def empty(title: str, what: str) -> None:
    """An empty list says what will be there and what to do first."""
    st.html(f'<div class="empty"><p class="empty-title">{escape(title)}</p><p>{escape(what)}</p></div>')


def note(text: str, kind: str = "plain") -> None:
    """A sentence set apart; `kind` is plain, good or warning."""
    st.html(f'<div class="note note-{kind}"><p>{escape(text)}</p></div>')


def plain_text(text: str) -> str:
    """A learner's text with its line breaks, as HTML that can do nothing."""
    return f'<div class="own-words">{escape(text)}</div>'
