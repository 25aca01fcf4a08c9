"""Words that tell pounds of weight from pounds of money. Source: our own list."""

from . import words

# Near "15 pounds" they tell a weight.
WEIGHT_WORDS = words(
    "weigh weighs weighed weighing weight weights lost lose loses losing shed sheds shedding gained gain gains "
    "gaining heavier lighter overweight underweight baby babies birth newborn body obese diet dieting diets slimmed "
    "slimming ounce ounces lb lbs kilos kilograms kilogram kg bench-press lift lifted lifting bench cargo payload "
    "haul thrust trimmed dropped put muscle fish dog bear carcass carrying load loads boxer wrestler weighed-in "
    "torque"
)
# "a 200-pound fine" is money, "a 200-pound man" is not.
FINE_NOUNS = words(
    "note notes coin coins fine fines fee fees bill bills prize prizes ticket tickets grant grants deal deals debt "
    "debts loan loans payout payouts reward rewards budget budgets fund funds investment contract contracts rise "
    "increase cut cuts plan plans salary voucher vouchers donation donations bonus bonuses subsidy project projects "
    "charge charges penalty penalties cheque payment payments refund refunds discount levy tax price cost rent "
    "mortgage bet bets stake a-year a-week year week month"
)
# "15 pounds of aid" is money, "15 pounds of flour" is not; near a loss they tell that money was lost.
MONEY_OF = words(
    "aid cash debt debts damage savings investment investments spending funding funds money tax taxes revenue public "
    "taxpayers taxpayer bet bets betting profit profits income sales cost costs wages pay earnings shares price "
    "prices fine fined paid fee fees rent salary benefit benefits grant budget scam fraud wallet"
)
