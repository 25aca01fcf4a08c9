"""Words that turn a number after them into a name, and phrases whose numbers are no claim.

Source: our own list, from names that news texts carry.
"""

from . import words

# "Article 50", "Boeing 737", "Resolution 2254": the number is a name. Lower case; the word in the text is
# usually a capital one, but "page 12" and "room 101" are names as well.
NAMERS = words(
    "article resolution section chapter clause paragraph para page pages title rule rules regulation directive annex "
    "appendix schedule act amendment protocol flight route highway motorway interstate junction exit gate room ward "
    "block building apartment flat suite floor platform pier terminal boeing airbus tupolev ilyushin antonov sukhoi "
    "mig embraer bombardier cessna apollo soyuz artemis falcon voyager windows iphone galaxy android playstation xbox "
    "ps channel radio studio area zone sector district precinct battalion brigade regiment division squadron unit "
    "bulldozer group pool round stage phase tier level grade category class type mark model version volume vol issue "
    "episode season series part lot case docket form figure fig table number no nos num item question step day "
    "formula euro expo covid vitamin mk catch ninja proposition prop measure psalm genesis peugeot bmw audi porsche "
    "ferrari line platform bus tram stand seat court field camp hut pod ext extension tel phone call fax box postcode "
    "zip generation opus op symphony concerto quartet league ligue serie super bowl top division under"
) - {"group", "season", "case", "phase", "top", "measure", "call", "under", "field", "part", "stage", "day",
     "line", "division", "league", "series", "table", "court", "round", "unit"}  # fmt: skip
# The same, only where written with a capital.
CAPITAL_NAMERS = words(
    "billboard week zip fifa ftse nikkei dow nasdaq dax cac fortune stoxx asx russell ibex kospi sensex nifty csi "
    "topix p ufc war bill order lane reactor act isaiah psalms matthew luke john corinthians mate model group phase "
    "stage part day line division league series table court round unit formula euro camp measure field question "
    "force turn lap hole bus seat exit heat"
)
# Lower-case words that name with a small number: "stage 4 cancer", "grade 8", "number 10".
LOWER_NAMERS = words(
    "part series volume size route photo picture slide exhibit code level grade stage number type category tier phase "
    "chapter page pages paragraph flight room junction version channel season episode lane seed rank article section "
    "clause rule gate class step question case lap hole exit platform act zone lot item pier bay berth"
) - {"case", "seed"}
# The same, where no noun follows and nothing says that they are counted: "day 3", "round two", "turn 3".
PLACES_IN_ORDER = words("day week round unit line bus turn pit heat car tram seat row")
# Where "turn 3" is.
WHERE = words("at in into of through on after before between from out the")
# Things known by their number: "the 24 car", "her first 400 win".
NUMBERED_THINGS = words(
    "car bus tram train route shirt jersey engine locomotive bomb win title race record champion final seed line jet "
    "plane airliner model aircraft bike truck"
)
# Before those: "each day 40", "the first week 300".
COUNTED_OFF = words(
    "first second third fourth opening next following final previous past same one any every each that this last per a "
    "an whole full half another some"
)
# Names that take a number even before a noun: "Fortune 500 companies".
NUMBERED_NAMES = words(
    "billboard hot week ftse nikkei dow nasdaq dax cac fortune stoxx asx russell ibex kospi sensex nifty csi topix "
    "forbes s&p ufc iphone ipad galaxy pixel mate windows android playstation xbox mazda model airbus boeing apollo "
    "gemini soyuz g f b cop expo catch agenda vision interstate route highway psalm fifa pes chatgpt gpt rtx gtx "
    "ryzen core snapdragon mi redmi falcon starship artemis chandrayaan chang'e vostok reactor unit tu il su mig cl "
    "ps euro bs ulez"
)
SPELLED_NAMES = frozenset(
    {("six", "nations"), ("three", "mile"), ("ten", "downing"), ("seven", "sisters"), ("five", "eyes"),
     ("four", "seasons"), ("three", "gorges"), ("one", "direction"), ("two", "and"), ("seven", "seas"),
     ("five", "star"), ("one", "nation"), ("nine", "inch"), ("ten", "commandments"), ("three", "lions"),
     ("hundred", "years"), ("final", "four"), ("big", "ten"), ("elite", "eight"), ("sweet", "sixteen")}
) - {("two", "and")}  # fmt: skip
AIRLINERS = frozenset({"707", "717", "727", "737", "747", "757", "767", "777", "787", "380", "320", "350", "718"})
EMERGENCY = frozenset({"911", "999", "112", "111", "101", "988", "100", "1003"}) - {"100"}
CALLED = words(
    "call calls caller callers called calling dial dialled dialed dialing ring rang phone phoned dispatcher "
    "dispatchers operator operators hotline"
)
# Units of idioms and grades: "six-figure salary", "five-star hotel".
IDIOMS = words("figure digit star")
# After a hyphenated number: "one-off", "two-way", "second-hand".
NOT_COUNTED = words(
    "sum off way sided man-made fold stop handed size liner upmanship piece on one two up dimensional d trick eyed "
    "faced timer tier upper figure digit star pointer pointers pronged legged footed niners niner wheel wheeled "
    "dimension"
)
# After "one" it counts nothing.
IDLE_ONE = words(
    "of day another thing time point such more way can could may might must should would will is was has had who that "
    "which by after and or in on at to for as with from the side hand reason example last"
)
NAMED_EVENTS = words(
    "attacks attack massacre revolution uprising coup protests movement bombings bombing terror terrorist incident "
    "plot memorial museum anniversary crackdown agreement accords accord declaration"
)
