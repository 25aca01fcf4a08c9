"""Words of saying and denying, and titles of people. Source: our own list."""

from . import words

SAYS = words(
    "said says say saying told tells telling added adds adding stressed stresses stressing acknowledged "
    "acknowledges insisted insists insisting claimed claims claiming stated states stating announced announces "
    "announcing warned warns warning noted notes noting explained explains argued argues arguing declared "
    "declares replied replies responded asked asks wrote writes writing tweeted posted posts commented remarked "
    "remarks observed recalled recalls admitted admits admitting conceded concedes confirmed confirms confirming "
    "reported reports reporting revealed reveals maintained maintains reiterated reiterates repeated emphasised "
    "emphasized emphasises emphasizes pointed joked quipped predicted predicts estimated estimates estimating "
    "suggested suggests believes believed thinks thought pledged pledges vowed vows promised promises urged urges "
    "called calls demanded demands described describes calling describing praised hailed condemned commended "
    "criticised criticized accused denounced welcomed lamented concluded continued continues testified alleged "
    "alleges alleging complained cautioned shouted shouts muttered whispered quoted cited read reads boasted "
    "asserted asserts contended contends countered disclosed indicated indicates blamed branded dubbed labelled "
    "labeled slammed blasted hoped hopes feared fears fear denied denies deny denying rejected rejects dismissed "
    "dismisses disputed disputes refuted refutes tell affirmed agreed expressed expresses recounted retorted "
    "exclaimed cried sighed screamed yelled mused marvelled marveled confessed confided intoned opined reasoned "
    "conceding enthused fumed raged thundered bemoaned rued hinted implied proclaimed professed vowing promising "
    "pledging urging recalling quipping joking tweeting replying remarking commenting concluding accusing blaming "
    "branding dubbing praising hailing criticising criticizing condemning denouncing lamenting boasting "
    "admonished advised advises counselled informed informs reminded reminds assured assures briefed signalled "
    "signaled stipulated ruled rules found finds likened compared defended attacked ridiculed mocked decried "
    "touted hails praises slams condemns criticises criticizes accuses denounces laments recommends recommended "
    "cautions quips jokes responds wonders wondered chanted chants chanting"
)
# Only these take a quotation or a that-clause on the speaker's own word.
QUOTES = SAYS - words("believed feared fear estimating agreed states notes rules finds found compared fears")
# They may also only give a thing its name: "a film called", "was dubbed".
NAMING = words("called calling dubbed dubbing labelled labeled branded calls described")
DENIES = words(
    "denied denies deny denying rejected rejects reject dismissed dismisses disputed disputes refuted "
    "refutes refute rebuffed contradicts"
)
TITLES = words(
    "cllr supt det insp adm brig cdr cmdr amb msgr baroness mp engineer statistician president vice prime "
    "minister secretary state foreign defence defense finance interior health chancellor king queen prince "
    "princess pope emperor sultan emir sheikh ayatollah bishop archbishop cardinal rabbi imam mr mrs ms miss dr "
    "prof professor sir dame lord lady senator congressman congresswoman representative governor mayor councillor "
    "general colonel major captain lieutenant sergeant admiral commander officer chief executive director "
    "chairman chairwoman chair ceo coach manager spokesman spokeswoman spokesperson ambassador envoy judge "
    "justice attorney prosecutor sheriff inspector superintendent detective deputy acting interim former ex "
    "leader opposition speaker premier commissioner analyst economist expert lawyer activist author writer actor "
    "actress singer player striker goalkeeper director-general head us uk eu un british american french german "
    "russian chinese treasury home education transport energy environment trade labour commerce agriculture gen "
    "col maj lt sgt sen rep gov rev hon host researcher scientist historian lecturer reporter correspondent "
    "editor journalist president-elect"
)
PERSON_TITLES = words(
    "cllr councillor supt det insp adm brig cdr cmdr amb msgr baroness pc engineer statistician attorney "
    "substitute referee ref manager boss captain skipper striker forward defender midfielder goalkeeper keeper "
    "winger coach head actor actress singer comedian presenter columnist professor campaigner resident witness "
    "farmer baker teacher nurse doctor lawyer solicitor barrister detective inspector constable sheriff officer "
    "prosecutor historian scientist researcher spokesperson candidate mp msp democrat republican libertarian ex- "
    "president widow widower father mother brother sister son daughter wife husband founder owner chairperson "
    "deputy minister secretary chancellor king queen prince princess pope emperor sultan emir sheikh "
    "ayatollah bishop archbishop cardinal rabbi imam mr mrs ms miss dr prof sir dame lord lady senator "
    "congressman congresswoman representative governor mayor general colonel major lieutenant sergeant admiral "
    "commander chief chairman chairwoman ceo spokesman spokeswoman ambassador envoy judge justice leader premier "
    "commissioner analyst economist expert activist author director gen col maj lt sgt sen rep gov rev hon "
    "predecessor successor"
)
# Speakers that are groups or offices, named by a common noun.
GROUPS = words(
    "official police ministry government authority company spokesman spokeswoman spokesperson statement report "
    "agency court army military union party group bank department office analyst expert witness resident "
    "researcher scientist doctor hospital activist source lawyer prosecutor investigator firm economist critic "
    "minister president mayor commission committee council organisation organization charity study survey poll "
    "watchdog regulator team club airline operator paper newspaper broadcaster channel figures data statistics "
    "service fund association federation institute university school church administration economists leader "
    "chief director governor parent family relative neighbour coach manager rescuer rescuers villager journalist "
    "firefighters firefighter ombudsman counsel inspector teacher farmer worker diplomat eyewitness onlooker bystander "
    "survivor passenger driver pilot mother father brother sister daughter son wife husband widow friend "
    "colleague aide adviser advisor staffer insider lawmaker legislator senator opponent supporter campaigner "
    "protester protestor demonstrator commander officer soldier student pupil owner shopkeeper trader vendor "
    "shopper tourist fan player striker captain trainer regulators publisher author writer editor reporter "
    "correspondent commentator columnist historian professor lecturer engineer biologist geologist epidemiologist "
    "virologist meteorologist forecaster seismologist judge jury magistrate attorney defendant victim "
    "suspect man woman boy girl person people local nurse surgeon medic paramedic detective sheriff secretary "
    "envoy ambassador premier chancellor king queen pope prince bishop archbishop priest imam spokespeople "
    "spokesmen spokeswomen representative executive chairman chairwoman chair ceo founder manufacturer maker "
    "retailer supplier producer carrier lender utility developer startup memo letter document email filing "
    "lawsuit complaint indictment ruling judgment judgement verdict leaflet manifesto communique communiqué "
    "declaration resolution text note notice press media outlet site website magazine journal reviewer investor "
    "shareholder customer user consumer taxpayer voter candidate nominee"
)
# They stay before a single name: "Mr Berg", "Prince Andrew".
HONORIFICS = words(
    "president mr mrs ms miss dr prof professor sir dame lord lady king queen prince princess pope sheikh "
    "ayatollah cardinal bishop archbishop rabbi imam father sister brother emperor senator judge justice general "
    "colonel major captain sergeant gen col maj lt sgt capt sen rep gov rev duke duchess baroness baron saint st"
)
# What a speaker says it in: "in a statement", "in an interview".
MESSAGES = words(
    "statement interview letter tweet post speech email e-mail memo report note message blog video address broadcast "
    "filing release testimony column article podcast call conference briefing hearing dispatch bulletin communique "
    "communiqué reply response thread question"
)
# "the boy said" means whoever was named last, as "he" does.
DESCRIBED = {
    "boy": "m", "man": "m", "father": "m", "grandfather": "m", "widower": "m", "girl": "f", "woman": "f", "mother": "f",
    "grandmother": "f", "widow": "f", "teenager": "", "teen": "", "pensioner": "", "toddler": "", "veteran": "",
    "striker": "", "midfielder": "", "defender": "", "goalkeeper": "", "forward": "", "winger": "", "skipper": "",
    "singer": "", "actor": "m", "actress": "f", "novelist": "", "author": "", "farmer": "", "survivor": "",
    "batsman": "m", "bowler": "", "batter": "", "debutant": "", "guitarist": "", "composer": "", "grandmaster": "",
    "graduate": "", "retiree": "", "champion": "", "billionaire": "", "lawmaker": "",
}  # fmt: skip
# Offices by which a person is called again: "the captain said" of "skipper Ann Lee".
SAME_OFFICE = {
    "captain": "skipper",
    "skipper": "captain",
    "boss": "manager",
    "manager": "boss",
    "coach": "boss",
    "mp": "lawmaker",
}
PARTICLES = words("al bin ibn de del della di da dos van von der den la le el abu ben ter du zu af av ul ur")
# A run of capitals with one of these in it names a place or a body, not a person.
NOT_PERSONS = words(
    "town rovers wanderers athletic albion hotspur port fort cape harbour harbor beach hills creek "
    "united new south north west east central saudi sri hong los las san santa costa el ivory sierra papua bank "
    "university ministry party court house council committee commission union department agency office institute "
    "group company corporation inc corp ltd league cup club city county state states republic kingdom federation "
    "islands island sea ocean river lake mountain mount street road park square bridge airport station hospital "
    "school college church police army navy force guard service association foundation fund programme program act "
    "treaty agreement war day times post news press world european american african asian british french german "
    "russian chinese nations america africa asia europe airlines airways motors energy parliament congress senate "
    "assembly government opposition front movement brotherhood red black white cross stadium market exchange "
    "centre center museum festival games open championship province region district bay gulf valley coast strait "
    "canal peninsula middle far great of for international national federal royal alliance green democratic "
    "democrats republican republicans liberal conservative social socialist communist labour workers peoples bloc "
    "network authority services systems holdings limited partners capital supreme human rights health "
    "organisation organization monetary security general"
)
