"""The domain's words in the reader's language; their bokmål stands in the domain."""

from enum import StrEnum
from typing import Protocol

from django.utils.translation import gettext

from naervaer.domain.agreements import AgreementState, Kept, Measure, Per
from naervaer.domain.councils import ActionState, ActorKind, CycleStep, MeetingState, Party
from naervaer.domain.enquiries.kinds import (
    EnquiryChannel,
    EnquiryLanguage,
    EnquiryTheme,
    OtherAuthority,
    RefusalReason,
)
from naervaer.domain.enquiries.requests import RequestState, RequestTheme
from naervaer.domain.enquiries.states import EnquiryState
from naervaer.domain.figures import Kind
from naervaer.domain.free_text import FindingKind
from naervaer.domain.notices import NoticeKind, NoticeState, NoticeWay
from naervaer.domain.places import PointState
from naervaer.domain.plan_changes import AdoptionState, ChangeReason, ChangeSort, HeldOutcome
from naervaer.domain.presence import DeliveryMode, PresenceState, Service
from naervaer.domain.promises.assessment import Status, Verdict
from naervaer.domain.promises.promise import Theme
from naervaer.domain.queues import TicketState
from naervaer.domain.sharing.guide import Decider
from naervaer.domain.sharing.guide import Verdict as SharingVerdict
from naervaer.domain.sharing.note import Aim, Basis, Certainty, Content, Occasion, Recipient
from naervaer.domain.staff import Funding, StaffFunction
from naervaer.domain.voice.hearing import (
    AgeBand,
    HearingForm,
    HearingGroup,
    QuestionKind,
    SexGroup,
    Topic,
)
from naervaer.domain.voice.results import Weighting


class Labelled(Protocol):
    """Something of the domain with a Norwegian word."""

    @property
    def label(self) -> str:
        """The word in bokmål."""


def said(thing: Labelled) -> str:
    """Return the thing's word in the reader's language."""
    return gettext(thing.label)


SHOWN: tuple[type[StrEnum], ...] = (
    *(NoticeKind, NoticeWay, NoticeState),
    *(EnquiryTheme, EnquiryChannel, EnquiryLanguage, EnquiryState),
    *(RefusalReason, OtherAuthority, TicketState, RequestTheme, RequestState),
    *(DeliveryMode, Service, PresenceState, PointState, Kind),
    *(Status, Verdict, Theme, StaffFunction, Funding),
    *(HearingForm, HearingGroup, Topic, QuestionKind, AgeBand, SexGroup, Weighting),
    *(SharingVerdict, Decider, Recipient, Basis, Occasion, Aim, Content, Certainty),
    *(AdoptionState, ChangeSort, ChangeReason, HeldOutcome),
    *(FindingKind, ActorKind, Party, MeetingState, ActionState, CycleStep),
    *(AgreementState, Measure, Per, Kept),
)
"""The vocabularies that screens show; every word of theirs is translated."""
