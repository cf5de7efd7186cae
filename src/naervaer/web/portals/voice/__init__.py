"""The voice of inhabitants: rounds, answers, what was done."""
