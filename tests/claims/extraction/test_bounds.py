"""Words before and behind a number that bound it."""

import pytest

from tests.claims.extraction.reading import cases, values

BOUNDS = """
At least 30 shops opened. => count >=30 shop
No fewer than 30 shops opened. => count >=30 shop
Up to 40 shops opened. => count <=40 shop
As many as 40 shops opened. => count <=40 shop
Fewer than 40 shops opened. => count <40 shop
More than 40 shops opened. => count >40 shop
Over 40 shops opened. => count >40 shop
Almost 40 shops opened. => count <~40 shop
Just under 40 shops opened. => count <~40 shop
Around 40 shops opened. => count ~40 shop
Some 40 shops opened. => count ~40 shop
Roughly 40 shops opened. => count ~40 shop
40 or more shops opened. => count >=40 shop
40-odd shops opened. => count ~40 shop
40 shops or so opened. => count ~40 shop
Between 20 and 30 shops opened. => count 20..30 shop
From 20 to 30 shops opened. => count 20..30 shop
20-30 shops opened. => count 20..30 shop
20 to 30 shops opened. => count 20..30 shop
Three to five million shops opened. => count 3000000..5000000 shop
Not more than 40 shops opened. => count <=40 shop
An estimated 40 shops opened. => count ~40 shop
Exactly 40 shops opened. => count 40 shop
Prices start at £29,995. => money >=29995 GBP
The phone costs from $799. => money >=799 USD
Tickets cost from £15. => money >=15 GBP
Prices start from €20. => money >=20 EUR
The laptop starts at $999. => money >=999 USD
No fewer than 14 firms bid. => count >=14 firm
Not more than 14 firms bid. => count <=14 firm
Upwards of 300 firms bid. => count >300 firm
The deal is worth north of $5bn. => money >5000000000 USD
The deal cost in excess of £40m. => money >40000000 GBP
Well over 200 firms bid. => count >200 firm
Just shy of 200 firms bid. => count <~200 firm
Just short of 200 firms bid. => count <~200 firm
Two hundred firms or so bid. => count ~200 firm
Thirty-odd firms bid. => count ~30 firm
The 300-plus firms met. => count >=300 firm
The 300-strong crew sailed. => count 300 crew
300+ firms bid. => count >=300 firm
A further 40 firms bid. => count 40 firm
Another 12 firms bid. => count 12 firm
The remaining 5 firms bid. => count 5 firm
Three more firms bid. => count 3 firm
Two new vaccines were approved. => count 2 vaccine
An additional 40 firms bid. => count 40 firm
As few as 3 firms bid. => count >=3 firm
Less than 1% of firms bid. => percentage <1 percent
At most 3 firms bid. => count <=3 firm
A maximum of 30 guests may come. => count <=30 guest
A minimum of 30 guests must come. => count >=30 guest
Around 30 firms bid. => count ~30 firm
It took more than 300 trucks. => count >300 truck
It took not fewer than 300 trucks. => count >=300 truck
It sold close to 300 trucks. => count <~300 truck
It sold nearly 300 trucks. => count <~300 truck
It sold 300 trucks at least. => count >=300 truck
It sold 300 trucks or more. => count >=300 truck
It sold 300 or fewer trucks. => count <=300 truck
It sold under 300 trucks. => count <300 truck
It sold below 300 trucks. => count <300 truck
It sold as many as 300 trucks. => count <=300 truck
It sold a total of 300 trucks. => count 300 truck
It sold approximately 300 trucks. => count ~300 truck
It sold some 300 trucks. => count ~300 truck
It sold ~300 trucks. => count ~300 truck
It sold c.300 trucks. => count ~300 truck
It sold >300 trucks. => count >300 truck
It sold <300 trucks. => count <300 truck
It sold ≥300 trucks. => count >=300 truck
It sold ≤300 trucks. => count <=300 truck
The total exceeds 300 trucks. => count >300 truck
The total topped 300 trucks. => count >300 truck
The total approached 300 trucks. => count <~300 truck
The total nears 300 trucks. => count <~300 truck
It sold not quite 300 trucks. => count <~300 truck
It sold 300 trucks, give or take. => count ~300 truck
It sold at least another 40 trucks. => count >=40 truck
It sold more than a thousand trucks. => count >1000 truck
It sold between 1,000 and 2,000 trucks. => count 1000..2000 truck
It sold 1,000 to 2,000 trucks. => count 1000..2000 truck
It sold 1,000–2,000 trucks. => count 1000..2000 truck
It sold anywhere from 10 to 20 trucks. => count 10..20 truck
It sold ten or eleven trucks. => count 10..11 truck
It sold a little over 300 trucks. => count >300 truck
It sold slightly fewer than 300 trucks. => count <300 truck
It sold hardly 300 trucks. => count 300 truck
It sold only 300 trucks. => count 300 truck
It sold barely 300 trucks. => count 300 truck
It sold perhaps 300 trucks. => count ~300 truck
It sold an average of 300 trucks a day. => count 300 truck /day
It sold on average 300 trucks a day. => count 300 truck /day
The firm employs almost 4,000. => count <~4000 person
The road is over 300 miles long. => measurement >300 mile
"""


@pytest.mark.parametrize(("sentence", "wanted"), cases(BOUNDS))
def test_words_round_a_number_bound_it(sentence, wanted):
    assert values(sentence) == wanted
