"""News-like articles in our own words, the same for the same seed: text to measure speed on."""

import random

_PLACES = (
    "Leeds", "Aarhus", "northern Ghana", "the port of Antwerp", "Utah", "Osaka", "the Basque Country", "Lagos",
    "western Nepal", "Graz", "the Faroe Islands", "Montevideo", "Perth", "Tallinn", "the Rhine valley",
)  # fmt: skip
_FIRST = ("Anna", "Tomas", "Grace", "Henrik", "Aiko", "Pedro", "Nadia", "Samuel", "Ingrid", "Yusuf", "Clara", "Marek")
_LAST = (
    "Berg", "Okafor", "Lindqvist", "Moreau", "Tanaka", "Novak", "Haddad", "Whitfield", "Costa", "van der Meer",
    "Sorensen", "Achebe",
)  # fmt: skip
_ROLES = (
    "mayor", "the head of the rescue service", "the finance minister", "an economist at Northgate Bank",
    "the club's coach", "a spokeswoman for the ministry", "the lead author of the study", "the chief executive",
)  # fmt: skip
_BODIES = ("the health ministry", "the statistics office", "police", "the company", "officials", "the central bank")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "March", "April", "June", "August", "September", "November")
# Two thirds of the sentences of a news article tell no number: these keep that measure.
_PLAIN = (
    "Residents of {place} woke to closed roads, cold houses and a river that had come further than anyone remembered.",
    "It was not clear what had caused the fault, and engineers were still looking through the control room's logs.",
    "{name} declined to say whether the plan would be put to a vote before the summer.",
    "The decision follows a long dispute between the city and the owners of the site over who should pay.",
    'It is "a first step and nothing more", {name} said, and thanked those who had waited through the night.',
    "Shopkeepers near the station said that they had been told to expect further delays.",
    "Critics say that the rules are too weak to change how the industry works.",
    "According to {body}, the talks broke off after a disagreement about the wording of the final text.",
    "A court in {place} will hear the appeal, but lawyers on both sides expect it to end in a settlement.",
    '"We have learned to be careful with promises," said {name}, {role}. "People here have heard a lot of them."',
    "The report does not name the supplier, and the company did not answer questions about the contract.",
    "Schools in the area stayed open, although buses ran late and some pupils were sent home early.",
    "In the old town, volunteers carried furniture, paintings and sacks of grain up to the higher streets.",
    "The team has yet to find out why the newer batteries age faster in the cold than in the laboratory.",
    "The government denies that it knew of the fault before the trains were put into service.",
    "{name}, {role}, has long called for a change in the law, and repeated that call in {place}.",
    "The new line will be run by the state railway, which has been looking for drivers since the spring.",
    "Farmers fear that the rain came too late for the wheat, though early enough for fruit and vines.",
)
_VALUED = (
    "At least {small} people were killed and {mid} injured when a storm hit {place} on {day}, {body} said.",
    "Sales rose by {pct} percent to ${money} billion in the three months to {month}, helped by demand from abroad.",
    "More than {big} homes were without power for nearly {small} hours.",
    "The bridge, built in {year}, carries about {big} cars a day and is {mid} metres long.",
    "{name}, {age}, has led the council for more than a decade and won {pct}% of the vote in {year}.",
    "The fund is worth €{money}m, down from €{more}m a year earlier.",
    "It was the third-largest fire in the region since {year}, and the first to reach the suburbs of {place}.",
    "Inflation slowed to {pct} per cent in {month} from {pct2} per cent the month before.",
    "Between {small} and {mid} workers could lose their jobs under the plan, which takes effect on {date}.",
    "The car has a range of {mid} km and costs from £{big}.",
    "United won 3-1 in front of {big} fans, with {name} scoring twice in the last {small} minutes.",
    "Researchers followed {big} patients for {small} years and found that one in {small} had relapsed.",
)


class _Writer:
    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def sentence(self) -> str:
        rnd = self.random
        pattern = rnd.choice(_VALUED if rnd.random() < 0.35 else _PLAIN)
        day, month, year = rnd.randint(1, 28), rnd.choice(_MONTHS), rnd.randint(1950, 2023)
        first = rnd.randint(20, 90)
        text = pattern.format(
            place=rnd.choice(_PLACES), name=f"{rnd.choice(_FIRST)} {rnd.choice(_LAST)}", role=rnd.choice(_ROLES),
            body=rnd.choice(_BODIES), day=rnd.choice(_DAYS), month=month, year=year, date=f"{day} {month} {year}",
            small=rnd.randint(3, 48), mid=rnd.randint(50, 990), big=f"{rnd.randint(1100, 98000):,}",
            pct=rnd.randint(11, 99) / 10, pct2=rnd.randint(11, 99) / 10, money=first / 10,
            more=(first + rnd.randint(1, 9)) / 10, age=rnd.randint(24, 77),
        )  # fmt: skip
        return text[0].upper() + text[1:]

    def article(self) -> str:
        rnd = self.random
        head = f"{rnd.choice(_PLACES)} faces a long winter as {rnd.choice(_BODIES)} weighs its next step"
        paragraphs = [" ".join(self.sentence() for _ in range(rnd.randint(1, 4))) for _ in range(rnd.randint(6, 12))]
        return "\n".join([head[0].upper() + head[1:], *paragraphs, "Read more: how we report", ""])


def articles(characters: int, seed: int = 1) -> list[str]:
    """Different articles of 2,000 to 5,000 characters each, together at least that many characters."""
    writer = _Writer(seed)
    found: list[str] = []
    while sum(map(len, found)) < characters:
        found.append(writer.article())
    return found
