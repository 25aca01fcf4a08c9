"""Words of rise and fall. Source: our own list."""

from . import words

UP = words(
    "lifted lifts lift firmed rose rise rises risen rising increased increase increases increasing grew grow grows "
    "grown growing climbed climb climbs climbing jumped jump jumps jumping surged surge surges surging soared soar "
    "soaring gained gain gains gaining up advanced raised raise raises raising expanded expand expanding swelled "
    "swollen ballooned spiked spike rallied widened accelerated hike hiked hikes edged strengthened boosted upped "
    "growth warm warms warmed warming ticked crept inched nudged advance swell swells accelerate accelerates "
    "appreciated leapt leaped leap rocketed mounted"
)
DOWN = words(
    "fell fall falls fallen falling dropped drop drops dropping declined decline declines declining decreased "
    "decrease decreases decreasing down cut cuts cutting slid slide sliding plunged plunge plunging shrank shrunk "
    "shrink shrinking slipped slip lowered lower lowering reduced reduce reduces reducing reduction tumbled tumble "
    "contracted contraction slumped slump eased sank sunk plummeted slashed trimmed narrowed weakened dipped dip "
    "slowed slow slows slowing easing eases ease narrow narrows narrowing weaken shed sheds cooled cools cooling cool "
    "depreciated halving retreated crashed tanked nosedived lessened dwindled plummet tumbles slashing trim trims "
    "trimming"
)
NOUNS = words(
    "rise increase growth jump surge gain hike climb fall drop decline decrease cut reduction slump plunge dip "
    "contraction slide raise"
)
FACTORS = {
    "doubled": 2, "tripled": 3, "trebled": 3, "quadrupled": 4, "quintupled": 5, "halved": 2, "doubling": 2,
    "tripling": 3, "trebling": 3, "quadrupling": 4, "halving": 2, "double": 2, "triple": 3, "treble": 3,
    "quadruple": 4, "halve": 2, "doubles": 2, "triples": 3, "halves": 2,
}  # fmt: skip
# Forms that are other words as well, verbs only behind these.
PLAIN_FACTORS = frozenset({"double", "triple", "treble", "quadruple", "halve"})
INFINITIVE = frozenset(
    {"will", "would", "could", "may", "might", "can", "should", "shall", "nearly", "almost", "roughly", "about"}
)  # fmt: skip
PAST = words(
    "rose grew climbed jumped surged soared gained advanced raised expanded spiked rallied widened edged strengthened "
    "boosted upped fell dropped declined decreased cut slid plunged shrank shrunk slipped lowered reduced tumbled "
    "contracted slumped eased sank sunk plummeted slashed trimmed narrowed weakened dipped slowed shed cooled "
    "increased risen fallen grown ticked crept inched leapt ballooned hiked retreated dwindled up down"
)
# "nearly double figures", "about double glazing": adjectives.
# Behind these "to double" is foreseen; behind others it is a wish.
FORESEEN = words("expected set forecast projected likely due predicted estimated poised on")
NOT_FACTORED = words("figures figure digits digit jeopardy standards agent glazing bed room gold faults bogey")
# Plurals that are rated, not counted: "Prices rose to 300" counts no prices.
RATED = words(
    "yen yuan euro rand won dollars pounds euros sales profits prices shares stocks costs rates earnings revenues "
    "exports imports yields futures wages emissions temperatures ratings scores odds polls fares fees rents losses "
    "savings reserves holdings bonds markets gains lists ranks queues readings levels values ties hopes numbers "
    "figures totals tolls speeds winds incomes salaries taxes tariffs averages"
)
# Singular nouns that count people by themselves.
GATHERED = {"turnout": "person", "attendance": "person", "headcount": "person", "membership": "member"}
GATHERING = words(
    "crowd crowds audience congregation workforce staff electorate turnout squad crew attendance army force"
)
# Verbs whose subject is people: "claimed 120,000 had turned out".
ATTENDED = words("attended turned marched gathered demonstrated protested queued rallied voted enrolled")
