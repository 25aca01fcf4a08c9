"""Words of saying, believing, denying and planning, and titles of people. Source: our own list."""

from . import words

SAYS = words(
    "said says say saying told tells telling added adds adding stressed stresses stressing "
    "acknowledged acknowledges insisted insists insisting claimed claims claiming stated states "
    "stating announced announces announcing warned warns warning noted notes noting explained "
    "explains argued argues arguing declared declares replied replies responded asked asks wrote "
    "writes writing tweeted posted posts commented remarked remarks observed recalled recalls "
    "admitted admits admitting conceded concedes confirmed confirms confirming reported reports "
    "reporting revealed reveals maintained maintains reiterated reiterates repeated emphasised "
    "emphasized emphasises emphasizes pointed joked quipped predicted predicts estimated estimates "
    "estimating suggested suggests believes believed thinks thought pledged pledges vowed vows "
    "promised promises urged urges called calls demanded demands described describes calling "
    "describing praised hailed condemned commended criticised criticized accused denounced welcomed "
    "lamented concluded continued continues testified alleged alleges alleging complained cautioned "
    "shouted shouts muttered whispered quoted cited read reads boasted asserted asserts contended "
    "contends countered disclosed indicated indicates blamed branded dubbed labelled labeled slammed "
    "blasted hoped hopes feared fears fear denied denies deny denying rejected rejects dismissed "
    "dismisses disputed disputes refuted refutes tell affirmed agreed expressed expresses"
)
# Only these take a quotation or a that-clause on the speaker's own word.
QUOTES = SAYS - words("believed thought feared fear estimating read reads agreed states notes")
DENIES = words(
    "denied denies deny denying rejected rejects reject dismissed dismisses disputed disputes refuted "
    "refutes refute rebuffed contradicts"
)
BELIEVES = words(
    "believed thought feared presumed suspected reportedly allegedly apparently rumoured rumored "
    "supposedly purportedly understood considered likely believes believe thinks suspects presumably"
)
PLANS = words(
    "will 'll shall plans planned planning plan intends intend aims aim scheduled pledged pledges "
    "pledge vowed vows promised promises proposes proposed targets forecast forecasts projected "
    "projects predicted predicts upcoming"
)
IFS = words("if unless would could might may should whether")
NEGATES = words("not never no neither nor without hardly cannot none")
TITLES = words(
    "president vice prime minister secretary state foreign defence defense finance interior health "
    "chancellor king queen prince princess pope emperor sultan emir sheikh ayatollah bishop "
    "archbishop cardinal rabbi imam mr mrs ms miss dr prof professor sir dame lord lady senator "
    "congressman congresswoman representative governor mayor councillor general colonel major captain "
    "lieutenant sergeant admiral commander officer chief executive director chairman chairwoman chair "
    "ceo coach manager captain spokesman spokeswoman spokesperson ambassador envoy judge justice "
    "attorney prosecutor sheriff inspector superintendent detective deputy acting interim former ex "
    "leader opposition speaker premier commissioner analyst economist expert lawyer activist author "
    "writer actor actress singer player striker goalkeeper director-general head us uk eu un british "
    "american french german russian chinese treasury home education transport energy environment "
    "trade labour commerce justice agriculture gen col maj lt sgt sen rep gov rev hon host researcher "
    "scientist historian lecturer reporter correspondent editor journalist president-elect"
)
PERSON_TITLES = words(
    "president minister secretary chancellor king queen prince princess pope emperor sultan emir "
    "sheikh ayatollah bishop archbishop cardinal rabbi imam mr mrs ms miss dr prof professor sir dame "
    "lord lady senator congressman congresswoman representative governor mayor councillor general "
    "colonel major captain lieutenant sergeant admiral commander chief chairman chairwoman ceo coach "
    "spokesman spokeswoman spokesperson ambassador envoy judge justice leader premier commissioner "
    "analyst economist expert lawyer activist author director gen col maj lt sgt sen rep gov rev hon "
    "predecessor successor"
)
# Speakers that are groups or offices, named by a common noun.
GROUPS = words(
    "official police ministry government authority company spokesman spokeswoman spokesperson "
    "statement report agency court army military union party group bank department office analyst "
    "expert witness resident researcher scientist doctor hospital activist source lawyer prosecutor "
    "investigator firm economist critic minister president mayor commission committee council "
    "organisation organization charity study survey poll watchdog regulator team club airline "
    "operator paper newspaper broadcaster channel figures data statistics service fund association "
    "federation institute university school church administration economists leader chief director "
    "governor parent family relative neighbour coach manager rescuer rescuers villager journalist "
    "firefighters ombudsman inspector teacher farmer worker diplomat"
)
PARTICLES = words("al bin ibn de del della di da dos van von der den la le el abu ben ter du")
# A run of capitals with one of these in it names a place or a body, not a person.
NOT_PERSONS = words(
    "united new south north west east central saudi sri hong los las san santa costa el ivory sierra papua bank "
    "university ministry party court house council committee commission union department agency office institute "
    "group company corporation inc corp ltd league cup club city county state states republic kingdom federation "
    "islands island sea ocean river lake mountain mount street road park square bridge airport station hospital "
    "school college church police army navy force guard service association foundation fund programme program act "
    "treaty agreement war day times post news press world european american african asian british french german "
    "russian chinese nations america africa asia europe airlines airways motors energy street office parliament "
    "congress senate assembly government opposition front movement brotherhood red black white cross stadium "
    "market exchange centre center museum festival games open championship province region district bay gulf "
    "valley coast strait canal peninsula middle far great white of for international national federal royal "
    "alliance green democratic democrats republican republicans liberal conservative national social socialist "
    "communist labour workers peoples bloc network authority services systems holdings limited partners capital "
    "supreme human rights health organisation organization monetary security general"
)
