"""What happens to people who are counted, and the nouns that count people. Source: our own list.

A measure's words come in three tables: verbs that take the people as their object ("killed 300") or, as
participles, follow them ("300 were killed"); adjectives and participles that stand beside them ("300 dead");
nouns that count them ("300 deaths", "a death toll of 300").
"""

from . import words

_VERBS = {
    "killed": "kill kills killed killing killing slay slain slew murder murders murdered massacred claimed "
    "executed drown drowned beheaded lynched gunned slaughtered perish perished perishing die died dies dying "
    "succumbed crushed",
    "injured": "injure injures injured injuring wound wounds wounded wounding hurt hurts hurting maimed burned burnt",
    "infected": "infect infects infected infecting sicken sickens sickened sickening contracted caught "
    "tested diagnosed fell-ill poisoned",
    "hospitalised": "hospitalise hospitalised hospitalising hospitalize hospitalized hospitalizing "
    "hospitalises hospitalizes",
    "detained": "detain detains detained detaining incarcerate incarcerated incarcerating imprison imprisoned "
    "imprisoning jailed jail jailing intern interned interning imprisons locked held confined",
    "arrested": "arrest arrests arrested arresting apprehended",
    "displaced": "displace displaces displaced displacing uprooted uprooting fled flee fleeing flees",
    "evacuated": "evacuate evacuates evacuated evacuating relocated airlifted",
    "rescued": "rescue rescues rescued rescuing saved freed",
    "abducted": "abduct abducts abducted abducting kidnap kidnapped kidnapping seized",
    "deported": "deport deported deporting deports expelled",
    "quarantined": "quarantine quarantined quarantining isolated",
    "vaccinated": "vaccinate vaccinated vaccinating inoculated immunised immunized jabbed",
    "stranded": "strand stranded stranding trapped",
    "laid off": "axed furloughed sacked",
    "released": "release released releasing",
    "recovered": "recovered recover recovering recovers discharged",
    "executed": "",
    "treated": "treated",
    "charged": "charged",
    "convicted": "convicted sentenced",
    "orphaned": "orphaned",
    "homeless": "",
}
VERBS = {word: measure for measure, words in _VERBS.items() for word in words.split()}
VERBS["executed"] = "killed"
# These mean a measure of people only where people are named as counted, or where the sentence is about harm.
WEAK_VERBS = words(
    "claimed caught tested contracted held locked saved seized isolated released recovered treated "
    "charged burned burnt crushed relocated freed discharged expelled confined drowned drown trapped "
    "caught axed hurts recover recovering recovers die dying dies"
)
# "N people died": the people are the subject, so no object is looked for after these.
SUBJECT_VERBS = words(
    "die died dies dying perish perished perishing drown drowned succumbed fled flee fleeing flees "
    "recovered recover recovering recovers contracted tested"
)
ADJECTIVES = {
    "dead": "killed", "missing": "missing", "unaccounted": "missing", "homeless": "homeless",
    "hospitalised": "hospitalised", "hospitalized": "hospitalised", "stranded": "stranded",
    "trapped": "stranded", "critical": "injured", "ill": "infected", "sick": "infected",
}  # fmt: skip
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
# Nouns whose count is a casualty count by itself; the others need one of the verbs.
TOLL_NOUNS = words(
    "death fatality casualty injury infection hospitalisation hospitalization arrest detention "
    "drowning homicide evacuation"
)
# "toll", "death toll", "tally of infections": the number follows.
TOLLS = {"toll": "killed", "deaths": "killed", "fatalities": "killed", "infections": "infected",
         "casualties": "killed", "injuries": "injured", "arrests": "arrested", "cases": "infected"}  # fmt: skip
DISEASE = words(
    "virus coronavirus covid disease outbreak epidemic pandemic infection infections infected flu "
    "influenza cholera measles ebola malaria dengue polio mpox monkeypox tuberculosis hiv aids sars "
    "mers zika rabies plague pneumonia typhoid diphtheria confirmed case cases"
)
_PEOPLE = (
    "person people man woman men women child children boy girl baby infant toddler teenager adult pensioner "
    "civilian soldier troop officer policeman policemen policewoman policewomen firefighter guard fighter "
    "militant insurgent rebel gunman gunmen terrorist extremist jihadist combatant commander general recruit "
    "conscript veteran sailor pilot crew passenger driver cyclist pedestrian motorist tourist traveller "
    "traveler visitor guest holidaymaker worker employee staff labourer laborer miner farmer fisherman "
    "fishermen nurse doctor medic paramedic patient victim survivor casualty resident villager inhabitant citizen "
    "national migrant refugee asylum-seeker immigrant evacuee detainee prisoner inmate hostage suspect protester "
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
    "bride groom spouse wife husband partner"
)
PEOPLE = frozenset(f"{_PEOPLE} {_TRADES}".split())
PLACES_OF_PEOPLE = words(
    "country nation city town village republic state region province island community county district "
    "metropolis kingdom territory settlement hamlet capital archipelago continent borough enclave "
    "population home"
)
INHABITANTS = words("inhabitant resident population")
