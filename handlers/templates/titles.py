"""The titles of ready checklists and of their parts."""

from handlers.reader import Reader


def titles(reader: Reader) -> dict[str, str]:
    """Title by template."""
    return {
        "collaboration": reader.label("Community and social media: working together"),
        "month": reader.label("A month of SMM work"),
        "team": reader.label("Manager and content team"),
        "smm_manager": reader.label("The SMM manager's duties"),
        "community": reader.label("The community manager's duties"),
        "specialist": reader.label("The SMM specialist's duties"),
        "success": reader.label("Criteria of success"),
    }


def sentences(reader: Reader) -> dict[str, str]:
    """What each is for, in a few words."""
    return {
        "collaboration": reader.label("one short meeting, and the promotion is agreed"),
        "month": reader.label("the minimum that the month's report covers"),
        "team": reader.label("which tasks to set, how to judge the work"),
        "smm_manager": reader.label("strategy and everyday work"),
        "community": reader.label("the brand's voice for the community, and the other way round"),
        "specialist": reader.label("content, answers, ads, reports"),
        "success": reader.label("goals to choose from, impression, figures"),
    }


def part_titles(reader: Reader) -> dict[str, str]:
    """Title by part, where there are several."""
    return {
        "before": reader.label("Before the meeting"),
        "goals": reader.label("Goals of the meeting"),
        "results": reader.label("Results of the meeting"),
        "matters": reader.label("What matters most"),
        "month_work": reader.label("Work of the month"),
        "month_note": reader.label("Analytical note"),
        "month_end": reader.label("What the month says"),
        "team_tasks": reader.label("Tasks that the manager sets"),
        "team_criteria": reader.label("How to judge the team, regularly"),
        "lead_strategy": reader.label("Strategy"),
        "lead_daily": reader.label("Everyday work"),
        "success_goals": reader.label("Goals of SMM, to choose from"),
        "success_impression": reader.label("Impression"),
        "success_statistics": reader.label("Statistics"),
    }
