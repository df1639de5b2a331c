"""The book sale of a project managers' community, as it is told to the bot."""

from dataclasses import dataclass
from datetime import timedelta

from tests.conversations.looking import PICTURE
from tests.town import MARINA, MAX, OLENA, Person


@dataclass(frozen=True)
class Sale:
    """What somebody types, in their own language."""

    about: str
    reference: str
    budget: str
    handover: str
    promises: str
    ideas: str


SALES = {
    OLENA: Sale(
        about="Благодійний розпродаж книжок\nПонад 80 паперових книжок, кошти — на пожертви",
        reference="У книжковому клубі спрацювали 4 сторіс із фото",
        budget="2 000 грн",
        handover="через тиждень 18:00",
        promises="Чотири сторіс для Instagram завтра\nДопис про каталог",
        ideas="Сторіс із посиланням на допис у Facebook",
    ),
    MARINA: Sale(
        about="Благотворительная распродажа книг\nБольше 80 бумажных книг, деньги — на помощь",
        reference="В книжном клубе сработали 4 сторис с фото",
        budget="2 000 грн",
        handover="через неделю 18:00",
        promises="Четыре сторис для Instagram завтра\nПост о каталоге",
        ideas="Сторис со ссылкой на пост в Facebook",
    ),
    MAX: Sale(
        about="Charity book sale\nMore than 80 paper books, the money goes to charity",
        reference="A book club did well with 4 photo stories",
        budget="2,000 UAH",
        handover="in a week 18:00",
        promises="Four Instagram stories tomorrow\nA post about the catalogue",
        ideas="Stories with a link to the Facebook post",
    ),
}


async def answer_first_half(person: Person, sale: Sale) -> None:
    """From the case to the networks, by buttons and by words, with a picture."""
    await person.taps(person.words("Initiative"))
    await person.taps(person.words("New members"))
    await person.says("13,5%")
    reader = person.reader
    await person.taps(reader.day(reader.today + timedelta(days=30)))
    await person.sends("photo", PICTURE, caption=sale.about)
    await person.taps("➡️")
    await person.says(sale.reference)
    await person.taps("➡️")
    await person.says("інста, facebook")


async def answer_second_half(person: Person, sale: Sale) -> None:
    """From the dates of the networks to the people; nothing is made yet."""
    await person.taps("➡️")
    await person.says(sale.handover)
    await person.taps("🔁")
    await person.says(sale.budget)
    await person.taps("➕")
    await person.taps(person.words("Reserve posts"))
    await person.taps(person.words("Extra budget"))
    await person.taps("⬅️")
    await person.taps("➡️")
    await person.taps("🙋")
    await person.taps(name_for(person, MAX, "Max"))
    await person.taps("🔁")
    await person.taps(name_for(person, MARINA, "Марина"))


def name_for(person: Person, number: int, name: str) -> str:
    """How somebody's button begins for this person."""
    return "🙋" if person.id == number else name
