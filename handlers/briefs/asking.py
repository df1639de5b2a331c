"""A question of a brief in words: what is asked, why, and how it may be answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from handlers.briefs.words import metric_of
from handlers.reader import Reader
from models.briefs.reading import BriefSheet
from models.briefs.steps import Step, split
from models.figures import Figure
from models.moments import example
from models.networks import NAMES
from models.tables import Member, Network, Person


@dataclass(frozen=True)
class Asking:
    """A question on its way to the screen: whose it is, of which brief, and who can be chosen."""

    reader: Reader
    person: Person
    brief: BriefSheet
    code: str
    members: Sequence[Member] = ()

    @property
    def step(self) -> Step:
        """The question."""
        return split(self.code)[0]

    @property
    def network(self) -> Network | None:
        """The network that it is about."""
        return split(self.code)[1]


def asked_words(asking: Asking) -> str:
    """The question itself."""
    reader = asking.reader
    network = NAMES[asking.network] if asking.network else ""
    match asking.step:
        case Step.CASE:
            return reader.label("What do we promote?")
        case Step.METRIC:
            return reader.label("Which task is the content to solve?")
        case Step.TARGET:
            metric = metric_of(reader, asking.brief)
            if metric is None:
                return reader.label("How much do we want?")
            return reader.label("{metric}: how much do we want?", metric=metric)
        case Step.DUE:
            return reader.label("By when do we want the result?")
        case Step.ABOUT:
            return reader.label("What is it about?")
        case Step.REFERENCES:
            return reader.label("What has worked elsewhere?")
        case Step.NETWORKS:
            return reader.label("In which networks?")
        case Step.HANDOVER:
            return reader.label("{network}: by when is the content ready?", network=network)
        case Step.BUDGET:
            return reader.label("What is the advertising budget?")
        case Step.PLAN:
            return reader.label("Plan B: when do we check, and what if it is not enough?")
        case Step.OWNER:
            return reader.label("Who answers for the request?")
        case Step.MAKER:
            return reader.label("{network}: who makes the content?", network=network)
        case Step.APPROVER | Step.WHOLE:
            return reader.label("Who approves the content?")


def why_words(reader: Reader, step: Step) -> str:
    """Why this is asked, in one sentence."""
    match step:
        case Step.CASE:
            return reader.label("An event, an initiative and an achievement are told differently.")
        case Step.METRIC:
            return reader.label("Without a result that can be measured nobody knows if it worked.")
        case Step.TARGET:
            return reader.label("By this number we will see in time whether plan B is needed.")
        case Step.DUE:
            return reader.label("All other dates are counted back from this one.")
        case Step.ABOUT:
            return reader.label("Whoever makes the content knows only what is written here.")
        case Step.REFERENCES:
            return reader.label("One example explains more than a page of wishes.")
        case Step.NETWORKS:
            return reader.label("Each network has its own formats, schedule and people.")
        case Step.HANDOVER:
            return reader.label("Networks post by schedule, and early places are the best ones.")
        case Step.BUDGET:
            return reader.label("It decides whether we count on ads or on free reach alone.")
        case Step.PLAN:
            return reader.label("What falls short half-way can still be saved.")
        case Step.OWNER:
            return reader.label("Somebody has to give the figures and answer questions.")
        case Step.MAKER:
            return reader.label("The network's card goes to this person at once.")
        case Step.APPROVER | Step.WHOLE:
            return reader.label("So that a finished post does not wait for somebody's yes.")


def hint_words(asking: Asking) -> Markup | None:
    """How to answer other than by a button."""
    reader = asking.reader
    match asking.step:
        case Step.METRIC:
            return reader.say("Choose, or type your own: «comments with a photo».")
        case Step.TARGET:
            whole = reader.figure(Figure(Decimal(120)), grouped=False)
            percent = reader.figure(Figure(Decimal("13.5"), percent=True), grouped=False)
            return reader.say(
                "Choose, or type a number: {number} or {percent}.", number=whole, percent=percent
            )
        case Step.DUE | Step.HANDOVER:
            hint = example(reader.now, reader.zone, reader.language)
            return reader.say("Choose, or type it: «{hint}».", hint=hint)
        case Step.ABOUT:
            return reader.say("Send it in one message, with pictures if there are any.")
        case Step.REFERENCES:
            return reader.say("Send links and screenshots, or forward posts. Several are fine.")
        case Step.NETWORKS:
            return reader.say("Choose all that fit; a second tap takes one away.")
        case Step.BUDGET:
            return reader.say("Type it as you would say it: «5000 UAH».")
        case Step.PLAN:
            hint = example(reader.now, reader.zone, reader.language)
            return reader.say("Choose a checkpoint, or type one: «{hint}, 40%».", hint=hint)
        case _:
            return None
