"""A belief, a denial, a plan, a guess and a negation never read like an assertion, and say whose they are."""

from datetime import date

import pytest

from claims.extraction import extract_claims

PUBLISHED = date(2024, 5, 15)

# 'sentence => modality', with 'not' where it is negated and '| claimant' where the sentence names one.
SAYINGS = """
The mine employs 300 people. => asserted
The ministry said the mine employs 300 people. => attributed | the ministry
The mine employs 300 people, officials said. => attributed | officials
The mine employs 300 people, the ministry said on Friday in a statement. => attributed | the ministry
According to the union, the mine employs 300 people. => attributed | the union
Per the ministry, the mine employs 300 people. => attributed | the ministry
The union claims that the mine employs 300 people. => attributed | the union
The union estimates the mine employs 300 people. => attributed | the union
The union estimated that 300 people were hurt. => attributed | the union
The union put the number of injured at 300. => attributed | the union
State media reported 300 deaths. => attributed | State media
Police confirmed 300 deaths. => attributed | Police
The agency recorded 300 deaths. => asserted
Figures from the ministry show 300 deaths. => attributed | Figures from the ministry
A report by the UN found that 300 people had died. => attributed | A report by the UN
The study found that 300 people had died. => attributed | The study
A survey of voters showed 30 percent backed the plan. => attributed | A survey of voters
More than 300 people are believed to be trapped. => believed
More than 300 people were thought to be on board. => believed
Some 300 people are feared dead. => believed
The blast reportedly killed 300 people. => believed
The gang allegedly stole 300 cars. => believed
The gang is alleged to have stolen 300 cars. => believed
The man is said to own 300 cars. => believed
The man is accused of stealing 300 cars. => believed
The man is suspected of stealing 300 cars. => believed
The firm is rumoured to employ 300 people. => believed
The firm is understood to employ 300 people. => believed
The fire likely killed 300 people. => believed
Officials believe 300 people died. => believed
Unconfirmed reports say 300 people died. => believed
The fire is estimated to have killed 300 people. => believed
It is not clear whether 300 people died. => hypothetical
The army denies holding over a million people. => denied
The junta has denied that it holds a million people. => denied
The army denied killing 300 people. => denied
The firm rejected claims that it had sacked 300 people. => denied
The firm dismissed reports that it had sacked 300 people. => denied
The minister refuted the claim that 300 people had died. => denied
The firm denied the charge and hired 300 people. => asserted
The firm, which denies wrongdoing, employs 300 people. => asserted
The firm did not open its third mine until 300 people had been trained. => asserted
The firm does not employ 300 people. => asserted not
The firm leased the ship No Return to 300 people. => asserted
The firm will hire 300 people. => planned
The firm plans to hire 300 people. => planned
The firm is planning to hire 300 people. => planned
The firm is due to hire 300 people. => planned
The firm is set to hire 300 people. => planned
The firm aims to hire 300 people. => planned
The firm intends to hire 300 people. => planned
The firm wants to hire 300 people. => planned
The firm hopes to hire 300 people. => planned
The firm expects to hire 300 people. => planned
The firm is expected to hire 300 people. => planned
The firm has pledged to hire 300 people. => planned
The firm promised to plant 300 trees. => planned
The firm has agreed to hire 300 people. => planned
The firm is to hire 300 people. => planned
The firm was to hire 300 people. => planned
The firm announced plans to cut 300 jobs. => planned
The firm said it would hire 300 people. => planned | the firm
The firm is going to hire 300 people. => planned
Analysts forecast growth of 3 percent. => planned | Analysts
The bank predicts growth of 3 percent. => planned | the bank
Growth is projected at 3 percent. => planned
The plan would cost 300 million dollars. => hypothetical
The plan could cost 300 million dollars. => hypothetical
The plan may cost 300 million dollars. => hypothetical
The plan might cost 300 million dollars. => hypothetical
The company can make 300 cars a day. => asserted
If the mine closes, 300 people will lose their jobs. => hypothetical
If the mine closes, 300 people could lose their jobs. => hypothetical
Unless it rains, 300 farms will fail. => hypothetical
The law would have cost 300 million dollars. => hypothetical
The offenders face up to 10 years in prison. => asserted
The minister asked whether 300 people had died. => hypothetical
In May 2019 the mine employed 300 people. => asserted
In May, 300 people were hired. => asserted
Theresa May hired 300 people. => asserted
The firm willingly hired 300 people. => asserted
The firm has not hired 300 people. => asserted not
The firm has yet to hire 300 people. => asserted not
The firm did not hire the 300 people it promised. => asserted not
The firm never hired 300 people. => asserted not
The firm failed to hire 300 people. => asserted not
The firm refused to hire 300 people. => asserted not
The firm hired neither 300 people nor any robots. => asserted not
There is no evidence that 300 people died. => asserted not
There was no sign that 300 people had died. => asserted not
Nobody believes that 300 people died. => believed not
None of the 300 people was hurt. => asserted not
No one among the 300 passengers was hurt. => asserted not
Without the 300 workers the mine closed. => asserted
The firm hired no fewer than 300 people. => asserted
Not only did the firm hire 300 people, it built a school. => asserted
Not all of the 300 people were hurt. => asserted not
It is not true that 300 people died. => asserted not
The firm isn't hiring 300 people. => asserted not
The firm can't pay 300 million dollars. => asserted not
It denied that it had not paid 300 million dollars. => denied not
The claim that 300 people died is false. => asserted not
Reports that 300 people died were false. => asserted not
The firm avoided paying 300 million dollars. => asserted not
The firm ruled out cutting 300 jobs. => asserted not
The firm abandoned plans to cut 300 jobs. => planned not
The firm cancelled an order for 300 cars. => asserted
He said 300 people died but that nobody knew. => attributed
Berg said 300 people had died. => attributed | Berg
Berg warned that 300 people could die. => hypothetical | Berg
Berg told reporters that 300 people had died. => attributed | Berg
Berg, the mayor, said that 300 people had died. => attributed | Berg
Berg, who said she was tired, hired 300 people. => asserted
Berg praised the bridge that cost $40 million. => asserted
The police said they had found 300 guns, adding that 40 were loaded. => attributed | The police
"We found 300 guns," Berg said. => attributed | Berg
The trial heard that Smith stole 300 cars. => attributed | The trial
Smith admitted stealing 300 cars. => attributed | Smith
Smith boasted of 300 cars. => attributed | Smith
Prosecutors allege Smith stole 300 cars. => attributed | Prosecutors
Prosecutors accused Smith of stealing 300 cars. => attributed | Prosecutors
Smith was convicted of stealing 300 cars. => asserted
There is no truth in claims that 300 people died, the mayor said. => denied | the mayor
There is no basis for the claim that 300 people died. => denied
The claim of 300 dead has been debunked. => asserted not
The ministry says the figure of 300 is a lie. => attributed not | the ministry
The firm is considering cutting 300 jobs. => planned
Ministers are mulling a levy on 300 shops. => planned
Plans for 300 homes were dropped. => planned
Pupils are twice as likely to walk. => asserted
It is said that 300 people died. => believed
She feared 300 people had died. => believed
She was charged with stealing 300 cars. => believed
She was charged with 300 offences. => asserted
She was acquitted of stealing 300 cars. => asserted not
She denies stealing 300 cars but admits selling them. => denied
Researchers at the college found that 300 bees had died. => attributed | Researchers
The team drilled 300 holes and found that the ice was thin. => asserted
‘The mine employs 300 people,’ said Ana Brook. => attributed | Ana Brook
'The mine employs 300 people,' said the mayor. => attributed | the mayor
"""


def cases():
    for line in SAYINGS.strip().splitlines():
        sentence, _, wanted = line.partition(" => ")
        modality, _, claimant = wanted.partition(" | ")
        yield sentence, modality, claimant


@pytest.mark.parametrize(("sentence", "modality", "claimant"), list(cases()))
def test_how_a_sentence_says_it_and_who_says_so(sentence, modality, claimant):
    claim = next(c for c in extract_claims(sentence, PUBLISHED) if c.value is not None and c.kind != "quotation")
    if claim.kind == "date":
        claim = next(c for c in extract_claims(sentence, PUBLISHED) if c.value is not None and c.kind != "date")
    assert f"{claim.modality}{' not' if claim.negated else ''}" == modality
    if claimant or modality == "asserted":
        assert (claim.claimant or "").lower() == claimant.lower()


def test_each_half_of_a_sentence_has_its_own_modality():
    text = "The ministry said 300 people had died, but it denied that 4,000 were missing."
    said, denied = [c for c in extract_claims(text, PUBLISHED) if c.kind == "casualty_count"]
    assert (said.modality, denied.modality) == ("attributed", "denied")


def test_a_speaker_who_is_only_a_pronoun_still_makes_it_an_attribution():
    claim = extract_claims("They said 300 people had died.", PUBLISHED)[0]
    assert (claim.modality, claim.claimant) == ("attributed", None)


@pytest.mark.parametrize(
    ("sentence", "negated"),
    [
        ("No cases have been confirmed in Norway.", True),
        ("Norway has reported no cases.", True),
        ("Norway has yet to confirm any cases.", True),
        ("The mayor of Elba met the crew, with no guards near him.", False),
        ("Norway has no more than a harbour and a road.", False),
        ("Norway opened the harbour and saw no storm.", False),
    ],
)
def test_a_statement_that_says_there_is_none_is_negated(sentence, negated):
    (claim,) = extract_claims(sentence, PUBLISHED)
    assert claim.negated is negated


def test_not_one_but_another_denies_the_first_alone():
    found = extract_claims("The firm does not employ 200 but 300 people.", PUBLISHED)
    assert [(str(c.value.number), c.negated) for c in found if c.value is not None] == [("200", True), ("300", False)]
