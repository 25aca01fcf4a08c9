"""What happens to people who are counted, and the nouns that count people. Source: our own list.

A measure's words come in three tables: verbs that take the people as their object ("killed 300") or, as
participles, follow them ("300 were killed"); adjectives and participles that stand beside them ("300 dead");
nouns that count them ("300 deaths", "a death toll of 300").
"""

from . import words

_VERBS = {
    "killed": "kill kills killed killing killing slay slain slew murder murders murdered massacred claimed "
    "executed drown drowned beheaded lynched gunned slaughtered perish perished perishing die died dies dying "
    "succumbed succumbing succumb suffocate suffocated suffocating martyred "
    "crushed buried trampled electrocuted asphyxiated stabbed",
    "injured": "injure injures injured injuring wound wounds wounded wounding hurt hurts hurting maimed burned burnt",
    "infected": "infect infects infected infecting sicken sickens sickened sickening contracted caught "
    "diagnosed diagnosing poisoned contracting",
    "tested": "tested",
    "hospitalised": "hospitalise hospitalised hospitalising hospitalize hospitalized hospitalizing "
    "hospitalises hospitalizes",
    "detained": "detain detains detained detaining incarcerate incarcerated incarcerating imprison imprisoned "
    "imprisoning intern interned interning imprisons locked held confined",
    "jailed": "jailed jail jailing jails",
    "arrested": "arrest arrests arrested arresting apprehended nicked collared",
    "displaced": "displace displaces displaced displacing uprooted uprooting fled flee fleeing flees",
    "evacuated": "evacuate evacuates evacuated evacuating relocated airlifted",
    "rescued": "rescue rescues rescued rescuing saved freed",
    "abducted": "abduct abducts abducted abducting kidnap kidnapped kidnapping seized",
    "deported": "deport deported deporting deports expelled",
    "quarantined": "quarantine quarantined quarantining isolated",
    "paralysed": "paralysed paralyzed paralysing paralyzing",
    "vaccinated": "immunise immunises immunising immunize immunizes immunizing "
    "vaccinate vaccinated vaccinating inoculated immunised immunized jabbed",
    "stranded": "strand stranded stranding",
    "trapped": "trapped trapping",
    "laid off": "axed furloughed sacked sack sacks sacking fired firing dismissed",
    "released": "release released releasing bailed",
    "recovered": "recovered recover recovering recovers discharged",
    "executed": "",
    "treated": "treated",
    "charged": "charged indicted",
    "convicted": "convicted sentenced",
    "orphaned": "orphaned",
    "homeless": "",
}
VERBS = {word: measure for measure, words in _VERBS.items() for word in words.split()}
VERBS["executed"] = "killed"
# These mean a measure of people only where people are named as counted, or where the sentence is about harm.
WEAK_VERBS = words(
    "claimed stabbed buried caught tested contracted held locked saved seized isolated released recovered treated "
    "charged burned burnt crushed relocated freed discharged expelled confined drowned drown trapped "
    "axed hurts dismissed fired firing diagnosed sack sacks recover recovering recovers die dying dies"
)
# "N people died": the people are the subject, so no object is looked for after these.
SUBJECT_VERBS = words(
    "die died dies dying perish perished perishing drown drowned suffocate suffocated "
    "succumbed succumbing succumb fled flee fleeing flees "
    "recovered recover recovering recovers contracted"
)
ADJECTIVES = {
    "dead": "killed", "missing": "missing", "unaccounted": "missing", "homeless": "homeless",
    "hospitalised": "hospitalised", "hospitalized": "hospitalised", "stranded": "stranded",
    "deceased": "killed", "untraced": "missing",
    "stuck": "stranded", "trapped": "trapped", "critical": "injured", "ill": "infected", "sick": "infected",
}  # fmt: skip
# Said of people as a noun or behind their number: "the dead", "300 injured".
STATES = {
    word: ADJECTIVES.get(word) or VERBS[word]
    for word in words(
        "dead killed injured wounded missing hurt infected detained arrested displaced hospitalised hospitalized "
        "vaccinated evacuated rescued abducted kidnapped trapped stranded imprisoned jailed perished deceased"
    )
}
NOUNS = {
    "death": "killed", "fatality": "killed", "casualty": "killed", "killing": "killed", "murder": "killed",
    "homicide": "killed", "suicide": "killed", "injury": "injured", "infection": "infected",
    "hospitalisation": "hospitalised", "hospitalization": "hospitalised", "arrest": "arrested",
    "detention": "detained", "evacuation": "evacuated", "evacuee": "evacuated", "detainee": "detained",
    "prisoner": "detained", "inmate": "detained", "hostage": "abducted", "abduction": "abducted",
    "refugee": "displaced", "displaced": "displaced", "survivor": "rescued", "drowning": "killed",
    "deportation": "deported", "execution": "killed", "recovery": "recovered", "vaccination": "vaccinated",
    "life": "killed", "body": "killed", "corpse": "killed",
}  # fmt: skip
_HOSPITAL = words("hospital hospitals intensive clinic clinics icu")
_HARMS = words("injuries injury burns wounds wound bruises fractures concussion")
_ILLNESSES = words(
    "flu poisoning fever measles cholera virus covid illness disease sickness infection norovirus pneumonia malaria "
    "dengue diarrhoea diarrhea salmonella"
)
_JABS = words("dose doses vaccine vaccines jab jabs vaccination vaccinations booster boosters")
_TO_HOSPITAL = (_HOSPITAL, 5, "hospitalised")
_HURT = (_HARMS, 5, "injured")
_JABBED = (_JABS, 6, "vaccinated")
_SAVED = (words("rubble wreckage safety water sea debris ashore"), 5, "rescued")
_OUT = (words("homes home houses"), 4, "displaced")
_OUT_OF = (words("homes home houses"), 4, "evacuated")
_CARE = (words("treatment hospital surgery stitches"), 3, "injured")
_LEAVE = (words("leave evacuate evacuated"), 6, "evacuated")
# Phrases that say what befell the people before them: a first word, one of these within so many words, the measure.
BEFALLS: dict[str, tuple[tuple[frozenset[str], int, str], ...]] = {
    "taken": (
        (words("custody"), 4, "detained"),
        (words("hostage"), 2, "abducted"),
        (words("captive prisoner"), 2, "detained"),
        (words("ill sick"), 2, "infected"),
        _TO_HOSPITAL,
    ),
    "held": ((words("hostage"), 2, "abducted"), (words("captive prisoner custody"), 4, "detained")),
    "not": ((words("found heard"), 3, "missing"),),
    "given": ((words("sentence sentences"), 4, "convicted"),),
    "down": ((_ILLNESSES, 6, "infected"),),
    "shifted": (_TO_HOSPITAL,),
    "did": ((words("survive"), 3, "killed"),),
    "didn't": ((words("survive"), 2, "killed"),),
    "face": ((words("charges"), 3, "charged"),),
    "lost": ((words("life lives sea overboard off"), 3, "killed"), (words("homes"), 3, "homeless")),
    "lose": ((words("life lives"), 3, "killed"),),
    "shot": ((words("dead"), 2, "killed"),),
    "found": ((words("dead"), 2, "killed"), (words("alive"), 2, "rescued")),
    "beaten": ((words("death"), 3, "killed"),),
    "stabbed": ((words("death"), 3, "killed"),),
    "crushed": ((words("death"), 3, "killed"),),
    "burned": ((words("death"), 3, "killed"),),
    "burnt": ((words("death"), 3, "killed"),),
    "trampled": ((words("death"), 3, "killed"),),
    "put": ((words("death"), 3, "killed"),),
    "laid": ((words("off"), 2, "laid off"),),
    "made": ((words("redundant"), 2, "laid off"), (words("homeless"), 2, "homeless")),
    "left": ((words("homeless"), 2, "homeless"), (words("dead"), 2, "killed"), _OUT),
    "forced": ((words("flee homes home"), 4, "displaced"), _LEAVE),
    "driven": (_OUT,),
    "told": (_LEAVE,),
    "ordered": (_LEAVE,),
    "asked": ((words("evacuate"), 3, "evacuated"),),
    "abandoned": (_OUT,),
    "moved": ((words("to out away from into safety"), 2, "evacuated"),),
    "rushed": (_TO_HOSPITAL,),
    "brought": (_SAVED, _TO_HOSPITAL),
    "admitted": (_TO_HOSPITAL,),
    "sent": (_TO_HOSPITAL,),
    "transferred": (_TO_HOSPITAL,),
    "airlifted": (_TO_HOSPITAL,),
    "flown": (_TO_HOSPITAL,),
    "treated": (_TO_HOSPITAL,),
    "in": (
        (words("hospital hospitals"), 2, "hospitalised"),
        (words("intensive reanimation resuscitation"), 2, "hospitalised"),
        (words("condition"), 5, "injured"),
        (words("quarantine isolation"), 2, "quarantined"),
        (words("custody detention"), 2, "detained"),
        (words("prison jail prisons jails"), 2, "detained"),
    ),
    "connected": ((words("ventilators ventilator"), 4, "hospitalised"),),
    "on": ((words("ventilators"), 2, "hospitalised"),),
    "fall": ((words("ill sick"), 2, "infected"),),
    "fell": ((words("ill sick"), 2, "infected"),),
    "fallen": ((words("ill sick"), 2, "infected"),),
    "falling": ((words("ill sick"), 2, "infected"),),
    "tested": ((words("positive"), 2, "infected"),),
    "gone": ((words("missing"), 2, "missing"),),
    "went": ((words("missing"), 2, "missing"),),
    "let": ((words("go"), 2, "released"),),
    "cleared": (_OUT_OF,),
    "needed": (_CARE,),
    "required": (_CARE,),
    "suffered": (_HURT,),
    "suffering": (_HURT,),
    "nursing": (_HURT,),
    "sustained": (_HURT,),
    "received": (_JABBED,),
    "got": (_JABBED,),
    "had": (_JABBED,),
    "pulled": (_SAVED,),
    "lifted": (_SAVED,),
    "winched": (_SAVED,),
    "plucked": (_SAVED,),
}
# A verb before the people, and words after them that finish it.
_RESCUE = ((words("alive rubble wreckage safety water sea debris ashore wreck mud"), "rescued"),)
# What only people do: a bare number before one of these counts them.
ACTS = words(
    "attended marched gathered voted protested demonstrated queued rallied enrolled survived escaped volunteered "
    "slept fled applied walked resigned emigrated participated"
)
_FLEE = ((words("evacuate leave flee"), "evacuated"),)
_SEIZED = ((words("hostage"), "abducted"), (words("prisoner captive custody"), "detained"))
_HELD_IN = (
    (words("camp camps detention custody prison prisons jail jails cell cells captivity"), "detained"),
    (words("hostage"), "abducted"),
)
FRAMES: dict[str, tuple[tuple[frozenset[str], str], ...]] = {
    "pulled": _RESCUE,
    "pull": _RESCUE,
    "pulling": _RESCUE,
    "plucked": _RESCUE,
    "lifted": _RESCUE,
    "winched": _RESCUE,
    "brought": (*_RESCUE, (_HOSPITAL, "hospitalised")),
    "cost": ((words("lives life"), "killed"),),
    "let": ((words("go"), "released"),),
    "take": _SEIZED,
    "taken": _SEIZED,
    "hold": _HELD_IN,
    "holds": _HELD_IN,
    "holding": _HELD_IN,
    "keeping": _HELD_IN,
    "took": (*_SEIZED, (_HOSPITAL, "hospitalised")),
    "taking": _SEIZED,
    "sent": ((_HOSPITAL, "hospitalised"),),
    "sending": ((_HOSPITAL, "hospitalised"),),
    "admitted": ((_HOSPITAL | words("malnutrition burns injuries"), "hospitalised"),),
    "placed": ((words("quarantine isolation"), "quarantined"),),
    "put": ((words("quarantine isolation"), "quarantined"), (words("hospital"), "hospitalised")),
    "ordered": _FLEE,
    "told": _FLEE,
    "urged": _FLEE,
    "driven": ((words("homes home"), "displaced"),),
    "drove": ((words("homes home"), "displaced"),),
    "forced": ((words("homes home flee"), "displaced"), (words("evacuate leave"), "evacuated")),
    "forcing": ((words("homes home flee"), "displaced"), (words("evacuate leave"), "evacuated")),
    "made": ((words("homeless"), "homeless"), (words("redundant"), "laid off"), (words("ill sick"), "infected")),
    "making": ((words("homeless"), "homeless"), (words("redundant"), "laid off"), (words("ill sick"), "infected")),
    "left": (
        (words("dead"), "killed"),
        (words("homeless"), "homeless"),
        (words("stranded"), "stranded"),
        (words("missing"), "missing"),
    ),
    "leaving": (
        (words("dead"), "killed"),
        (words("homeless"), "homeless"),
        (words("stranded"), "stranded"),
        (words("missing"), "missing"),
    ),
    "lost": (),
    "lose": (),
    "losing": (),
    "shot": ((words("dead"), "killed"),),
    "looking": ((words("missing"), "missing"),),
}
TROOPS = words("soldier troop fighter sailor airman marine serviceman paratrooper")
KIN = words(
    "relative son daughter child brother sister cousin sibling grandchild aunt uncle nephew niece grandson "
    "granddaughter stepson stepdaughter"
)
# Whom one lets go, rather than saves.
CAPTIVES = words("hostage prisoner detainee inmate captive suspect convict")
LETS_GO = words("freed released release releases releasing")
# Nouns whose count is a casualty count by itself; the others need one of the verbs.
TOLL_NOUNS = words(
    "death fatality casualty injury infection hospitalisation hospitalization arrest detention "
    "drowning homicide evacuation recovery"
)
# "toll", "death toll", "tally of infections": the number follows.
TOLLS = {"toll": "killed", "deaths": "killed", "fatalities": "killed", "infections": "infected",
         "casualties": "killed", "injuries": "injured", "arrests": "arrested", "cases": "infected"}  # fmt: skip
DISEASE = words(
    "virus coronavirus covid disease outbreak epidemic pandemic infection infections infected flu "
    "influenza cholera measles ebola malaria dengue polio mpox monkeypox tuberculosis hiv aids sars "
    "mers zika rabies plague pneumonia typhoid diphtheria confirmed case cases deaths recoveries"
)
_PEOPLE = (
    "person people man woman men women child children boy girl baby infant toddler teenager adult pensioner "
    "civilian soldier troop officer policeman policemen policewoman policewomen firefighter guard fighter "
    "militant insurgent rebel gunman gunmen terrorist extremist jihadist combatant commander general recruit "
    "conscript veteran sailor pilot crew passenger driver cyclist pedestrian motorist tourist traveller "
    "traveler visitor guest holidaymaker worker employee staff labourer laborer miner farmer fisherman "
    "fishermen nurse doctor medic paramedic patient victim survivor casualty resident villager inhabitant citizen "
    "national migrant refugee asylum-seeker seeker stowaway castaway immigrant evacuee detainee prisoner inmate "
    "hostage suspect protester "
    "protestor demonstrator activist rioter student pupil teacher scholar journalist reporter lawyer judge "
    "official politician lawmaker deputy mp senator minister delegate diplomat ambassador leader member "
    "supporter voter spectator fan player athlete runner worshipper worshiper pilgrim muslim christian jew "
    "hindu uighur uyghur kazakh palestinian israeli syrian afghan ukrainian russian american briton german "
    "chinese rohingya kurd native foreigner expatriate individual human taxpayer customer consumer user "
    "subscriber follower investor shareholder parent mother father family-member relative friend brother "
    "sister son daughter twin youth elder youngster minor adolescent graduate apprentice candidate applicant "
    "jobseeker claimant volunteer servant bystander shopper commuter climber hiker swimmer skier diver troops "
    "police personnel newborn orphan widow settler nomad herder trader vendor dissident defector deserter "
    "mercenary sniper attacker assailant bomber hijacker smuggler trafficker dealer thief robber "
    "murderer offender convict juror witness participant attendee respondent peacekeeper "
    "serviceman servicemen servicewoman marine airman paratrooper ranger cop constable sergeant dead soul "
    "family household"
)
_TRADES = (
    "guide cook chef artist musician dancer clerk tenant landlord neighbour neighbor carer caregiver retiree bather "
    "rower gardener cleaner porter waiter barber butcher baker engineer technician electrician plumber builder "
    "carpenter trucker courier steward stewardess fugitive vigilante defendant plaintiff bishop priest monk nun imam "
    "rabbi cleric believer trainee intern novice actor actress singer schoolgirl schoolboy grandmother grandfather "
    "bride groom spouse wife husband partner astronaut cosmonaut reservist academic scientist executive banker "
    "footballer cricketer golfer jockey rider motorcyclist biker trekker mountaineer rafter crewman crewmen crewmember "
    "devotee congregant mourner clubber reveller camper backpacker rescuer responder expat dependant astronomer "
    "caregiver vaccinator picker packer striker spectator tutor professor lecturer councillor delegate schoolchild "
    "undergraduate postgraduate donor sufferer carrier contact smoker drinker gambler squatter peasant islander "
    "townsperson householder homeowner renter borrower saver shopkeeper stallholder hawker busker acrobat"
)
_FROM = (
    "afghan african albanian algerian american angolan argentine argentinian armenian asian australian austrian "
    "azerbaijani bahraini bangladeshi belarusian belgian bolivian bosnian brazilian bulgarian cambodian cameroonian "
    "canadian chadian chilean colombian croat cuban cypriot czech dane dominican ecuadorian egyptian emirati eritrean "
    "estonian ethiopian european fijian filipino finn gambian georgian ghanaian greek guatemalan haitian honduran "
    "hungarian icelander indian indonesian iranian iraqi italian ivorian jamaican jordanian kenyan kosovar kuwaiti "
    "laotian latvian liberian libyan lithuanian macedonian malawian malaysian malian mauritian mexican moldovan "
    "mongolian moroccan mozambican namibian nepali nicaraguan nigerian nigerien norwegian omani pakistani panamanian "
    "paraguayan peruvian pole puerto-rican qatari romanian rwandan salvadoran saudi scot serb singaporean slovak "
    "slovene somali spaniard swede tajik tamil tanzanian thai tibetan tunisian turk ugandan uruguayan uzbek venezuelan "
    "westerner yemeni zambian zimbabwean"
)
_KIN = (
    "aunt uncle nephew niece grandson granddaughter grandchild stepson stepdaughter sibling cousin fiance fiancee "
    "in-law godson goddaughter trustee contractor appointee"
)
PEOPLE = frozenset(f"{_PEOPLE} {_TRADES} {_FROM} {_KIN}".split())
PLACES_OF_PEOPLE = words(
    "country nation city town village republic state region province island community county district "
    "metropolis kingdom territory settlement hamlet capital archipelago continent borough enclave "
    "population home"
)
INHABITANTS = words("inhabitant resident population")
