"""How Django knows this app."""

from django.apps import AppConfig


class VoiceConfig(AppConfig):
    """The voice of inhabitants."""

    name = "naervaer.web.records.voice"
    label = "voice"
