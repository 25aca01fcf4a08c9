"""Money: signs, codes and names of currencies, with their scales, ranges and what they are paid for."""

import pytest

from tests.claims.extraction.reading import cases, values

MONEY = """
The contract is worth EUR1.2bn. => money 1200000000 EUR
The repair cost Rs500. => money 500 INR
The prize was a quarter million dollars. => money 250000 USD
The deal is worth $1.2bn. => money 1200000000 USD
The club paid €900,000 for him. => money 900000 EUR
It cost US$3tn. => money 3000000000000 USD
The fine was £4.5 million. => money 4500000 GBP
The trillion-dollar plan stalled. => money 1000000000000 USD
The grant of 20 million euros was cut. => money 20000000 EUR
They owe 500 million Australian dollars. => money 500000000 AUD
The rent is Rs 5,000 a month. => money 5000 INR /month
The dam cost 30 billion yuan. => money 30000000000 CNY
The prize is worth 10,000 Swiss francs. => money 10000 CHF
The state borrowed between $2bn and $3bn. => money 2000000000..3000000000 USD
The state borrowed $2-3 billion. => money 2000000000..3000000000 USD
A ticket costs 80 cents. => money 80 cent
The bill of more than a billion pounds came due. => money >1000000000 GBP
A $40-a-barrel price suits nobody. => money 40 USD /barrel
The subsidy is EUR 900,000. => money 900000 EUR
They raised C$12m. => money 12000000 CAD
The fee is £3m-£5m. => money 3000000..5000000 GBP
The fee is $1-2 billion. => money 1000000000..2000000000 USD
The fee is between £3m and £5m. => money 3000000..5000000 GBP
The fee is £3m to £5m. => money 3000000..5000000 GBP
The fee is 3 dollars 50. => money 3.5 USD
The fee is $3.50. => money 3.5 USD
The fee is US$40. => money 40 USD
The fee is US $40. => money 40 USD
The fee is A$40m. => money 40000000 AUD
The fee is C$40m. => money 40000000 CAD
The fee is HK$40m. => money 40000000 HKD
The fee is NZ$40m. => money 40000000 NZD
The fee is S$40m. => money 40000000 SGD
The fee is R$40m. => money 40000000 BRL
The fee is Rs 40 crore. => money 400000000 INR
The fee is Rs. 40 lakh. => money 4000000 INR
The fee is ₹40 crore. => money 400000000 INR
The fee is ¥40 million. => money 40000000 JPY
The fee is 40 million yuan. => money 40000000 CNY
The fee is 40 million renminbi. => money 40000000 CNY
The fee is 40 million yen. => money 40000000 JPY
The fee is SFr40m. => money 40000000 CHF
The fee is 40 million Swedish kronor. => money 40000000 SEK
The fee is 40 million Norwegian kroner. => money 40000000 NOK
The fee is 40 million kronor. => money 40000000 SEK
The fee is 400 dirhams. => money 400 AED
The fee is 500 million euros. => money 500000000 EUR
The fee is 50 cents. => money 50 cent
The fee is 50c. => money 50 cent
The fee is 50¢. => money 50 cent
The fee is 20p. => money 20 penny
The fee is 20 pence. => money 20 penny
The shares cost 410.5p. => money 410.5 penny
It cost a $100-a-barrel price. => money 100 USD /barrel
The $2-a-day wage is low. => money 2 USD /day
The £5,000-a-year grant ended. => money 5000 GBP /year
The fee is $40k. => money 40000 USD
The fee is $40K. => money 40000 USD
The fee is $4M. => money 4000000 USD
The fee is $4B. => money 4000000000 USD
The fee is $4T. => money 4000000000000 USD
The fee is $4MM. => money 4000000 USD
The fee is $4mn. => money 4000000 USD
The fee is $4 bn. => money 4000000000 USD
The fee is $4 mln. => money 4000000 USD
The fee is 4m euros. => money 4000000 EUR
The fee is 4bn dollars. => money 4000000000 USD
The fee is €4m. => money 4000000 EUR
The fee is 4 million €. => money 4000000 EUR
The fee is 4€. => money 4 EUR
The fee is EUR 4m. => money 4000000 EUR
The fee is 4m EUR. => money 4000000 EUR
The fee is USD 4 million. => money 4000000 USD
The fee is 4 million U.S. dollars. => money 4000000 USD
The fee is 4 million US dollars. => money 4000000 USD
The fee is 4 million New Zealand dollars. => money 4000000 NZD
The fee is 4 million Hong Kong dollars. => money 4000000 HKD
The fee is 4 million pounds sterling. => money 4000000 GBP
The fee is 4 million Egyptian pounds. => money 4000000 EGP
The fee is 4 million Mexican pesos. => money 4000000 MXN
The fee is 4 million South African rand. => money 4000000 ZAR
The fee is R4 million. => money 4000000 ZAR
The fee is 4 million rand. => money 4000000 ZAR
The fee is 4 million reais. => money 4000000 BRL
The fee is 4 million roubles. => money 4000000 RUB
The fee is 4 million won. => money 4000000 KRW
The fee is 4 trillion won. => money 4000000000000 KRW
The fee is 4 million naira. => money 4000000 NGN
The fee is N4 million. => money 4000000 NGN
The fee is Ksh4 million. => money 4000000 KES
The fee is RM4 million. => money 4000000 MYR
The fee is Rp4 trillion. => money 4000000000000 IDR
The fee is kr400. => money 400 SEK
The fee is Tk 400 crore. => money 4000000000 BDT
The fee is 4 bitcoins. => money 4 BTC
The fee is -$4m. => money -4000000 USD
The fee is minus $4m. => money -4000000 USD
The fee is a million dollars. => money 1000000 USD
The fee is half a billion dollars. => money 500000000 USD
The fee is $1.5 billion-$2 billion. => money 1500000000..2000000000 USD
The fee is $1.5 to $2 billion. => money 1500000000..2000000000 USD
The fee is $40 (£31). => money 40 USD; money 31 GBP
The fee is $40m ($38m in 2020). => money 40000000 USD; money 38000000 USD; date 2020
The fee is about $40. => money ~40 USD
The fee is a whopping $40. => money 40 USD
The fee is $40 million or more. => money >=40000000 USD
The fee is $40 million-plus. => money >=40000000 USD
The fee is $40+. => money >=40 USD
The £20m-rated striker left. => money 20000000 GBP
The £20m striker left. => money 20000000 GBP
The $300-million plan failed. => money 300000000 USD
The 300-million-dollar plan failed. => money 300000000 USD
The 500m-euro plan failed. => money 500000000 EUR
The $1,000 laptop failed. => money 1000 USD
The gas costs $3.20 a gallon. => money 3.2 USD /gallon
The gas costs $3.20 per gallon. => money 3.2 USD /gallon
The gas costs $3.20/gallon. => money 3.2 USD /gallon
The gas costs 320p per litre. => money 320 penny /litre
The gold costs $2,300 an ounce. => money 2300 USD /ounce
The rent is $2,300 monthly. => money 2300 USD /month
The firm made $2.10 per share. => money 2.1 USD /share
The firm made $2.10 a share. => money 2.1 USD /share
The pay is £12.50 an hour. => money 12.5 GBP /hour
The pay is £300 per week. => money 300 GBP /week
The pay is £300-a-week. => money 300 GBP /week
The pay is £300 a head. => money 300 GBP /head
The plan costs $4bn over ten years. => money 4000000000 USD; duration P10Y
He won a $4m (£3m) prize. => money 4000000 USD; money 3000000 GBP
It costs millions of pounds. => money 2000000? GBP
It costs millions of dollars a year. => money 2000000? USD /year
The firm made a $4m profit. => money 4000000 USD
They want $4 trillion in spending. => money 4000000000000 USD
GDP is $25,000 adjusted for inflation. => money 25000 USD
The firm has a $4 billion market value. => money 4000000000 USD
"""


@pytest.mark.parametrize(("sentence", "wanted"), cases(MONEY))
def test_money_has_its_currency(sentence, wanted):
    assert values(sentence) == wanted
