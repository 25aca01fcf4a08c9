"""Numbers whose noun stands elsewhere: earlier in the sentence, in the one before, or behind the last of several."""

# ruff: noqa: E501 - a case is one line.

import pytest

from tests.claims.extraction.reading import cases, values

LEFT_OUT = """
The jury found him guilty on 14 counts of fraud and two of perjury. => count 14 count; count 2 count
The film was up for eight awards, of which it won three. => count 8 award; count 3 award
The film was nominated for eight awards, and won three. => count 8 award; count 3 award
The show was up for nine awards and the winner of two. => count 9 award; count 2 award
He missed 11 of City's last 14 games. => count 11 game; count 14 game
They hold 126 of the chamber's 349 seats, 49 short of a majority. => count 126 seat; count 349 seat; count 49 seat
Eight members broke ranks and three did not vote. => count 8 member; count 3 member
A ferry with 71 aboard sank. => count 71 person
The plane had 142 on board. => count 142 person
The navy saved 700 goats on Friday and 200 more on Sunday. => count 700 goat; date 2024-05-10; count 200 goat; date 2024-05-12
More than 150 residents came, with dozens more in the yard. => count >150 resident; count 24? resident
The rule limits weddings to 12 guests and funerals to six. => count 12 guest; count 6 guest
The father of four fled. => count 4 child
She is a mother of three. => count 3 child
A dad of two won. => count 2 child
It gathered 4,812 signatures. Anything over 1,500 must be debated. => count 4812 signature; count >1500 signature
Organisers counted 900 marchers; police said no more than 400. => count 900 marcher; count <=400 marcher
Police put the number of marchers at 400. => count 400 marcher
The ministry put the number of shut schools at 31. => count 31 school
The number of schools fell to 31. => count 31 school (down to)
The number of schools rose from 28 to 31. => count 28 school (up from); count 31 school (up to)
The total number of boats was 40. => count 40 boat
A bloc of 16 states, numbering 83 votes, met. => count 16 state; count 83 vote
Nine sailors were tried. Two were acquitted. => count 9 sailor; count 2 sailor
It built 900 homes last year. About 400 were sold. => count 900 home; date 2023; count ~400 home
It runs 214 pubs and will refit 40 of them. => count 214 pub; count 40 pub
Its population was 38,330 in 2011, against 36,900 in 2001. => population 38330 person; date 2011; population 36900 person; date 2001
The town had 38,330 inhabitants in 2011. Its twin had 36,900. => population 38330 person; date 2011; population 36900 person
The film was made on a budget of 405 crore. => money 4050000000 INR
The film grossed 12 lakh on its first day. => money 1200000 INR
Yields on the notes rose to 4.1 and 4.5 percent. => percentage 4.1 percent (up to); percentage 4.5 percent (up to)
It took 20, 30 or 40 people. => count 20 person; count 30 person; count 40 person
The arms are 2 and 3 metres long. => measurement 2 metre; measurement 3 metre
Prices rose 3 and 5 percent. => percentage 3 percent (up by); percentage 5 percent (up by)
Attendance was 12,400. => count 12400 person
A crowd of 12,400 watched. => count 12400 person
The stadium has a capacity of 60,000. => count 60000 person
The figure of 40,000 schools is wrong. => count 40000 school
Police arrested 317 people; the ministry put the number at fewer than 150. => casualty_count 317 person [arrested]; casualty_count <150 person [arrested]
Some 700 boats were seized in May, 300 in June and 90 in July. => count ~700 boat; date 2024-05; count 300 boat; date 2023-06; count 90 boat; date 2023-07
Norland has 40 mines and Estmark nine. => count 40 mine; count 9 mine
She ran 40 races and won 12. => count 40 race; count 12 race
He sold 40 boats and kept 12. => count 40 boat; count 12 boat
It has 40 branches, 12 more than in 2019. => count 40 branch; count 12 branch; date 2019
Its fleet grew from 12 boats to 40. => count 12 boat (up from); count 40 boat (up to)
I met two of my brothers. => count 2 brother
It cost ten grand less. => money 10000 USD
Users topped 3 million in May. => count >3000000 user; date 2024-05
Shares hit 3,000 on Monday. => count 3000; date 2024-05-13
Vacancies in safety posts crossed 150,000. => count 150000 post
Vacancies for 150 posts are open. The actual figure is around 400. => count 150 post; count ~400 post
The doses, 4.1 million in all, are stored. => count 4100000 dose
The van has room for five adults, or four and a dog. => count 5 adult; count 4 adult
The boot takes 615 litres, 1,730 with the seats down. => measurement 615 litre; measurement 1730 litre
She left with four goats and came home with three. => count 4 goat; count 3 goat
Some 43 were injured, nine critically. => casualty_count ~43 person [injured]; casualty_count 9 person [injured]
Police detained 317 people, the group said. The ministry put the number at fewer than 150. => casualty_count 317 person [detained]; casualty_count <150 person [detained]
More than 150 residents came, with dozens more listening outside. => count >150 resident; count 24? resident
She faced 30 pupils, won 28 and lost two. => count 30 pupil; count 28; count 2
They got a tent for eleven and nine litres of oil. => count 11; measurement 9 litre
"""


@pytest.mark.parametrize(("sentence", "wanted"), cases(LEFT_OUT))
def test_the_noun_of_a_number_is_found_where_the_writer_left_it(sentence, wanted):
    assert values(sentence) == wanted
