"""Tests of forms that look through their free texts before anything is saved."""

from django import forms

from naervaer.web.interface.checked_text import CheckedForm


class _Form(CheckedForm):
    free_texts = ("text",)

    text = forms.CharField(label="Tekst")


def test_a_text_about_nobody_is_saved_at_once() -> None:
    assert _Form({"text": "Rådet ber om to patruljedager."}).is_valid()


def test_an_empty_form_asks_for_no_confirmation() -> None:
    assert "confirmed" not in _Form().fields


def test_a_phone_number_comes_back_with_the_box_to_tick() -> None:
    form = _Form({"text": "Ring 75 12 34 56"})

    assert (form.is_valid(), "confirmed" in form.fields) == (False, True)


def test_a_confirmed_phone_number_is_saved() -> None:
    form = _Form({"text": "Sentralbordet er 75 12 34 56", "confirmed": "on"})

    assert (form.is_valid(), form.is_confirmed) == (True, True)


def test_an_identity_number_is_refused_even_when_confirmed() -> None:
    form = _Form({"text": "nr 01018000578", "confirmed": "on"})

    assert "fødselsnummer" in str(form.errors["text"])
