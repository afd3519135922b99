"""What a centre can set, and what it is told when that can't be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from assessment.commands.feedback import secrets
from assessment.errors import Mistake
from assessment.feedback import Settings, settings_from

SET = {"BATON_LLM_BASE_URL": "https://llm.example.ac.uk/v1", "BATON_LLM_MODEL": "small"}
CANARY = "sk-canary-5f1e"


def test_comments_are_off_unless_an_address_and_a_model_are_set() -> None:
    assert settings_from({}) is None
    assert settings_from({"BATON_LLM_KEY": CANARY}) is None
    assert settings_from(SET) == Settings("https://llm.example.ac.uk/v1", "small")


def test_the_environment_wins_over_the_secrets() -> None:
    secret = {"base_url": "https://other/v1", "model": "other", "timeout": 5, "consent": False, "price_in": 0.5}
    found = settings_from({**SET, "BATON_LLM_TIMEOUT": "9"}, secret)
    assert found is not None
    assert (found.model, found.timeout, found.consent, found.price_in) == ("small", 9.0, False, 0.5)
    assert settings_from({}, secret) == Settings("https://other/v1", "other", timeout=5, consent=False, price_in=0.5)


def test_sending_needs_consent_and_assessments_stay_here_unless_the_centre_says_otherwise() -> None:
    found = settings_from(SET)
    assert found is not None
    assert (found.consent, found.in_assessment) == (True, False)
    other = settings_from({**SET, "BATON_LLM_CONSENT": "no", "BATON_LLM_IN_ASSESSMENT": "Yes"})
    assert other is not None
    assert (other.consent, other.in_assessment) == (False, True)


def test_printing_the_settings_never_shows_the_key() -> None:
    found = settings_from({**SET, "BATON_LLM_KEY": CANARY})
    assert found is not None
    assert found.key == CANARY
    assert CANARY not in f"{found!r} {found}"
    assert found.place == "llm.example.ac.uk"


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("BASE_URL", "", "BATON_LLM_BASE_URL is missing: comments on phrasing need both an address and a model."),
        ("MODEL", " ", "BATON_LLM_MODEL is missing"),
        ("BASE_URL", "llm.example", "BATON_LLM_BASE_URL is not an address. Write it as https://host/v1."),
        ("BASE_URL", "ftp://host/v1", "is not an address"),
        ("BASE_URL", "https://[", "is not an address"),
        ("BASE_URL", f"https://me:{CANARY}@host/v1", "BATON_LLM_BASE_URL holds more than an address."),
        ("BASE_URL", f"https://host/v1?key={CANARY}", "holds more than an address"),
        ("TIMEOUT", "soon", "BATON_LLM_TIMEOUT can't be used as it is. Write a number from 1 to 600."),
        ("TIMEOUT", "nan", "Write a number from 1 to 600."),
        ("LEARNER_REQUESTS", "-1", "Write a whole number, 0 or more."),
        ("CENTRE_TOKENS", "1.5", "BATON_LLM_CENTRE_TOKENS can't be used as it is."),
        ("CONSENT", "maybe", "BATON_LLM_CONSENT is neither yes nor no. Write one of them."),
        ("PRICE_OUT", "-2", "BATON_LLM_PRICE_OUT can't be used"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named_and_never_repeated(name: str, value: str, words: str) -> None:
    with pytest.raises(Mistake) as caught:
        settings_from({**SET, f"BATON_LLM_{name}": value})
    assert words in str(caught.value)
    assert CANARY not in str(caught.value)


def test_the_command_reads_the_table_of_secrets_without_streamlit(tmp_path: Path) -> None:
    file = tmp_path / "secrets.toml"
    assert secrets(file) == {}
    file.write_text('[llm]\nmodel = "small"\n[other]\nx = 1\n', "utf-8")
    assert secrets(file) == {"model": "small"}
    file.write_text(f'[llm\nkey = "{CANARY}"', "utf-8")
    with pytest.raises(Mistake) as caught:
        secrets(file)
    assert "can't be read as TOML. Mend the file, or set BATON_LLM_… in the environment." in str(caught.value)
    assert CANARY not in str(caught.value)
