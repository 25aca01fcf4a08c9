"""Words that rank, and what may stand round them in a ranking. Source: our own list."""

from . import words

_MEASURED = (
    "largest biggest highest greatest longest tallest oldest fastest richest wealthiest deadliest "
    "busiest strongest heaviest deepest widest hottest wettest warmest costliest steepest sharpest bloodiest "
    "youngest broadest strictest newest driest coldest brightest safest densest slowest weakest poorest "
    "thickest longest-running hungriest loudest lightest purest rarest priciest earliest quickest severest "
    "narrowest thinnest cheapest fattest windiest snowiest northernmost southernmost easternmost westernmost"
)
# By how much is a matter of taste, so these rank only with a time or a place to rank in.
_PRAISE = "worst best toughest hardest closest harshest happiest finest fiercest gravest furthest farthest latest"
_LEAST = "smallest lowest fewest shortest"
MEASURED = words(f"{_MEASURED} {_LEAST} most least")
SUPERLATIVES = dict.fromkeys(f"{_MEASURED} {_PRAISE} most".split(), 1) | dict.fromkeys(f"{_LEAST} least".split(), -1)
# "the most populous": adjectives that can be measured, so that the words rank with no more said.
MEASURABLE = words(
    "populous populated expensive valuable polluted indebted decorated capped followed visited viewed watched "
    "northerly southerly successful prolific powerful deadly active common widely densely heavily frequent profitable "
    "unequal dangerous lucrative popular costly violent corrupt"
)
# What opens the scope of a ranking: where, when, or out of which.
SCOPES = words("in since on for ever to among outside across worldwide yet this of anywhere globally nationwide by at")
PLACED = words(
    "ranked ranks rank ranking placed finished came finish finishing rated seeded lies lie sits sit stands "
    "stand stay stays remain remains remained finishes placing come comes lay sat"
)
# "Peaked at number four".
CHARTED = words("peaked peaking peaks debuted debuting entered charted charting")
MOVED = words("moved moves moving climbed climb rose dropped drop fell slipped up down back jumped went rises falls")
TABLES = words(
    "table league standings rankings championship group division leaderboard ranking charts conference ladder medal "
    "drivers' constructors' world index list premier line"
)
# Ordinals before these rank nothing: parts of a whole, set phrases, turns of speech.
IDLE = words(
    "half halves quarter quarters world reading degree lady class hand name minister aid base baby instance sight "
    "step steps week weeks month months year years century day days night amendment round rounds leg phase stage "
    "stages part sign signs thing things thought thoughts look chance floor wife husband term session trimester wave "
    "edition line draft choice option person language cousin generation time times responder responders responders' "
    "place chapter page paragraph test innings set lap hole inning period act season minute minutes hour hours few "
    "impression impressions dose doses shot jab opinion string gear rate grade order party parties of and or two "
    "three four five"
)
# Things that come one after another, so that "a third term" or "his fifth goal" counts them.
COUNTED_OFF = words(
    "term win wins victory defeat loss title goal goals medal gold silver bronze crown championship century try "
    "attempt bid album novel film book child son daughter trial strike death victim case fatality marriage cup "
    "appearance cap start promotion relegation spell stint election arrest offence conviction summit visit rise fall "
    "cut increase record draw point penalty touchdown run homer assist hearing sequel edition lockdown booster "
    "pregnancy launch flight outage earthquake blast"
)
# "It was the first sign": what was first of these is a manner of speech, whatever follows.
SPEECH = words("sign step thing day half time place part stage look question priority thought night order line")
PERIODS = words(
    "day days week weeks month months quarter quarters year years season seasons time night session game "
    "weekend weekends"
)
REPEATS = words("consecutive straight successive")
GROUPS = words("one among some many several few two three four five most any all")
HIGHS = {"high": 1, "highs": 1, "low": -1, "lows": -1}
