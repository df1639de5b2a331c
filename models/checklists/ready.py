"""Ready checklists: lists of keys, whose texts the catalogues have."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Side(StrEnum):
    """Whose an item is, where two sides work together."""

    COMMUNITY = "cm"
    SMM = "smm"
    BOTH = "both"


Part = tuple[str, tuple[tuple[str, Side | None], ...]]
"""The key of a part, and its items: the key and the side of each."""


@dataclass(frozen=True)
class Template:
    """A ready checklist: its key and its items, in order, by part. Keys are told apart overall."""

    key: str
    parts: tuple[Part, ...]

    @property
    def items(self) -> tuple[str, ...]:
        """All item keys, in order."""
        return tuple(item for _, items in self.parts for item, _ in items)


def nobodys(*keys: str) -> tuple[tuple[str, Side | None], ...]:
    """Items of no side."""
    return tuple((key, None) for key in keys)


def theirs(side: Side, *keys: str) -> tuple[tuple[str, Side | None], ...]:
    """Items of one side."""
    return tuple((key, side) for key in keys)


CM, SMM, BOTH = Side.COMMUNITY, Side.SMM, Side.BOTH

COLLABORATION = Template(
    "collaboration",
    (
        ("before", theirs(CM, "task")),
        (
            "goals",
            (
                *theirs(CM, "present", "problem"),
                *theirs(SMM, "references", "handover", "requirements"),
                ("statistics", BOTH),
            ),
        ),
        ("results", (("ideas", SMM), ("brief", BOTH), ("changes", SMM))),
        (
            "matters",
            (("measurable", CM), ("schedule", BOTH), ("networks", BOTH), ("plan_b", BOTH)),
        ),
    ),
)
MONTH = Template(
    "month",
    (
        (
            "month_work",
            (
                *theirs(SMM, "month_plan", "month_content"),
                *theirs(BOTH, "month_users", "month_activations"),
                ("month_community", CM),
                *theirs(SMM, "month_figures", "month_tools"),
            ),
        ),
        (
            "month_note",
            theirs(SMM, "month_visuals", "month_algorithms", "month_competitors", "month_summary"),
        ),
        ("month_end", theirs(BOTH, "month_conclusions")),
    ),
)
TEAM = Template(
    "team",
    (
        (
            "team_tasks",
            nobodys("team_goals", "team_strategy", "team_concept", "team_plan", "team_resources"),
        ),
        ("team_criteria", nobodys("team_reports", "team_statistics", "team_adjust")),
    ),
)
SMM_MANAGER = Template(
    "smm_manager",
    (
        (
            "lead_strategy",
            theirs(
                SMM,
                *("lead_industry", "lead_fit", "lead_budgets", "lead_growth", "lead_campaigns"),
                *("lead_channels", "lead_threats", "lead_content", "lead_segments", "lead_kpi"),
                *("lead_tools", "lead_crisis", "lead_seo", "lead_research", "lead_reports"),
                *("lead_departments", "lead_alliances"),
            ),
        ),
        (
            "lead_daily",
            theirs(
                SMM,
                *("lead_networks", "lead_publish", "lead_voice", "lead_leaders", "lead_ads"),
                *("lead_statistics", "lead_image", "lead_reviews", "lead_competitors"),
                *("lead_team", "lead_client", "lead_hours"),
            ),
        ),
    ),
)
COMMUNITY = Template(
    "community",
    (
        (
            "cm_duties",
            (
                *theirs(
                    CM,
                    *("cm_brand", "cm_pages", "cm_content", "cm_schedule", "cm_answers"),
                    *("cm_influencers", "cm_moderation", "cm_spaces", "cm_contests", "cm_trends"),
                    *("cm_needs", "cm_watch", "cm_inside"),
                ),
                ("cm_feedback", BOTH),
                ("cm_reports", CM),
            ),
        ),
    ),
)
SPECIALIST = Template(
    "specialist",
    (
        (
            "pro_duties",
            nobodys(
                *("pro_strategy", "pro_publish", "pro_comments", "pro_image", "pro_ads"),
                *("pro_contact", "pro_content", "pro_accounts", "pro_reports"),
            ),
        ),
    ),
)
SUCCESS = Template(
    "success",
    (
        (
            "success_goals",
            nobodys(
                *("goal_sales", "goal_leads", "goal_loyalty", "goal_traffic", "goal_audience"),
                *("goal_reviews", "goal_negative", "goal_trends", "goal_awareness", "goal_demand"),
            ),
        ),
        ("success_impression", nobodys("look_look", "look_content", "look_originality")),
        (
            "success_statistics",
            nobodys(
                *("count_likes", "count_comments", "count_reposts", "count_reach"),
                *("count_engagement", "count_followers", "count_traffic", "count_conversions"),
            ),
        ),
    ),
)
READY = (COLLABORATION, MONTH, TEAM, SMM_MANAGER, COMMUNITY, SPECIALIST, SUCCESS)
TEMPLATES = {template.key: template for template in READY}
SIDES = {
    item: side
    for template in READY
    for _, items in template.parts
    for item, side in items
    if side is not None
}
PARTS = {item: part for template in READY for part, items in template.parts for item, _ in items}
"""The part that each item stands in."""


def sides_of(keys: Iterable[str]) -> tuple[Side, ...]:
    """The two sides, when items of either are among these."""
    found = {SIDES[key] for key in keys if key in SIDES}
    return (CM, SMM) if BOTH in found or {CM, SMM} <= found else ()


def part_items(template: Template, part: str) -> tuple[str, ...]:
    """The item keys of one part of a ready checklist."""
    return tuple(item for name, items in template.parts if name == part for item, _ in items)
