"""Who is acting: signing in, being recognised, signing out."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from ipaddress import IPv6Address, ip_address

from assessment.errors import Mistake
from assessment.model.people import ROLES, Actor, Role
from assessment.services.centre import Centre, again_if_taken
from assessment.services.example import EXAMPLE_PEOPLE
from assessment.store import Work, clean

SESSION = timedelta(hours=12)
LONGEST_NAME = 80


def sign_in_locally(centre: Centre, *, name: str, role: Role, from_address: str | None) -> tuple[Actor, str]:
    """The person of that name and role, made if new, and the token of a new session.

    There is no password, so it works only from this very machine: `from_address` must be a loopback address.
    """
    if not _is_loopback(from_address):
        raise Mistake(
            "Signing in without a password works only on the computer that runs Baton. "
            "Open it there, at http://localhost, or ask for an account."
        )
    if role not in ROLES:
        raise Mistake(f"There is no role “{role}”. Choose one of {', '.join(ROLES)}.")
    shown = _name(name)
    return again_if_taken(lambda: _sign_in(centre, shown, role))


def who_is(centre: Centre, token: str | None) -> Actor | None:
    """Whose open session that token is; None for no token, an unknown one, or one that has run out."""
    if not token:
        return None
    with centre.store.reading() as data:
        return data.people.of_session(_hash(token), at=centre.now())


def sign_out(centre: Centre, token: str | None) -> None:
    """End the session; nothing happens when there is none."""
    if not token:
        return
    again_if_taken(lambda: _end_session(centre, token))


def _end_session(centre: Centre, token: str) -> None:
    with centre.store.writing() as data:
        data.people.end_session(_hash(token), at=centre.now())


def _sign_in(centre: Centre, name: str, role: Role) -> tuple[Actor, str]:
    now, token = centre.now(), secrets.token_urlsafe(32)
    with centre.store.writing() as data:
        person = data.people.named(name, role) or _newcomer(data, centre, name, role)
        data.people.start_session(_hash(token), person.id, at=now, until=now + SESSION)
        data.audit.add("signed_in", person.id, at=now, by=person.id)
    return person, token


def _newcomer(data: Work, centre: Centre, name: str, role: Role) -> Actor:
    person = Actor(centre.new_id(), name, role)
    data.people.add(person, at=centre.now())
    return person


def _name(name: str) -> str:
    shown = " ".join(clean(name).split())
    if not shown:
        raise Mistake("Write your name, so that your work can be found again.")
    if len(shown) > LONGEST_NAME:
        raise Mistake(f"That name is longer than {LONGEST_NAME} characters. Write a shorter form of it.")
    if shown.casefold() in {person.name.casefold() for person in EXAMPLE_PEOPLE}:
        raise Mistake(f"“{shown}” is the name of the example. Write your own name.")
    return shown


def _is_loopback(address: str | None) -> bool:
    if address == "localhost":
        return True
    try:
        parsed = ip_address(address or "")
    except ValueError:
        return False
    if isinstance(parsed, IPv6Address) and parsed.ipv4_mapped:
        return parsed.ipv4_mapped.is_loopback
    return parsed.is_loopback


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
