"""A card in the making: what was said so far, kept in the conversation until it is on a board."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import groupby

from pydantic import BaseModel, ConfigDict

from models.boards import members_of
from models.cards.pieces import Piece
from models.cards.splitting import lines_in
from models.cards.titles import TitleReading, first_words, read_title
from models.checklists.written import WrittenList
from models.tables import Person

OLD_AFTER = timedelta(hours=1)


class Draft(BaseModel):
    """The first message of a card, and what was chosen since. Moments are in UTC."""

    model_config = ConfigDict(frozen=True)

    key: str
    """Names the message that began it: `chat:message`."""
    at: datetime
    typed: str | None = None
    """The title as typed; None while only content has come."""
    titled: str | None = None
    """The message whose words the title is, as `key`."""
    board_id: int
    plain: bool = False
    """What was understood in the title was taken back."""
    chosen: datetime | None = None
    """Which reading of an ambiguous moment was meant."""
    pieces: tuple[Piece, ...] = ()
    lists: tuple[WrittenList, ...] = ()
    """Checklists of Telegram's own that were sent for it."""

    def is_old(self, now: datetime) -> bool:
        """Whether the next message may well be about something else."""
        return now - self.at > OLD_AFTER

    @property
    def says_something(self) -> bool:
        """Whether there is a title or content yet."""
        return self.typed is not None or bool(self.pieces or self.lists)

    @property
    def only_lists(self) -> bool:
        """Whether nothing but checklists was sent, which may as well go onto a card that is."""
        return bool(self.lists) and not self.pieces and self.typed is None

    def holds_album(self, album: str | None) -> bool:
        """Whether this album began the draft."""
        return album is not None and any(piece.album == album for piece in self.pieces)

    @property
    def proposal(self) -> str:
        """The first words of the content, as a title; empty when it has none."""
        if self._proposing:
            return first_words(self._proposing.text)
        return next((first_words(found.title) for found in self.lists if found.title.strip()), "")

    @property
    def forwards(self) -> tuple[tuple[Piece, ...], ...]:
        """The messages that were forwarded, each album as one; none when others are among them."""
        if self.lists or not all(piece.origin for piece in self.pieces):
            return ()
        found = groupby(self.pieces, key=lambda piece: piece.album or piece.message_id)
        return tuple(tuple(pieces) for _, pieces in found)

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of its one text, where each may be a card; none when there is more."""
        if self.lists or len(self.pieces) != 1 or self.pieces[0].file_id:
            return ()
        found = lines_in(self.pieces[0].text)
        return found if len(found) > 1 else ()

    @property
    def proposed_by(self) -> str | None:
        """The message of the proposal, as `key`."""
        piece = self._proposing
        return f"{piece.chat_id}.{piece.message_id}" if piece else None

    @property
    def _proposing(self) -> Piece | None:
        return next((piece for piece in self.pieces if piece.text.strip()), None)


async def read_draft(draft: Draft, author: Person) -> TitleReading:
    """What the draft's title says on its board, on the author's clock at the time of writing."""
    typed = draft.typed or ""
    if draft.plain:
        return TitleReading(title=" ".join(typed.split()))
    members = [member.person for member in await members_of(draft.board_id)]
    reading = read_title(
        first_words(typed),
        now=draft.at,
        zone=author.zone,
        day_end=author.day_ends,
        members=members,
    )
    if draft.chosen is None:
        return reading
    return replace(
        reading,
        title=reading.rest or reading.title,
        deadline=draft.chosen,
        readings=(),
        phrase="",
        rest="",
    )
