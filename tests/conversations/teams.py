"""A team comes together: a board made with one tap, and a link that others follow."""

from tests.town import Person, Town

EDITOR = "Editor: makes and moves cards"
ADMIN = "Admin: also invites and renames"
GUEST = "Guest: looks and ticks"


async def make_team(owner: Person) -> None:
    """A team board of this person, with one tap; the screen is the board's people."""
    await owner.says("/boards")
    await owner.taps("➕")


async def invite(owner: Person, role: str = EDITOR) -> str:
    """The payload of a link to the newest team board, from the screen of its people."""
    await owner.taps("🔗")
    await owner.taps(owner.words(role))
    return await owner.link()


async def gather_team(town: Town, owner: Person | None = None, role: str = EDITOR) -> None:
    """Everybody settled on a team board of the owner (Olena), to which their new cards go."""
    owner = owner or town.olena
    everybody = (town.olena, town.marina, town.max)
    for person in everybody:
        await person.settles()
    await make_team(owner)
    payload = await invite(owner, role)
    for person in everybody:
        if person.id != owner.id:
            await person.starts(payload)
