"""How Django knows this app."""

from django.apps import AppConfig


class VoiceConfig(AppConfig):
    """The voice of inhabitants: rounds, answers, what was done."""

    name = "naervaer.web.portals.voice"
    label = "voice_portal"
