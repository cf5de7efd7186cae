"""Tables of timestamped events, read with the defects of known ones in mind."""

from naervaer.registers.incidents.counts import EventCounts, count_events
from naervaer.registers.incidents.events import EventTable, read_events
from naervaer.registers.incidents.refusals import refuse_columns

__all__ = [
    "EventCounts",
    "EventTable",
    "count_events",
    "read_events",
    "refuse_columns",
]
