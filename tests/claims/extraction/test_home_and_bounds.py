"""Whose money a text means, heaped bounds, models counted, and amounts a head."""

# ruff: noqa: E501 - a case is one line.

import pytest

from tests.claims.extraction.reading import cases, values

READ = """
GDP per capita was $54,000. => money 54000 USD /capita
Income per head rose to $12,000. => money 12000 USD /head (up to)
Its per-capita income is $9,000. => money 9000 USD /capita
He lied about 300 boats. => count 300 boat
She was asked about 40 missing files. => count 40 file
They complained about 12 late trains. => count 12 train
Norland denies holding over a million. => casualty_count >1000000 person [detained]
Forty-niners fans came. =>
Forty Shades of Blue sold well. =>
There are 300 confirmed and 40 suspected leaks. => count 300 leak; count 40 leak
It has 12 wooden and 30 steel boats. => count 12 boat; count 30 boat
It was 3 degrees colder than usual. => measurement 3 degree (down by)
The lake is 1.2 degrees warmer than in 1990. => measurement 1.2 degree (up by); date 1990
Pakistan spent Rs 50 million. => money 50000000 PKR
Karachi traders paid Rs50,000 each. => money 50000 PKR
India spent Rs 50 crore. => money 500000000 INR
Nepal gave Rs 500. => money 500 NPR
Sri Lanka lent Rs. 500. => money 500 LKR
The Mauritius fund has Rs 500. => money 500 MUR
Rs 500 was paid. => money 500 INR
Traders in Lahore owe 3 million rupees. => money 3000000 PKR
Traders in Lahore owe 3 million Indian rupees. => money 3000000 INR
Cameroon spent 2 billion CFA francs. => money 2000000000 XAF
The N'Djamena depot cost 2 million CFA francs. => money 2000000 XAF
Senegal spent 2 billion CFA francs. => money 2000000000 XOF
Gabon owes FCFA 2 billion. => money 2000000000 XAF
Mali owes 40 billion FCFA. => money 40000000000 XOF
Canada, said the Canadian minister in Ottawa, will spend $40 million; Canadians pay. => money 40000000 CAD
Canada will spend $40 million. => money 40000000 USD
Australia, say Australian papers in Sydney, will pay $40 million, or US$26 million. => money 40000000 USD; money 26000000 USD
It costs ten grand. => money 10000 USD
He paid £5 grand for it. => money 5000 GBP
It cost 20 grand in London. => money 20000 USD
The hall has ten grand pianos. => count 10 piano
He ran a mile and a half. => measurement 1.5 mile
A mile from the shore it sank. =>
The two towers glides into view. => count 2 tower
Twelve sports cars were sold. => count 12 car
Three women drivers won. => count 3 driver
Six savings banks failed. => count 6 bank
Four arms dealers fled. => count 4 dealer
Snow is expected above 200m. => measurement 200 metre
Blizzards hit ground above 300 metres. => measurement 300 metre
Two F-16s crashed. => count 2 f-16
Three Boeing 737s crashed. => count 3 boeing 737
It has over 400 A320s. => count >400 a320
Keep it at 25 °C or less. => measurement <=25 degree celsius
It has 900 quintillion states. => count 900000000000000000000 state
It made at least over 10 million sales. => count >10000000 sale
Only about 850 otters are left. => count ~850 otter
Just under 40 boats sank. => count <~40 boat
Only some 40 boats sank. => count ~40 boat
Just about 40 boats sank. => count ~40 boat
Exactly 40 boats sank. => count 40 boat
Around 300 deceased and 60 injured were found. => casualty_count ~300 person [killed]; casualty_count 60 person [injured]
He gave fifty thousand naira. => money 50000 NGN
"""


@pytest.mark.parametrize(("sentence", "wanted"), cases(READ))
def test_amounts_are_read_by_what_the_text_says_elsewhere(sentence, wanted):
    assert values(sentence) == wanted
