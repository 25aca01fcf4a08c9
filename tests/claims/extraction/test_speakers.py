"""Who a quotation is by: before it, behind it, in the middle of it, in the sentence before, in the text's words."""

# ruff: noqa: E501 - a case is one line.

from datetime import date

import pytest

from claims.extraction import extract_claims
from claims.extraction.claim import Quotation

PUBLISHED = date(2024, 5, 15)


def quoted(text: str) -> list[str | None]:
    return [c.value.speaker for c in extract_claims(text, PUBLISHED) if isinstance(c.value, Quotation)]


def cases(table: str) -> list[tuple[str, list[str | None]]]:
    """'text => speaker; speaker' a line, '-' for a quotation by nobody clear, nothing for no quotation."""
    rows: list[tuple[str, list[str | None]]] = []
    for line in filter(None, map(str.strip, table.splitlines())):
        text, _, wanted = line.partition(" =>")
        speakers = [None if part.strip() == "-" else part.strip() for part in wanted.split(";") if part.strip()]
        rows.append((text.replace("\\n", "\n"), speakers))
    return rows


BEHIND = """
"We will not leave a single family behind," Mayor Rosa Delgado told reporters on Tuesday. => Rosa Delgado
"The river came up in ten minutes," recalled Tomas Hruby, a baker whose shop was destroyed. => Tomas Hruby
"This is a dark day," Chief Executive Lars Nilsson wrote in a letter to staff. "We owe our customers an apology." => Lars Nilsson; Lars Nilsson
"Nobody saw it coming," as Nilsson put it. => Nilsson
"We won't go," tweeted Peter O'Hara. => Peter O'Hara
"We do not comment on rumours," a spokesman said. => a spokesman
"We do not comment on rumours," a spokeswoman for the airline said. => a spokeswoman for the airline
"We do not comment on rumours," said a spokesman for the airline. => a spokesman for the airline
"We do not comment on rumours," said company spokesman Ian Frost. => Ian Frost
"We do not comment on rumours," the airline's spokesman, Ian Frost, said. => Ian Frost
"We do not comment on rumours," the bank said in a statement. => the bank
"We do not comment on rumours," read a statement from the palace. => a statement from the palace
"The numbers are clear," said Abdul Rahman al-Khatib, the governor. => Abdul Rahman al-Khatib
"The numbers are clear," Dr. Maria de la Cruz, the lead author, told the paper. => Maria de la Cruz
"The numbers are clear," said Prof. J. R. Smith of Leeds University. => J. R. Smith
"The numbers are clear," said lead researcher Wei Zhang. => Wei Zhang
"I was so scared," the 34-year-old said. => the 34-year-old
"I was so scared," the mother of two said. => the mother of two
"I was so scared," said 34-year-old Maria Lopez, who hid under a table. => Maria Lopez
"We heard a huge bang," one resident said. => one resident
"We heard a huge bang," witnesses told a local station. => witnesses
"Never in my life," replied Smith when asked whether he would resign. => Smith
“We have lost a giant,” President Emmanuel Kone said of the late singer. => Emmanuel Kone
"Today is a great day", said the coach of the team, Jean-Pierre Dupont. => Jean-Pierre Dupont
"It is a great day" - Anna Smith => Anna Smith
"The talks are going nowhere," a senior White House official, who spoke on condition of anonymity, said. => a senior White House official
"The talks are going nowhere," a source close to the negotiations told the agency on Friday. => a source close to the negotiations
"We are quite ready," Iran's foreign minister, Hossein Karimi, told state television. => Hossein Karimi
"We are quite ready," Foreign Ministry spokeswoman Hua Lin told a regular briefing in Beijing. => Hua Lin
"We are quite ready," Beijing's embassy in London said in a statement on Friday. => Beijing's embassy in London
"We are quite ready," U.N. Secretary-General Paulo Mendes said. => Paulo Mendes
"We are quite ready," said Elena Petrova of the Centre for Policy Studies. => Elena Petrova
"We are quite ready," Lund, 34, a father of two from Leeds, said. => Lund
"We are quite ready," police chief Anna Berg was quoted as saying by state media. => Anna Berg
"We are quite ready," the agency quoted Lund as saying. => Lund
"We are quite ready", according to a spokesman. => a spokesman
"We are quite ready!" shouted the crowd. => the crowd
"I did nothing wrong," Mr. Smith told the jury. => Mr. Smith
"It has been very hard," laughs Joan Petty, 81. "But I would do it again." => Joan Petty; Joan Petty
The star was "over the moon" and would sign for the club, Vane said. => Vane
"This," said the minister, "is not the end of the matter." => the minister
"It's a mess," Brick Bank's chief economist Tom Reed told the radio. => Tom Reed
"We ran away," says her son, Pedro. => Pedro
"The worst is over," said Berg's predecessor, Karl Lund. => Karl Lund
"The worst is over," Prime Minister Anna Berg's spokesman said on Monday. => Prime Minister Anna Berg's spokesman
"The worst is over," Berg and Lund said in a joint statement. => Berg and Lund
"The worst is over," the two leaders said in a joint statement. => the two leaders
"The worst is over," the court heard. => the court
"The worst is over," one of the survivors, Maria Lopez, told reporters. => Maria Lopez
"The worst is over," an official at the ministry, who asked not to be named, said. => an official at the ministry
"The worst is over," said another. => another
"No justice, no peace," protesters chanted. => protesters
"""
BEFORE = """
The report said the dam had been "neglected for decades". => The report
In the words of Nilsson, "nobody saw it coming". => Nilsson
In Nilsson's words, "nobody saw it coming". => Nilsson
As Nilsson put it: "Nobody saw it coming." => Nilsson
Peter O'Hara called the plan "a disgrace" and "an insult to every nurse". => Peter O'Hara; Peter O'Hara
In a statement, the family said: "We miss him every single day." => the family
Scientists fear "a point of no return". => Scientists
The report's authors warn of "a lost decade". => The report's authors
Vane was told by the judge that he was "a menace to the public". => the judge
Critics have called the law "an attack on free speech". => Critics
The government described the vote as "free and fair". => The government
The ministry said in a statement that "the situation is under control". => The ministry
Smith, who was born in Leeds, insisted that "there is no time to lose". => Smith
Residents said they heard "a huge bang". => Residents
Asked whether he would resign, Smith replied: "Never in my life." => Smith
President Emmanuel Kone paid tribute to the singer, saying: “We have lost a giant.” => Emmanuel Kone
Paying tribute, Kone said the country had lost “a giant of our music”. => Kone
Coach Jean-Pierre Dupont was delighted: "We played very well at last." => Jean-Pierre Dupont
Outside, Carla Whit, whose mother, Edith, was robbed, said: "He brought her flowers." => Carla Whit
What Berg called "a quiet revolution" has begun. => Berg
The plan, described by Berg as "a quiet revolution", has begun. => Berg
The plan was described as "a quiet revolution" by Berg. => Berg
The email, seen by this paper, said staff "must not speak to the press". => The email
In a letter to parliament, the auditor general, Mary O'Neill, wrote that the accounts were "not fit for purpose". => Mary O'Neill
Speaking to reporters in Rome on Monday, the Italian prime minister said his country would "not be blackmailed". => the Italian prime minister
The prime minister's spokesman told journalists: "There are no plans to raise taxes." => The prime minister's spokesman
Lund was quoted by state media as saying: "We are ready for anything." => Lund
Lund took to the radio to say: "We are ready for anything." => Lund
Lund's lawyer, Mary Holt, denied that her client was "in hiding". => Mary Holt
Holt accused the minister of "sleeping at the wheel". => Holt
Sentencing him, Judge Marsh said he had shown "no remorse whatsoever". => Judge Marsh
Lund — who resigned in May — said: “We are ready for it.” => Lund
Lund (pictured) said: "We are ready for it." => Lund
Lund warned of “dark days ahead” and said: “We must be ready.” => Lund; Lund
Ursula van der Berg said: "The numbers are clear." => Ursula van der Berg
In a note to clients, analysts at Brick Bank called the results "a train wreck". => analysts at Brick Bank
The Palace called the strike "a fair response"; Tehran called it "an act of war". => Palace; Tehran
Berg told a news conference on Monday that the bank had "failed its customers" and "should be ashamed". => Berg; Berg
Protesters chanted "No justice, no peace" and "Down with the regime". => Protesters; Protesters
"""
AROUND = """
"We are ready," Ursula van der Berg said. "We must act," Van der Berg added. => Ursula van der Berg; Ursula van der Berg
Wei Zhang leads the team. Zhang said: "The numbers are clear to us." => Wei Zhang
"The numbers are clear," Smith warned, before adding: "There is no time to lose." => Smith; Smith
Karl Lund met Anna Berg on Friday. "It went quite well," she said. => Anna Berg
Karl Lund met Anna Berg on Friday. "It went quite well," he said. => Karl Lund
Anna Berg and Maria Lund met on Friday. "It went quite well," she said. => -
"It is a real scandal," she said. => -
Anna Berg was delighted. "We played the match of our lives." => Anna Berg
Berlin denied it. Anna Berg resigned. She rejected the report. "There are no talks. None." => Anna Berg
"Karl Lund lied to all of us," Anna Berg said. "He lied for years," she said. => Anna Berg; Anna Berg
"The dam held," said Karl Lund.\\n\\n"We were very lucky this time," he added.\\n\\n"Nobody was hurt." => Karl Lund; Karl Lund; Karl Lund
“The dam held,” said Karl Lund. “We were very lucky this time.\\n\\n“Nobody was hurt at all in the valley.” => Karl Lund; Karl Lund; Karl Lund
"The dam held, and nobody was hurt.\\nWe were very lucky," Karl Lund said. => Karl Lund
"The dam held," said Karl Lund.\\n"Dark days are ahead," warned his deputy, Anna Berg.\\n"Nobody listens," she added. => Karl Lund; Anna Berg; Anna Berg
"We must be ready," Lund said. "Dark days are ahead," said Berg. => Lund; Berg
"He told me 'go home' and I left," said Anna Berg. => Anna Berg
'He told me "go home" and I left,' said Anna Berg. => Anna Berg
'We won't go,' said Peter O'Hara, the union's leader. 'They can't make us.' => Peter O'Hara; Peter O'Hara
‘It’s the workers’ money, not the bosses’ money,’ said Peter O’Hara. => Peter O’Hara
«We are ready for it,» said Lund. => Lund
„We are ready for it“, said Lund. => Lund
Karl Berg's lawyer, Ann Petty, said he would appeal. "We respect the court," she said. => Ann Petty
"We put in cameras", - told the deputy minister Marat Kozhan. "There will be more of them", - M. Kozhan added. => Marat Kozhan; Marat Kozhan
Pablo Suarez scored twice. "I waited for this," the 24-year-old Uruguayan said. => Pablo Suarez
Rovers, who lost again, are last. Manager Steve Hale was angry. "It was a penalty," he said. => Steve Hale
Among them was Teo Brant, 6, with a toy. “Her name is Lucky Star,” the boy told a reporter. => Teo Brant
A worker, Pavel, laughed. “Half my shop is standing right here.” => Pavel
“If he had said “never again”, I would have left,” said Ida Roth. “It was not a forecast.” => Ida Roth; Ida Roth
“Nobody buys a coat for its best day,” shrugged Lotta Ek, the engineer. => Lotta Ek
It left, by Ms. Roth’s count, “upward of forty great-nephews.” => Ms. Roth
The army denies it; a panel put the figure at "anywhere from ten to a hundred". => a panel
"The roads were empty for days, and nobody came to clear the snow [...]\\n\\nThe mayor left. => -
Skipper Aniket Desh made a hundred. “He told me to take two balls,” laughed the captain. => Aniket Desh
Justice (Rtd) Mabvuto Salo said few had voted.\\n“To win, a candidate needs half,” he charged, to murmurs. => Mabvuto Salo
Francesco Villa of the Centro Meteo thinks so. “My ward had spare beds,” he says. => Francesco Villa
Cornelis ter Brook sailed. Counsel for ter Brook, Fionn Lacey SC, said he was “a sick man with a stent”. => Fionn Lacey SC
Mr Berg resigned. Anna Lund replaced him. "I did my best," he said. => Mr Berg
"""
NONE = """
The film "A Quiet Revolution" opened. =>
The so-called "golden visa" scheme ended. =>
The group, known as "the wild bunch", was arrested. =>
He was dubbed "the butcher of Leeds". =>
The team is nicknamed "the flying foxes". =>
He bought a 27" screen and a 32" one. =>
The song "Nobody knows my name at all tonight" went to number one. =>
Under the headline "The Long Goodbye of Mr Smith", the paper wrote that he was gone. =>
Their daughters' and sons' rooms were empty. =>
"""


@pytest.mark.parametrize(("text", "speakers"), cases(BEHIND))
def test_an_attribution_behind_the_quotation_names_its_speaker(text, speakers):
    assert quoted(text) == speakers


@pytest.mark.parametrize(("text", "speakers"), cases(BEFORE))
def test_an_attribution_before_the_quotation_names_its_speaker(text, speakers):
    assert quoted(text) == speakers


@pytest.mark.parametrize(("text", "speakers"), cases(AROUND))
def test_a_speaker_is_carried_over_sentences_lines_and_pronouns(text, speakers):
    assert quoted(text) == speakers


@pytest.mark.parametrize(("text", "speakers"), cases(NONE))
def test_names_of_things_and_stray_marks_are_no_quotations(text, speakers):
    assert quoted(text) == speakers


def test_a_surname_between_two_people_who_bear_it_stays_a_surname():
    text = 'Anna Berg and Karl Berg met the press. "We will go on," Berg said.'
    assert quoted(text) == ["Berg"]
