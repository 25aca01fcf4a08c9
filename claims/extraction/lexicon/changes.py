"""Words of rise and fall. Source: our own list."""

from . import words

UP = words(
    "rose rise rises risen rising increased increase increases increasing grew grow grows grown growing climbed "
    "climb climbs climbing jumped jump jumps jumping surged surge surges surging soared soar soaring "
    "gained gain gains gaining "
    "up advanced raised raise raises raising expanded expand expanding swelled swollen ballooned spiked spike "
    "rallied widened accelerated hike hiked hikes edged strengthened boosted upped growth"
)
DOWN = words(
    "fell fall falls fallen falling dropped drop drops dropping declined decline declines declining decreased "
    "decrease decreases decreasing down cut cuts cutting slid slide sliding plunged plunge plunging shrank shrunk "
    "shrink shrinking slipped slip lowered lower lowering reduced reduce reduces reducing reduction tumbled tumble "
    "contracted contraction slumped slump eased sank sunk plummeted slashed trimmed narrowed weakened dipped dip"
)
NOUNS = words(
    "rise increase growth jump surge gain hike climb fall drop decline decrease cut reduction slump plunge dip "
    "contraction slide raise"
)
FACTORS = {"doubled": 2, "tripled": 3, "trebled": 3, "quadrupled": 4, "quintupled": 5, "halved": 2}
