"""Words that tell a race from a length and a length from millions. Source: our own list."""

from . import words

# Behind "100m" or "10k" they name a race.
RACES = words(
    "freestyle butterfly backstroke breaststroke medley hurdles sprint sprints dash relay relays steeplechase final "
    "finals semi-final semi-finals heat heats champion champions championship gold silver bronze title titles race "
    "races record records runner runners swimmer swimmers sprinter sprinters hurdler event events crown fly free"
)
# Distances that are run and swum, in metres.
DISTANCES = frozenset({50, 60, 100, 110, 200, 400, 800, 1000, 1500, 3000, 5000, 10000})
# Behind "10m" they tell a length.
LENGTH_WORDS = words(
    "high tall long wide deep thick away above below apart underwater tower towers wave waves wall walls cliff cliffs "
    "pole poles tree trees mast masts swell swells yacht yachts boat boats fence fences stretch stretches hole holes "
    "trench trenches radius pool rifle pistol platform springboard drop drops"
)
