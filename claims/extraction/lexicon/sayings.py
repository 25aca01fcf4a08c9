"""Words that tell how a sentence says what it says: believed, planned, supposed, negated. Source: our own list."""

from . import words

# With "to" or "of" behind them they make a belief of what follows: "is said to", "are accused of".
ALLEGED = words(
    "alleged said reported accused suspected estimated rumoured rumored claimed presumed thought feared believed "
    "understood deemed assumed tipped reputed"
)
BELIEVES = words(
    "believed feared presumed suspected reportedly allegedly apparently rumoured rumored supposedly purportedly "
    "understood considered likely believes believe thinks think suspects suspect presumably seemingly ostensibly "
    "unconfirmed thought fears probably assumed reputedly"
)
# They plan where "to" follows: "plans to", "is due to", "has agreed to".
PLANS_TO = words(
    "plans planned planning plan intends intend intended aims aim aimed aiming pledged pledges pledge vowed vows "
    "promised promises proposes proposed wants want wanted hopes hope hoped hoping expects expect expected agreed "
    "agrees due set scheduled slated poised bound ready going preparing prepares seeks seeking sought seek wishes "
    "undertook committed trying looking"
)
# They look ahead whatever follows: "forecasts growth of", "a planned merger", "the upcoming vote".
AHEAD = words(
    "will 'll shall forecast forecasts forecasting predicts predicted predict predicting projects projected "
    "projecting upcoming scheduled expects expecting anticipates anticipated targets targeting targeted pledged "
    "pledges promised promises proposes proposed vowed vows foresees envisages budgeted earmarked"
)
POSSIBLE = words("could might may should")
CONDITIONS = words("if unless whether provided assuming")
NEGATES = words("not never no neither nor hardly cannot none nobody nothing barely scarcely")
# "Not clear whether" leaves it open, "not only" adds to it: neither says that something is not so.
NOT_OPEN = words("clear known certain sure confirmed possible yet obvious immediately")
NOT_MORE = words(
    "only just merely simply least less fewer more to including counting surprisingly unlike long later earlier "
    "doubt wonder matter"
)
# "Failed to", "refused to", "has yet to": it did not happen.
FAILED_TO = words("failed fails refused refuses declined declines neglected unable reluctant yet stopped")
AVOIDED = words(
    "avoided avoids escaped dodged halted blocked prevented averted abandoned scrapped shelved dropped cancelled "
    "canceled"
)
FALSE = words(
    "false untrue incorrect fake baseless unfounded wrong fabricated bogus untruthful debunked disproved disproven "
    "discredited"
)
# "The figure is a lie".
LIES = words("lie hoax myth fabrication falsehood")
# "Was acquitted of killing".
CLEARED = words("acquitted cleared exonerated absolved")
# "Is considering cutting": not even planned, and surely not done.
CONSIDERS = words("considering weighing mulling contemplating pondering")
# What a claim is found in where nobody says it: "a study found", "figures show".
DOCUMENTS = words(
    "report study survey poll figure datum data statistic statistics research analysis review audit inquiry "
    "investigation census record document result estimate number paper index dataset footage image video email "
    "memo letter indictment lawsuit filing statement leaflet website calculation projection forecast count tally "
    "official"
)
SHOWS = words(
    "found finds find show shows showed shown indicate indicates indicated suggest suggests suggested reveal "
    "reveals revealed concluded estimated put puts"
)
HEARD = words("court trial inquest jury inquiry tribunal hearing committee panel")
# Plural and first-person forms of verbs of saying, many of which are nouns as well.
SAY_BASE = words(
    "add allege admit announce argue assert believe caution claim complain concede conclude confirm contend "
    "declare demand deny disclose dispute estimate expect explain fear forecast hope indicate insist maintain "
    "note observe predict project recall reckon reject remark reply report reveal state stress suggest suspect "
    "think warn write acknowledge advise recommend tweet"
)
