"""The texts of ready checklists, by the keys that the domain knows."""

from collections.abc import Callable

from markupsafe import Markup

from handlers.reader import Reader
from handlers.templates import duties, titles, together
from models.cards.sheet import Step, Steps
from models.checklists.ready import PARTS, TEMPLATES, Side, Template

ITEMS: dict[str, Callable[[Reader], dict[str, str]]] = {
    "collaboration": together.collaboration_items,
    "month": together.month_items,
    "team": together.team_items,
    "smm_manager": duties.smm_manager_items,
    "community": duties.community_items,
    "specialist": duties.specialist_items,
    "success": together.success_items,
}
HOMES = {item: key for key, template in TEMPLATES.items() for item in template.items}
"""The ready checklist that each item comes from."""


def template_title(reader: Reader, key: str) -> str:
    """The title of a ready checklist, or of a part of one that is a list by itself."""
    return {**titles.titles(reader), **titles.part_titles(reader)}[key]


def template_sentence(reader: Reader, key: str) -> str:
    """What a ready checklist is for, in a few words."""
    return titles.sentences(reader)[key]


def item_text(reader: Reader, key: str) -> str:
    """An item of a ready checklist."""
    return ITEMS[HOMES[key]](reader)[key]


def list_title(reader: Reader, steps: Steps) -> str:
    """The title of a list on a card: the one that people gave, else the ready one's."""
    return steps.title or template_title(reader, steps.template)


def step_text(reader: Reader, step: Step) -> str:
    """An item on a card: what people wrote, else the ready one's text."""
    return item_text(reader, step.key) if step.text is None else step.text


def part_title(reader: Reader, key: str) -> str | None:
    """The title of the part that this ready item stands in; None where there is but one."""
    return titles.part_titles(reader).get(PARTS.get(key, ""))


def side_words(reader: Reader, side: Side) -> str:
    """Whose turn it is."""
    match side:
        case Side.COMMUNITY:
            return reader.label("Community manager")
        case Side.SMM:
            return reader.label("SMM manager")
        case Side.BOTH:
            return reader.label("Both sides")


def template_text(reader: Reader, template: Template) -> Markup:
    """A ready checklist in full: what it is for, its parts and their items."""
    text = Markup("<b>{}</b>\n{}").format(
        template_title(reader, template.key), introduction(reader, template)
    )
    for _, items in template.parts:
        title = part_title(reader, items[0][0])
        text += Markup("\n\n<b>{}</b>").format(title) if title else Markup("\n")
        for item, _ in items:
            text += Markup("\n• {}").format(item_text(reader, item))
    return text


def introduction(reader: Reader, template: Template) -> Markup:
    """What comes before the items."""
    if template.key == "collaboration":
        return reader.say(
            "The <b>community manager</b> builds relationships and engagement, talks on all "
            "platforms without looking at networks' formats, decides how the community is "
            "approached and brings it to social networks. The <b>SMM manager</b> makes content "
            "and carries out the strategy on all networks, talks only there, and leads the "
            "brand's presence and online marketing. They meet briefly and come prepared; the case "
            "is the community's own: an initiative, an event or an achievement."
        )
    sentence = template_sentence(reader, template.key)
    return Markup("<i>{}</i>").format(sentence[:1].upper() + sentence[1:])
