"""Earlier briefs of a board that are like a new one, with what came of them."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from models.tables import Brief, BriefNetwork, Case, Metric, Network, Unit

LOOKED_AT = 200
SHOWN = 5


@dataclass(frozen=True)
class Similar:
    """An earlier brief: a plain value for screens. `ended_at` is in UTC."""

    id: int
    title: str
    case: Case | None
    metric: Metric | None
    metric_words: str | None
    target: Decimal | None
    result: Decimal
    unit: Unit
    networks: tuple[tuple[Network, Decimal | None], ...]
    text: str | None
    ended_at: datetime | None


async def similar_cases(
    board_id: int, case: Case | None, metric: Metric | None, *, but: int = 0
) -> list[Similar]:
    """Briefs of the board with a result, but one: the most alike first, then the newest.

    By the same metric counts more than of the same case. Asks for no rights.
    """
    found = (
        await Brief.filter(board_id=board_id, result__not_isnull=True, card_id__not_isnull=True)
        .exclude(id=but)
        .order_by("-id")
        .limit(LOOKED_AT)
        .select_related("card")
    )
    alike = [brief for brief in found if brief.case == case or brief.metric == metric]
    alike.sort(key=lambda brief: (brief.metric != metric, brief.case != case))
    return [await similar_of(brief) for brief in alike[:SHOWN]]


async def similar_of(brief: Brief) -> Similar:
    """The brief (`card` loaded) as a case for the next one."""
    networks = await BriefNetwork.filter(brief_id=brief.id).order_by("id")
    return Similar(
        id=brief.id,
        title=brief.card.title if brief.card else "",
        case=brief.case,
        metric=brief.metric,
        metric_words=brief.metric_words,
        target=brief.target,
        result=brief.result or Decimal(0),
        unit=brief.unit,
        networks=tuple((one.network, one.figure) for one in networks),
        text=brief.result_text,
        ended_at=brief.ended_at,
    )
