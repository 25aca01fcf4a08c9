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
# Before a bare "7.75m" they tell millions: "waiting lists climbed to 7.75m".
CROWDS = words(
    "people users viewers list lists population households jobs unemployment unemployed jobless subscribers customers "
    "visitors passengers members patients votes vehicles homes audience followers downloads views tickets cases "
    "workers pupils students voters turnout claimants migrants refugees readers cars accounts employees "
    "viewership circulation barrels shares units copies streams listeners fans births deaths"
)
CROWD_EDGES = words("in by this last from to a and at on since compared after before but or during for over between")
