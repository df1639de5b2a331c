"""The texts of ready checklists, by the keys that the domain knows."""

from markupsafe import Markup

from handlers.reader import Reader
from models.checklists import Template


def template_title(reader: Reader, key: str) -> str:
    """The title of a ready checklist."""
    titles = {"collaboration": reader.label("Community and social media: working together")}
    return titles[key]


def part_title(reader: Reader, key: str) -> str:
    """The title of a part of the collaboration checklist."""
    titles = {
        "before": reader.label("Before the meeting"),
        "goals": reader.label("Goals of the meeting"),
        "results": reader.label("Results of the meeting"),
        "matters": reader.label("What matters most"),
    }
    return titles[key]


def item_text(reader: Reader, key: str) -> str:
    """An item of the collaboration checklist."""
    texts = {
        "task": reader.label("The answer to: which task is the content to solve?"),
        "present": reader.label("The initiative, event, format or achievement is presented"),
        "problem": reader.label("The problem or the result wanted from promotion is named"),
        "references": reader.label("Examples of content that worked for other communities"),
        "handover": reader.label("The date by which content is handed over for posting"),
        "requirements": reader.label("Today's content requirements and average ad budgets"),
        "statistics": reader.label("How statistics are gathered and results are shown"),
        "ideas": reader.label("From the SMM manager: similar cases or ideas for each network"),
        "brief": reader.label("A brief or a form from which the task is made"),
        "changes": reader.label("The latest changes to each network's requirements"),
        "measurable": reader.label("The wanted result is measurable: a metric and a target"),
        "schedule": reader.label("A place in each network's posting schedule, early"),
        "plan_b": reader.label("Plan B for a shortfall: spare posts, reminders, ads, budget"),
    }
    return texts[key]


def template_lines(reader: Reader, template: Template) -> Markup:
    """The whole checklist as text: parts and their items."""
    text = Markup("")
    for part, items in template.parts:
        text += Markup("\n\n<b>{}</b>").format(part_title(reader, part))
        for item in items:
            text += Markup("\n• {}").format(item_text(reader, item))
    return text
