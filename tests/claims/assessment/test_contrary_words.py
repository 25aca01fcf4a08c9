"""A value that agrees, and words beside it that speak against the claim."""

import pytest

from tests.claims.assessment.verdicts import judged, verdict

HOLDS, NOT = "supports", "contradicts"


class TestOpposites:
    @pytest.mark.parametrize(
        ("claim", "source", "expected"),
        [
            ("Mara Lind won the 1998 election.", "Mara Lind lost the 1998 election.", NOT),
            ("Mara Lind won the 1998 election.", "Mara Lind was the winner of the 1998 election.", HOLDS),
            ("Mara Lind won the 1998 election.", "After she had lost in 1994, Mara Lind won the 1998 election.", HOLDS),
            ("The council approved the plan in May 2014.", "The council rejected the plan in May 2014.", NOT),
            ("The council approved the plan in May 2014.", "The council passed the plan in May 2014.", HOLDS),
            ("The court acquitted Ivo Lang in 1999.", "The court convicted Ivo Lang in 1999.", NOT),
            ("The town lies 30 kilometres north of Luma.", "The town lies 30 kilometres south of Luma.", NOT),
            ("Unemployment rose by 2 percent in 2013.", "Unemployment fell by 2 percent in 2013.", NOT),
            ("Prices soared by 12 percent in 2013.", "Prices plunged by 12 percent in 2013.", NOT),
            ("Luma is the second largest city in Norvia.", "Luma is the second smallest city in Norvia.", NOT),
            ("Ivo Lang joined the Larks in 2004.", "Lang left the Larks in 2004.", NOT),
            ("The Night Ferry record was certified gold in 2004.", "It was certified platinum in 2004.", NOT),
            ("The Night Ferry record was certified gold in 2004.", "It was certified gold in 2004.", HOLDS),
            ("The wall was built in 1204 before the siege.", "The wall was built in 1204 after the siege.", NOT),
            (
                "The wall was built in 1204 before the siege.",
                "The wall was built in 1204, after the king's death.",
                HOLDS,
            ),
        ],
    )
    def test_the_opposite_word_contradicts(self, claim: str, source: str, expected: str) -> None:
        assert verdict(claim, source) == expected

    @pytest.mark.parametrize(
        ("claim", "source", "expected"),
        [
            ("The Long Pier won the Golden Quill in 1963.", "The Long Pier was nominated for the Golden Quill in 1963.",
             NOT),
            ("The Long Pier was nominated for the Golden Quill in 1963.", "The Long Pier won the Golden Quill in 1963.",
             HOLDS),
            ("The Long Pier nearly won the Golden Quill in 1963.", "The Long Pier won the Golden Quill in 1963.", NOT),
            ("The Long Pier won the Quill in 1963.", "The Long Pier came close to winning the Quill in 1963.", NOT),
            ("The Long Pier nearly won the Golden Quill in 1963.", "The Long Pier almost won the Golden Quill in 1963.",
             HOLDS),
        ],
    )  # fmt: skip
    def test_nearly_and_nominated_are_not_won(self, claim: str, source: str, expected: str) -> None:
        assert verdict(claim, source) == expected

    def test_the_reason_quotes_both_words(self) -> None:
        found = judged("The court acquitted Ivo Lang in 1999.", "The court convicted Ivo Lang in 1999.")
        assert found.reason == 'The source says "convicted" where the claim says "acquitted".'
        assert found.observed == "1999"


class TestSorts:
    @pytest.mark.parametrize(
        ("claim", "source", "expected"),
        [
            ("Ivo Lang is a Canadian who was born on 18 September 1975.",
             "Ivo Lang (born 18 September 1975) is an American actor.", NOT),
            ("Ivo Lang is a Canadian actor born in 1975.",
             "Ivo Lang, a cousin of the baker Tomas Reyes and a friend of all, is a Swiss actor born in 1975.", NOT),
            ("Ivo Lang is a Canadian actor born on 18 September 1975.",
             "Ivo Lang (born 18 September 1975) is a Canadian and American actor.", HOLDS),
            ("Ivo Lang is a Canadian actor born on 18 September 1975.",
             "Ivo Lang, born on 18 September 1975, said that the film by his friend Anders is a French comedy.", HOLDS),
            ("Blue Harbour is a 2005 sitcom.", "Blue Harbour is a 2005 film.", NOT),
            ("Blue Harbour is a 2005 sitcom.", "Blue Harbour is a 2005 television series.", HOLDS),
        ],
    )  # fmt: skip
    def test_what_a_person_or_a_work_is(self, claim: str, source: str, expected: str) -> None:
        assert verdict(claim, source) == expected


class TestOtherNames:
    @pytest.mark.parametrize(
        ("claim", "source", "expected"),
        [
            ("Harbour Lights is a 1998 novel written by Ana Petrov.",
             "Harbour Lights is a 1998 novel written by Tomas Reyes.", NOT),
            ("Harbour Lights is a 1998 novel written by Ana Petrov.",
             "Harbour Lights is a 1998 novel by Ana Maria Petrov.", HOLDS),
            ("Harbour Lights is a 1998 novel by Ana Petrov.",
             "Harbour Lights is a 1998 novel edited by Ana Petrov and written by Tomas Reyes.", NOT),
            ("Harbour Lights is a 1998 novel by Ana Petrov.",
             "Harbour Lights is a 1998 novel by Tomas Reyes and Ana Petrov.", HOLDS),
            ("Harbour Lights (1998 film) was written by Ana Petrov.",
             "Harbour Lights is a 1998 film directed by Tomas Reyes, starring Ana Petrov, and written by both.", HOLDS),
            ("Harbour Lights (1998 film) was written by Mara Lind.",
             "Harbour Lights is a 1998 film directed by Tomas Reyes, starring Ana Petrov, and written by both.", NOT),
            ("The mill was bought in 2016 by Alder Group.", "The mill was bought in 2016 by Birch Partners.", NOT),
            ("Blue Harbour (2011 film) stars Ivo Lang.", "Blue Harbour is a 2011 film starring Tomas Reyes.", NOT),
            ("Blue Harbour (2011 film) stars Ivo Lang.", "Blue Harbour is a 2011 film starring Mara Lind and Ivo Lang.",
             HOLDS),
            ("At the age of 20 Ivo Lang won the Silver Oar.", "Ivo Lang won the Anchor when he was 20 years old.", NOT),
            ("In 2009, Ivo Lang directed Red Tide.", "In 2009, Lang produced Red Tide.", NOT),
            ("In 2009, Ivo Lang directed Red Tide.", "In 2009, Lang wrote and directed Red Tide.", HOLDS),
        ],
    )  # fmt: skip
    def test_another_name_in_the_same_role(self, claim: str, source: str, expected: str) -> None:
        assert verdict(claim, source) == expected

    @pytest.mark.parametrize(
        ("claim", "source", "expected"),
        [
            ("Ivo Lang was born on 3 May 1957 in Luma.", "Ivo Lang was born in Estvar on 3 May 1957.", NOT),
            ("Ivo Lang was born on 3 May 1957 in Luma.", "Ivo Lang was born in Luma, Estvar, on 3 May 1957.", HOLDS),
            ("Ivo Lang was born on 3 May 1957 in Luma.", "Ivo Lang was born on 3 May 1957.", HOLDS),
            ("Ivo Lang was born on 3 May 1957 in Lyon.", "Ivo Lang was born in France on 3 May 1957.", HOLDS),
            ("Ivo Lang was born on 3 May 1957 in Spain.", "Ivo Lang was born in France on 3 May 1957.", NOT),
            ("The Larks were formed in 1960 in Luma.", "The Larks were a rock band formed in Estvar in 1960.", NOT),
        ],
    )
    def test_another_place_of_the_same_event(self, claim: str, source: str, expected: str) -> None:
        assert verdict(claim, source) == expected


class TestOtherNumbers:
    @pytest.mark.parametrize(
        ("claim", "source", "expected"),
        [
            ("Blue Harbour scored 70 percent from more than 50 reviews.",
             "Blue Harbour holds a rating of 70 percent based on 54 reviews.", HOLDS),
            ("Blue Harbour scored 70 percent from more than 60 reviews.",
             "Blue Harbour holds a rating of 70 percent based on 54 reviews.", NOT),
            ("Ivo Lang won the Silver Oar for best actor in 2010.",
             "Ivo Lang won the Silver Oar for best director in 2010.", NOT),
            ("Ivo Lang scored 12 goals in 2010.", "Lang scored 12 goals in the 2011 season.", NOT),
            ("The zoo kept 12 lions in 2010.", "In 2011 the zoo kept 12 lions.", HOLDS),
            ("The clip was watched over 3 million times.", "The clip has had 3.2 million views.", HOLDS),
            ("The clip was watched over 3 million times.", "The clip has had 2.1 million views.", NOT),
            ("The clip was cited over 3 million times.", "The clip has had 2.1 million views.", "value_missing"),
            ("Night Ferry, the 3rd volume, came out in 2001.", "It is the fourth volume and came out in 2001.", NOT),
            ("Night Ferry, the 3rd volume, came out in 2001.", "It is the third volume and came out in 2001.", HOLDS),
            ("Night Ferry, their fourth album, came out in 2001.", "Night Ferry, their fifth album, came out in 2001.",
             NOT),
            ("Night Ferry, their 4th album, came out in 2001.", "Night Ferry, their fourth album, came out in 2001.",
             HOLDS),
        ],
    )  # fmt: skip
    def test_the_second_number_or_ordinal_or_year_of_the_claim(self, claim: str, source: str, expected: str) -> None:
        assert verdict(claim, source) == expected

    @pytest.mark.parametrize(
        ("claim", "expected"),
        [
            ("Blue Harbour grossed $94 million.", HOLDS),
            ("Blue Harbour grossed $30 million.", NOT),
            ("Blue Harbour had a budget of $30 million.", HOLDS),
            ("Blue Harbour had a budget of $94 million.", NOT),
        ],
    )
    def test_sums_of_one_sentence_go_by_the_words_beside_them(self, claim: str, expected: str) -> None:
        source = "The film grossed over $94 million worldwide against a budget of $30 million."
        assert verdict(claim, source) == expected

    def test_the_site_that_counts_is_no_other_subject(self) -> None:
        source = "On the review site Filmtally, the film holds a rating of 61 percent based on 80 reviews."
        assert verdict("Blue Harbour has a rating above 60 percent.", source) == HOLDS
        assert verdict("Blue Harbour has a rating above 61 percent.", source) == NOT


def test_a_time_zone_is_no_place() -> None:
    source = "As of March 28, 2020 at 10:30 a.m. ET, there have been 1,360 confirmed cases and 22 deaths."
    assert verdict("There were fewer than 23 deaths in Norvia by 28 March 2020.", source) == HOLDS


class TestTitles:
    @pytest.mark.parametrize(
        ("source", "expected"),
        [
            ("Filming took place in Estvar, Luma and Norvia.", HOLDS),
            ("Filming took place in Estvar and Norvia.", NOT),
            ("The cast lives in Estvar and Norvia.", "value_missing"),
            ("Filming took place in spring.", "value_missing"),
        ],
    )
    def test_the_year_of_a_title_is_no_value_and_the_names_decide(self, source: str, expected: str) -> None:
        assert verdict("Luma is where the filming of Red Tide (2008 film) took place.", source) == expected
