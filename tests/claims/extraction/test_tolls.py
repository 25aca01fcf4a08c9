"""Counts of people are read with what befell them, in the wordings of wires, papers and ministries."""

import pytest

from tests.claims.extraction.reading import cases, values

KILLED = """
The death toll of 304 is expected to grow. => 304 person [killed]
The toll rose to 361. => 361 person [killed] (up to)
The toll stood at 58 on Monday. => 58 person [killed]
The official toll is 212. => 212 person [killed]
The confirmed death toll was 44. => 44 person [killed]
Officials raised the death toll to 85. => 85 person [killed] (up to)
Two more bodies were found, bringing the death toll to 19. => 2 person [killed]; 19 person [killed]
The flood claimed 304 lives. => 304 person [killed]
The crash left 304 people dead. => 304 person [killed]
There were 304 fatalities. => 304 fatality [killed]
The country lost 1,652 people to the disease. => 1652 person [killed]
The dead numbered 12. => 12 person [killed]
The dead number at least 30. => >=30 person [killed]
Twelve bodies were recovered from the wreck. => 12 person [killed]
The landslide buried 40 people. => 40 person [killed]
Among the 12 killed were three children. => 12 person [killed]; 3 child [killed]
A bomb went off, killing at least 6 and wounding 20. => >=6 person [killed]; 20 person [injured]
The toll in the derailment of the Bern night express rose to 27. => 27 person [killed] (up to)
The loss of the shuttle killed all seven astronauts aboard. => 7 astronaut [killed]
Six deaths were recorded in the town. => 6 death [killed]
Dozens are feared dead. => 24? person [killed]
Dozens feared dead after ferry sinks => 24? person [killed]
One dead, three hurt in knife attack => 1 person [killed]; 3 person [injured]
Four killed in avalanche => 4 person [killed]
At least 15 drown as boat capsizes => >=15 person [killed]
More than 60 have died of cholera since May. => >60 person [killed]
Nine of the passengers died. => 9 passenger [killed]
Two of the injured later died. => 2 person [killed]
The quake killed 31, most of them women. => 31 person [killed]
The shooting killed a teacher and three pupils. => 3 pupil [killed]
Three pupils and a teacher were shot dead. => 3 pupil [killed]
Gunmen shot dead five policemen. => 5 policeman [killed]
Eleven miners lost their lives. => 11 miner [killed]
The disease cost 900 lives. => 900 person [killed]
The war has taken 20,000 lives. => 20000 person [killed]
The raid left 13 dead and 25 injured. => 13 person [killed]; 25 person [injured]
The heat has been blamed for 47 deaths. => 47 death [killed]
Some 2,300 civilians have perished. => ~2300 civilian [killed]
Troops shot and killed two fishermen. => 2 fisherman [killed]
The number of deaths climbed to 77. => 77 person [killed] (up to)
Deaths rose by 14 to 77. => 14 person [killed] (up by); 77 person [killed] (up to)
The clinic reported 17 deaths. => 17 death [killed]
A further eight people succumbed to their injuries. => 8 person [killed]
The attack was responsible for the deaths of 70 people. => 70 person [killed]
He was found guilty of the murder of six women. => 6 woman [killed]
Three people, all from Leeds, were killed. => 3 person [killed]
At least 17 persons, five of them guards, lost their lives. => >=17 person [killed]; 5 person [killed]
A bus overturned, killing its driver, his helper and seven passengers. => 7 passenger [killed]
The crash left a couple and their three children - aged 2, 5 and 9 - dead. => 3 child [killed]
Four more passengers are succumbing to their injuries. => 4 passenger [killed]
They fed 300 babies; seventy-four did not survive. => 74 person [killed]
A boy of 16 lost seven relatives. => 7 relative [killed]
The number of the perished reached 22 people. => 22 person [killed]
In these years perished over 220 people. => >220 person [killed]
One person was hacked to death. => 1 person [killed]
Bern had 317 deaths, then Chur with 286 and Thun (235). => 317 death [killed]; 286 person [killed]; 235 person [killed]
Three men, two of them soldiers, were killed. => 3 man [killed]; 2 man [killed]
One person, believed to be a guard, was still unaccounted for. => 1 person [missing]
The plane went down with the loss of all 52 aboard. => 52 person [killed]
Two fishermen were lost at sea. => 2 fisherman [killed]
The army lost 12 soldiers. => 12 soldier [killed]
Fifteen bodies were pulled from the river. => 15 person [killed]
The 12 dead included five children. => 12 person [killed]; 5 child [killed]
Five people, including a baby, died in the fire. => 5 person [killed]
"""
HURT = """
More than 110 were hurt. => >110 person [injured]
At least 30 people sustained burns. => >=30 person [injured]
Twenty people suffered minor injuries. => 20 person [injured]
Fourteen others were seriously hurt. => 14 person [injured]
Nine people are in critical condition. => 9 person [injured]
Five of the wounded are in a serious condition. => 5 person [injured]
The blast injured 14. => 14 person [injured]
The storm left thousands injured, officials said. => 2000? person [injured]
The clashes left 60 wounded. => 60 person [injured]
Up to 200 are unaccounted for. => <=200 person [missing]
Around 40 people remain unaccounted for. => ~40 person [missing]
Three are still untraced. => 3 person [missing]
Still 4 miners are not found. => 4 miner [missing]
Six crew members are still missing. => 6 member [missing]
The number of missing stands at 26. => 26 person [missing]
Rescuers are looking for 12 missing climbers. => 12 climber [missing]
Eleven workers were trapped in the tunnel. => 11 worker [trapped]
The snow stranded 300 drivers. => 300 driver [stranded]
The storm left 4,000 people homeless. => 4000 person [homeless]
The tally of injured rose to 95. => 95 person [injured] (up to)
"""
ILL = """
The virus has infected 14,000 people. => 14000 person [infected]
That took the number of cases of measles to 93. => 93 person [infected]
A total of 1,308 people tested positive for the virus. => 1308 person [infected]
The number of infected reached 402,771. => 402771 person [infected]
The total number of the infected has reached 402,771. => 402771 person [infected]
The region confirmed 204 new infections. => 204 infection [infected]
There were 37 cases of measles in three counties, 33 of them in children. => 37 case [infected]; 33 case [infected]
Forty children fell ill after the meal. => 40 child [infected]
At least 12 people were sickened by the oysters. => >=12 person [infected]
Doctors diagnosed 31 people with malaria. => 31 person [infected]
Some 18,340 patients are in hospital. => ~18340 patient [hospitalised]
In hospitals there are 18,340 patients. => 18340 patient [hospitalised]
Three fans had to be shifted to hospital. => 3 fan [hospitalised]
Seven people were taken to hospital. => 7 person [hospitalised]
Nine people were rushed to hospital. => 9 person [hospitalised]
Eight people were admitted to hospital. => 8 person [hospitalised]
Five people remain in hospital. => 5 person [hospitalised]
Of those, 205 are in intensive care. => 205 person [hospitalised]
More than 371,400 people, or 92 percent, have recovered. => >371400 person [recovered]
There were 2,532 confirmed cases of flu with 560 discharged. => 2532 case [infected]; 560 person [recovered]
Two million people have been vaccinated. => 2000000 person [vaccinated]
Some 60 million people have had a first dose of the vaccine. => ~60000000 person [vaccinated]
The city has vaccinated 300,000 residents. => 300000 resident [vaccinated]
The country tested 90,000 people last week. => 90000 person [tested]
Officials placed 1,200 travellers in quarantine. => 1200 traveller [quarantined]
"""
HELD = """
Police detained 300 protesters. => 300 protester [detained]
Some 47 people were taken into custody. => ~47 person [detained]
Eleven men were taken hostage. => 11 man [abducted]
The rebels kidnapped 276 girls. => 276 girl [abducted]
Police arrested fourteen party cadres. => 14 cadre [arrested]
Police made 14 arrests. => 14 arrest [arrested]
More than 80 arrests were made. => >80 arrest [arrested]
Ten people face charges over the riot. => 10 person [charged]
Six men have been charged with fraud. => 6 man [charged]
A court convicted 12 officers. => 12 officer [convicted]
Four activists were jailed for five years. => 4 activist [jailed]
The judge jailed nine smugglers. => 9 smuggler [jailed]
Three men were sentenced to death. => 3 man [convicted]
Britain deported 120 migrants. => 120 migrant [deported]
The guards freed 40 hostages. => 40 hostage [released]
The army released 65 prisoners. => 65 prisoner [released]
The region's prisons hold 9,000 inmates. => 9000 inmate [detained]
"""
MOVED = """
Some 14,000 residents have been moved to schools. => ~14000 resident [evacuated]
About 900 people were told to leave their homes. => ~900 person [evacuated]
Thousands were forced to flee their homes. => 2000? person [displaced]
More than 6 million people have left their homes. => >6000000 person [displaced]
The war has driven 2 million people from their homes. => 2000000 person [displaced]
Firefighters pulled 17 people from the rubble. => 17 person [rescued]
The boat carried 23 sailors, all of whom were rescued. => 23 sailor [rescued]
They ordered 60,000 people to evacuate. => 60000 person [evacuated]
Divers managed to pull out 51 alive. => 51 person [rescued]
Another 8,000 had been told to be ready to leave. => 8000 person [evacuated]
Crews rescued 54 people. => 54 person [rescued]
A helicopter winched 12 people to safety. => 12 person [rescued]
Nearly 3,000 families were made homeless. => <~3000 family [homeless]
The carmaker will lay off 2,400 workers. => 2400 worker [laid off]
Some 600 staff were laid off. => ~600 staff [laid off]
The bank is to sack 90 traders. => 90 trader [laid off]
The firm made 300 workers redundant. => 300 worker [laid off]
"""
HARMLESS = """
No one was hurt. =>
Nobody died. =>
There were no casualties. =>
The team has lost 12 players to rivals. => count 12 player
It killed 300 sheep. => count 300 sheep
The fire destroyed 40 homes. => count 40 home
He caught 12 fish. => count 12 fish
The army held two towns. => count 2 town
Two teams were charged with rule breaches. => count 2 team
The bank freed 40 loans. => count 40 loan
The club released 14 players. => count 14 player
The firm lost 200 customers. => count 200 customer
The hall holds 900 people. => count 900 person
The stadium seats 12,000 people. => count 12000 person
Two critics hurt his feelings. => count 2 critic
Some 90 people were shot at. => count ~90 person
Some 120,000 had turned out. => count ~120000 person
The camp now shelters 50,000. => count 50000 person
The company treated 40 wells. => count 40 well
The band tested 12 songs. => count 12 song
"""
POPULATIONS = """
It is a city of 11 million. => population 11000000 person
It is home to 11 million people. => population 11000000 person
The country of 33 million is landlocked. => population 33000000 person
The town, home to some 8,000 people, is cut off. => population ~8000 person
The population of the island is about 9.3 million people. => population ~9300000 person
Its population grew to 1.4 million. => population 1400000 person (up to)
Population there rose by 7.7 per cent to 644,213. => percentage 7.7 percent (up by); population 644213 person (up to)
The island has 900 inhabitants. => population 900 person
With a population of 25 million, the province is huge. => population 25000000 person
The valley has fewer than 400 residents. => population <400 person
More than 3 million people live in the city. => population >3000000 person
"""
WORDINGS = """
The junta denies holding more than 300 people in camps. => >300 person [detained]
The army holds 40 men in custody. => 40 man [detained]
The group is still holding 12 tourists hostage. => 12 tourist [abducted]
The club holds 400 people in summer. =>
Her mother and two aunts did not survive. => 2 aunt [killed]
The crush in 2008 cost some 90 devotees their lives. => ~90 devotee [killed]
The outbreak has made just under 4,000 ill. => <~4000 person [infected]
Of the dead, 22 were women and nine were minors. => 22 woman [killed]; 9 minor [killed]
Police took two trustees into custody. => 2 trustee [detained]
They had taken two guards into custody. => 2 guard [detained]
The rebels let 24 soldiers go. => 24 soldier [released]
Two were later let go. => 2 person [released]
The militia handed over 71 detainees. => 71 detainee [released]
A bus fell into the gorge with the loss of 26 lives. => 26 person [killed]
The number of people treated for food poisoning has reached 457. => 457 person [treated]
The number of pupils stabbed fell to 17 from 23. => 17 person [killed] (down to); 23 person [killed] (down from)
Seventeen employees needed treatment for breathing problems. => 17 employee [injured]
More than 450 fall ill after eating rolls => >450 person [infected]
Police held two Egyptians at the border. => 2 egyptian [detained]
Five more bodies have been dug out of the snow. => 5 person [killed]
About 140 people were cleared from their homes. => ~140 person [evacuated]
Three were bailed. => 3 person [released]
Two Poles were injured. => 2 pole [injured]
Of the missing, 12 are tourists. => 12 tourist [missing]
Coastguards rescued nearly 90 asylum seekers off the island. => <~90 seeker [rescued]
Lifeboat crews saved 14 people from the sinking ferry. => 14 person [rescued]
The blast left six others nursing burns. => 6 person [injured]
Eleven workers suffered cuts and bruises. => 11 worker [injured]
Two of the hikers have not been heard from since Friday. => 2 hiker [missing]
There was no word of nine crew members. => 9 member [missing]
The fate of seven sailors is unknown. => 7 sailor [missing]
The whereabouts of 30 villagers remain unknown. => 30 villager [missing]
The crash sent 16 people to hospital. => 16 person [hospitalised]
Paramedics took nine people to hospital. => 9 person [hospitalised]
The fire drove 2,000 people from their homes. => 2000 person [displaced]
The fighting has forced 15,000 people to flee. => 15000 person [displaced]
Police picked up 37 young men overnight. => 37 man [detained]
Officers rounded up 210 protesters. => 210 protester [detained]
Three men were given life sentences. => 3 man [convicted]
Four suspects were remanded in custody. => 4 suspect [detained]
The court sentenced five officers to death. => 5 officer [convicted]
Some 430 people came down with food poisoning. => ~430 person [infected]
The outbreak has made more than 600 people ill. => >600 person [infected]
A further 12 are in a critical condition. => 12 person [injured]
Five were pronounced dead at the scene. => 5 person [killed]
Eight people lost their lives and 30 others sustained injuries. => 8 person [killed]; 30 person [injured]
The ferry disaster cost 94 lives. => 94 person [killed]
Thirty-one perished in the blaze, nine of them children. => 31 person [killed]; 9 person [killed]
The bombing martyred 12 soldiers. => 12 soldier [killed]
Rescuers recovered the bodies of four miners. => 4 miner [killed]
The clinic admitted 1,200 children for malnutrition. => 1200 child [hospitalised]
Doctors discharged 56 patients. => 56 patient [recovered]
Volunteers dug out 17 survivors. => 17 survivor [rescued]
Seventy-five people were unaccounted for. => 75 person [missing]
Six dead, dozens hurt in motorway pile-up => 6 person [killed]; 24? person [injured]
Gunmen seized 40 schoolgirls from a boarding school. => 40 schoolgirl [abducted]
The rebels freed 11 hostages on Monday. => 11 hostage [released]
Another 1,500 residents were moved to shelters. => 1500 resident [evacuated]
Now 312 have died, 1,044 are hurt and 27 missing. => 312 person [killed]; 1044 person [injured]; 27 person [missing]
The toll now stands at 58, with 12 still missing. => 58 person [killed]; 12 person [missing]
Of the 212 aboard, 88 drowned. => 88 person [killed]
The heat claimed at least 41 victims. => >=41 victim [killed]
Snipers shot and wounded three journalists. => 3 journalist [injured]
A mine explosion maimed two farmers. => 2 farmer [injured]
More than 150 were treated for smoke inhalation. => >150 person [treated]
Hospitals treated 60 people for breathing problems. => 60 person [treated]
Soldiers shot dead two teenagers at a checkpoint. => 2 teenager [killed]
Three more bodies were pulled from the rubble. => 3 person [killed]
Eighteen pupils tested positive. => 18 pupil [infected]
The province reported 912 new infections and 14 deaths. => 912 infection [infected]; 14 death [killed]
The crush killed one man and injured his two sons. => 1 man [killed]; 2 son [injured]
Some 9,000 families have lost their homes. => ~9000 family [homeless]
About 2.1 million children have been jabbed. => ~2100000 child [vaccinated]
The firm will lay off 800 workers. => 800 worker [laid off]
Fifteen stowaways suffocated in the container. => 15 stowaway [killed]
Ten of the wounded are children. => 10 person [injured]
"""


def tolls(sentence):
    return [v.removeprefix("casualty_count ") for v in values(sentence) if v.startswith("casualty_count")]


@pytest.mark.parametrize(("sentence", "wanted"), cases(KILLED))
def test_the_dead_are_counted(sentence, wanted):
    assert tolls(sentence) == wanted


@pytest.mark.parametrize(("sentence", "wanted"), cases(HURT))
def test_the_hurt_and_the_missing_are_counted(sentence, wanted):
    assert tolls(sentence) == wanted


@pytest.mark.parametrize(("sentence", "wanted"), cases(ILL))
def test_the_ill_and_the_treated_are_counted(sentence, wanted):
    assert tolls(sentence) == wanted


@pytest.mark.parametrize(("sentence", "wanted"), cases(HELD))
def test_the_arrested_and_the_held_are_counted(sentence, wanted):
    assert tolls(sentence) == wanted


@pytest.mark.parametrize(("sentence", "wanted"), cases(MOVED))
def test_the_displaced_rescued_and_dismissed_are_counted(sentence, wanted):
    assert tolls(sentence) == wanted


@pytest.mark.parametrize(("sentence", "wanted"), cases(HARMLESS))
def test_counts_without_harm_to_people_are_no_tolls(sentence, wanted):
    assert values(sentence) == wanted


@pytest.mark.parametrize(("sentence", "wanted"), cases(POPULATIONS))
def test_those_who_live_in_a_place_are_its_population(sentence, wanted):
    assert values(sentence) == wanted


@pytest.mark.parametrize(("sentence", "wanted"), cases(WORDINGS))
def test_what_befell_people_is_told_in_the_wordings_of_papers(sentence, wanted):
    assert tolls(sentence) == wanted
