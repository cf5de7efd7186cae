"""The police council room: meetings, actions, agreements, evaluation."""
