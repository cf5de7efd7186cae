"""The voice of inhabitants: rounds, surveys and what may be shown of the answers."""
