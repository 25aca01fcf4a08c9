"""Ages of people, groups, animals and things, told from other bare numbers."""

import pytest

from tests.claims.extraction.reading import cases, times

OLD = """
A 70-year-old was found. => age 70 year
The 70-year-old's car was found. => age 70 year
A 3-month-old slept. => age 3 month
A nine-month-old baby slept. => age 9 month
Five-year-old twins won. => age 5 year
It is a 2000 year old custom. => age 2000 year
The firm sold its 150-year-old building. => age 150 year
A three-decade-old dispute ended. => age 30 year
She is 35 years old. => age 35 year
She was 84 years of age. => age 84 year
The tree is more than 300 years old. => age >300 year
A 10-day-old foal was sold. => age 10 day
Both 16-year-olds were hurt. => age 16 year
The 16- to 24-year-old group grew. => age 16..24 year
16-24 year olds voted. => age 16..24 year
"""
AGED = """
Men aged 40 or older may apply. => age >=40 year
People aged 65 and over may apply. => age >=65 year
People aged 18 to 24 may apply. => age 18..24 year
People aged 18-24 may apply. => age 18..24 year
People aged between 18 and 24 may apply. => age 18..24 year
People between the ages of 18 and 24 may apply. => age 18..24 year
Children ages 5 to 11 may apply. => age 5..11 year
Children age 12 and up may apply. => age >=12 year
People aged under 30 may apply. => age <30 year
People over the age of 65 may apply. => age >65 year
Children under the age of five may apply. => age <5 year
People over 65 may apply. => age >65 year
People older than 65 may apply. => age >65 year
Girls as young as 12 were held. => age 12 year
Babies under six months cannot. => age <6 month
Infants younger than 6 months were left out. => age <6 month
Children below the age of five years are safe. => age <5 year
A boy of 16 lost his shoes. => age 16 year
More are aged 65 or over than under 15. => age >=65 year; age <15 year
The average age is 39.8, up from 38.4. => age 39.8 year; age 38.4 year
She has worked there since joining at 19. => age 19 year
The 18-24 age group grew. => age 18..24 year
The pension age is 66. => age 66 year
The age limit is 35. => age 35 year
Adults 50 and older may apply. => age >=50 year
The over-65s may apply. => age >65 year
Under-18s may not apply. => age <18 year
The over-60s may apply. => age >60 year
The winner, aged just 22, wept. => age 22 year
The winner, aged 22, wept. => age 22 year
He died at the age of 88. => age 88 year
It starts around the age of 60. => age ~60 year
He won at age 30. => age 30 year
He won by age 30. => age 30 year
He won at the age of just 19. => age 19 year
The average age was 42. => age 42 year
Of those under 30, most agree. => age <30 year
They raised the retirement age to 64 from 62. => age 64 year; age 62 year
The pension age rose from 60 to 65 for men and from 55 to 63. => age 60 year; age 65 year; age 55 year; age 63 year
They raised the voting age from 16 to 18. => age 16 year; age 18 year
The minimum age of 16 stays. => age 16 year
Its members have an average age of 42. => age 42 year
The brothers, aged 4, 6 and 9, hid. => age 4 year; age 6 year; age 9 year
"""
TOLD = """
Sarah Miller, 45, said no. => age 45 year
Sarah Miller, 45, and Tom Reed, 39, said no. => age 45 year; age 39 year
Sarah Miller (45) said no. => age 45 year
His wife, Janet, 58, kept the books. => age 58 year
The dead man was John Hay, 61. => age 61 year
Miller, 54, took over. => age 54 year
He turned 50. => age 50 year
He turns 30 next month. => age 30 year; date 2024-06
She was 82. => age 82 year
He was 17 when he left. => age 17 year
She is 45 and lives alone. => age 45 year
At 19, he became a father. => age 19 year
At just 20, she leads them. => age 20 year
The youngest victim was 71, the oldest 98. => age 71 year; age 98 year
Her son, 4, survived. => age 4 year
Children aged six months to five years are eligible. => age 6..60 month
A boy, 15, was stabbed. => age 15 year
The second driver, 40, fled. => age 40 year
Those 18 and over may vote. => age >=18 year
The median age is 38.5. => age 38.5 year
People in their 40s and 50s fell ill. => age 40..49 year; age 50..59 year
The retirement age will rise to 67. => age 67 year
Ex-minister, 64, found dead => age 64 year
I am 72 and tired. => age 72 year
She's 72, and tired. => age 72 year
A spokesman said Miller, 69, was ill. => age 69 year
Film pioneer dies at 94 => age 94 year
She leaves a sister, Lorna Reed, 99; and a dog. => age 99 year
She swam until she was about 85. => age ~85 year
The captain, 57, was blamed. => age 57 year
The second officer was 28. => age 28 year
Her son Alfie, seven, has won. => age 7 year
Miller, now 31, is free. => age 31 year
He, who had the seat for long and was 74, fell. => age 74 year
Storm latest: Gran, 83, among dead => age 83 year
Her sons, 14 and 11, hid. => age 14 year; age 11 year
He has a daughter, 8, and a son, 10. => age 8 year; age 10 year
The mother-of-three, 38, hid. => age 38 year
The captain turned 30 on Wednesday. => age 30 year; date 2024-05-15
Carl ter Horst (57) fell. => age 57 year
By 15 he was a master; at 23 he won. => age 15 year; age 23 year
He learned chess at nine. => age 9 year
She joined the army at 18. => age 18 year
The pension starts when a child turns 2. => age 2 year
A boy of 7, was lost. => age 7 year
He is in his 60s. => age 60..69 year
A woman in her late 30s was hurt. => age 30..39 year
A man in his thirties was hurt. => age 30..39 year
"""
NOT_AGES = """
The total, 45, was a record. =>
It has 86 homes off Mill Lane, 26 of them new. =>
In Texas, 45, including a child, fled. =>
Of the injured, 12, including two girls, are worse. =>
It closed at 22. =>
It fell in the 60s. => date 196X
He was in Paris, 45 miles away. =>
In March, 45, he said. => date 2024-03
The England Under-21s won. =>
The under-21 team won. =>
It sold 45 cars in Oslo, Bergen, and Turku. =>
"""


@pytest.mark.parametrize(("sentence", "wanted"), cases(OLD))
def test_a_length_of_time_with_old_is_an_age(sentence, wanted):
    assert times(sentence) == wanted


@pytest.mark.parametrize(("sentence", "wanted"), cases(AGED))
def test_ages_of_groups_keep_their_bounds(sentence, wanted):
    assert times(sentence) == wanted


@pytest.mark.parametrize(("sentence", "wanted"), cases(TOLD))
def test_a_bare_number_beside_a_person_is_an_age(sentence, wanted):
    assert times(sentence) == wanted


@pytest.mark.parametrize(("sentence", "wanted"), cases(NOT_AGES))
def test_other_numbers_are_no_age(sentence, wanted):
    assert times(sentence) == wanted
