"""The whole guide: «may, must or must I not share this?»."""

from naervaer.domain.sharing import body_questions, police_questions
from naervaer.domain.sharing.guide import START, Answer, Node, Question

DEEPEST = 13
"""The most questions anybody has to answer."""

NODES: dict[str, Node] = {
    START: Question(
        (
            Answer("politi", "politi"),
            Answer("kommune", "organ"),
            Answer("helse", "helse"),
            Answer("barnevern", "barnevern"),
        )
    ),
    **police_questions.QUESTIONS,
    **police_questions.OUTCOMES,
    **body_questions.QUESTIONS,
    **body_questions.OUTCOMES,
}
"""Every question and outcome by its key."""
