"""Signing in, being recognised, signing out."""

from __future__ import annotations

import hashlib

import pytest
from sqlalchemy import select

from assessment.errors import Mistake
from assessment.services import Centre, ensure_example, sign_in_locally, sign_out, who_is
from assessment.store.tables import sessions
from tests.conftest import Clock


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.9.10", "::1", "::ffff:127.0.0.1", "localhost"])
def test_this_machine_may_sign_in(centre: Centre, address: str) -> None:
    person, token = sign_in_locally(centre, name="Amira", role="learner", from_address=address)
    assert who_is(centre, token) == person


@pytest.mark.parametrize("address", ["192.168.1.20", "10.0.0.1", "::2", "testclient", "", None, "127.0.0.1.evil.org"])
def test_another_machine_may_not(centre: Centre, address: str | None) -> None:
    with pytest.raises(Mistake, match="works only on the computer that runs Baton"):
        sign_in_locally(centre, name="Amira", role="learner", from_address=address)


def _sign_in(centre: Centre, name: str, role: str = "learner") -> tuple[str, str]:
    person, token = sign_in_locally(centre, name=name, role=role, from_address="::1")  # type: ignore[arg-type]
    return person.id, token


def test_case_and_spacing_do_not_make_another_person(centre: Centre) -> None:
    assert _sign_in(centre, "Amira Khan")[0] == _sign_in(centre, "  amira   KHAN ")[0]


def test_the_same_name_in_another_role_is_another_person(centre: Centre) -> None:
    assert _sign_in(centre, "Amira Khan")[0] != _sign_in(centre, "Amira Khan", "tutor")[0]


def test_the_token_itself_is_not_in_the_database(centre: Centre) -> None:
    _, token = _sign_in(centre, "Amira")
    with centre.store.reading() as data:
        stored = data.connection.execute(select(sessions.c.token_hash)).scalars().all()
    assert stored == [hashlib.sha256(token.encode()).hexdigest()]
    assert token not in stored


@pytest.mark.parametrize("token", [None, "", "guess", "\x00", "é" * 5000, "\ud800"])
def test_no_token_or_a_guessed_one_is_nobody(centre: Centre, token: str | None) -> None:
    _sign_in(centre, "Amira")
    assert who_is(centre, token) is None


def test_a_session_ends_after_twelve_hours(centre: Centre, clock: Clock) -> None:
    _, token = _sign_in(centre, "Amira")
    clock.forward(hours=11, minutes=59)
    assert who_is(centre, token) is not None
    clock.forward(minutes=1)
    assert who_is(centre, token) is None


def test_signing_out_ends_this_session_only(centre: Centre) -> None:
    _, phone = _sign_in(centre, "Amira")
    _, laptop = _sign_in(centre, "Amira")
    sign_out(centre, phone)
    sign_out(centre, phone)
    sign_out(centre, None)
    assert who_is(centre, phone) is None
    assert who_is(centre, laptop) is not None


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("  ", "Write your name"),
        ("x" * 81, "longer than 80 characters"),
        ("example  Learner", "is the name of the example"),
    ],
)
def test_a_name_that_will_not_do_is_refused(centre: Centre, name: str, words: str) -> None:
    ensure_example(centre)
    with pytest.raises(Mistake, match=words):
        _sign_in(centre, name)


def test_a_role_that_is_not_there_is_refused(centre: Centre) -> None:
    with pytest.raises(Mistake, match=r"There is no role “headteacher”. Choose one of learner, assessor"):
        _sign_in(centre, "Amira", "headteacher")
