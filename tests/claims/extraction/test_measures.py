"""Units of measure: lengths, weights, speeds, power, data, heat, and weights told from money."""

import pytest

from tests.claims.extraction.reading import cases, values

MEASURES = """
The planet lies 40 light-years away. => measurement 40 light year
The engine makes 258 lb-ft of torque. => measurement 258 pound-foot
The engine makes 258 pound-feet of torque. => measurement 258 pound-foot
The motor delivers 350 Nm of torque. => measurement 350 newton metre
The motor delivers 350 newton-metres. => measurement 350 newton metre
The boxer lost 15 pounds before the fight. => measurement 15 pound
The baby weighed seven pounds at birth. => measurement 7 pound
She gained 20 pounds over the winter. => measurement 20 pound
The bag weighs 12 pounds. => measurement 12 pound
A 200-pound man fell through the floor. => measurement 200 pound
He put on 30 pounds in prison. => measurement 30 pound
The bear weighed 400 pounds. => measurement 400 pound
The trader lost 15 million pounds. => money 15000000 GBP
The ticket costs 15 pounds. => money 15 GBP
The repair will cost 400 pounds. => money 400 GBP
He was fined 300 pounds. => money 300 GBP
Police seized 40 pounds of cocaine. => measurement 40 pound
Winds of 74 mph were recorded. => measurement 74 mile per hour
The car reaches 0-60 mph in 3.2 seconds. => duration PT3.2S
The car goes from 0 to 100 km/h in 5.4 seconds. => duration PT5.4S
Winds gusted to 110 km/h. => measurement 110 kilometre per hour
Winds of up to 110 kilometers per hour hit the coast. => measurement <=110 kilometre per hour
The train runs at 300kmh. => measurement 300 kilometre per hour
The car returns 48 mpg. => measurement 48 mile per gallon
The car returns 48 miles per gallon. => measurement 48 mile per gallon
The battery holds 75 kWh. => measurement 75 kilowatt hour
The farm will supply 1.4 GW. => measurement 1.4 gigawatt
The farm will supply 1.4GW of power. => measurement 1.4 gigawatt
The link runs at 2.5 Gbps. => measurement 2.5 gigabit per second
The line offers 900 Mbps downloads. => measurement 900 megabit per second
The phone has a 48-megapixel camera. => measurement 48 megapixel
The phone has a 48MP camera. => measurement 48 megapixel
The drive stores 4TB of data. => measurement 4 terabyte
The drive stores 512GB. => measurement 512 gigabyte
The engine produces 310 hp. => measurement 310 horsepower
The engine produces 310bhp. => measurement 310 horsepower
The motor produces 150 kW. => measurement 150 kilowatt
The motor produces 150kW. => measurement 150 kilowatt
The stone weighs 12 carats. => measurement 12 carat
The ring has a 12-carat diamond. => measurement 12 carat
The farm covers 300 acres. => measurement 300 acre
The house has 2,400 square feet. => measurement 2400 square foot
The house has 2,400 sq ft. => measurement 2400 square foot
The flat has 85 sq m of space. => measurement 85 square metre
The park spans 12 square miles. => measurement 12 square mile
The reserve spans 12 sq km. => measurement 12 square kilometre
The reserve spans 12 km2. => measurement 12 square kilometre
The field pumps 90,000 barrels a day. => measurement 90000 barrel /day
The field pumps 90,000 barrels per day. => measurement 90000 barrel /day
The field pumps 1.2 million bpd. => measurement 1200000 barrel /day
The plant emits 3 million tonnes of CO2 a year. => measurement 3000000 tonne /year
The plant emits 3 million metric tons of carbon dioxide. => measurement 3000000 tonne
The crowd reached 109 decibels. => measurement 109 decibel
The crowd reached 109dB. => measurement 109 decibel
The tower is 5 ft 2 in tall. => measurement 62 inch
The striker is 6 feet 3 inches tall. => measurement 75 inch
The striker stands 6ft 3in. => measurement 75 inch
The striker is 5'11" tall. => measurement 71 inch
The baby weighed 7 lb 4 oz. => measurement 116 ounce
The boxer weighs 11 stone 4 pounds. => measurement 158 pound
The lake is 1,642 metres deep. => measurement 1642 metre
The road is 6.5m wide. => measurement 6.5 metre
He ran 26.2 miles. => measurement 26.2 mile
The wreck lies 3.8 km below the surface. => measurement 3.8 kilometre
The lens is 0.5 mm thick. => measurement 0.5 millimetre
The pill holds 500 mg of the drug. => measurement 500 milligram
The tank holds 50 litres. => measurement 50 litre
The tank holds 50L. => measurement 50 litre
The pool holds 2.5 million gallons of water. => measurement 2500000 gallon
About 18 inches of snow fell. => measurement ~18 inch
Up to 30cm of rain fell in a night. => measurement <=30 centimetre
The reactor is 1,100-megawatt. => measurement 1100 megawatt
The 5,000mAh battery lasts. => measurement 5000 milliampere hour
The screen refreshes at 120Hz. => measurement 120 hertz
The chip runs at 3.5 GHz. => measurement 3.5 gigahertz
The screen measures 6.1 inches. => measurement 6.1 inch
The 6.1-inch screen is bright. => measurement 6.1 inch
The room was 3m x 4m. => measurement 3 metre; measurement 4 metre
The satellite weighs 2.5 tons. => measurement 2.5 ton
The truck carried 18 tonnes of gold. => measurement 18 tonne
The air holds 60 micrograms per cubic metre. => measurement 60 microgram per cubic metre
The plane flew at 35,000 feet. => measurement 35000 foot
The yacht is 30 feet long. => measurement 30 foot
The snack has 250 calories. => measurement 250 calorie
The engine is a 2.0-litre diesel. => measurement 2 litre
The cable runs 1,200 nautical miles. => measurement 1200 nautical mile
Waves of six to eight feet are forecast. => measurement 6..8 foot
Reserves stand at 3.2 trillion cubic feet. => measurement 3200000000000 cubic foot
Output is 14 billion cubic metres a year. => measurement 14000000000 cubic metre /year
The village lies 80km north of the capital. => measurement 80 kilometre
The shop is 200 yards from the school. => measurement 200 yard
The train weighs 400,000 kilograms. => measurement 400000 kilogram
Drivers may have 80mg of alcohol per 100ml of blood. => measurement 80 milligram /100ml of blood
The car emits 95 g/km. => measurement 95 gram per kilometre
The 10-metre wall fell. => measurement 10 metre
The 10m-high wall fell. => measurement 10 metre
The pond is half a mile away. => measurement 0.5 mile
The pond is a quarter of a mile away. => measurement 0.25 mile
The air holds 421 parts per million of the gas. => measurement 421 part per million
The hall covers 300 m² of floor. => measurement 300 square metre
The tunnel is 57 kilometres long. => measurement 57 kilometre
The tunnel is 57km long. => measurement 57 kilometre
Winds reached 120 miles per hour. => measurement 120 mile per hour
Winds of 120mph hit the coast. => measurement 120 mile per hour
The fire burned 40,000 hectares. => measurement 40000 hectare
The reactor produces 1,600 megawatts. => measurement 1600 megawatt
The lake covers 300 square miles. => measurement 300 square mile
The ship carried 20,000 tonnes of wheat. => measurement 20000 tonne
Exports rose to 2.1 million barrels a day. => measurement 2100000 barrel /day (up to)
The 3-inch pipe burst. => measurement 3 inch
"""
HEAT = """
A magnitude 7.1 earthquake struck. => measurement 7.1 magnitude
The quake had a magnitude of 7.1. => measurement 7.1 magnitude
A 7.1-magnitude earthquake struck. => measurement 7.1 magnitude
The quake measured 7.1 on the Richter scale. => measurement 7.1 magnitude
It is minus 5 degrees in the city. => measurement -5 degree
It fell to -12C overnight. => measurement -12 degree celsius (down to)
It fell to −12C overnight. => measurement -12 degree celsius (down to)
Temperatures reached 40.3°C (104.5°F). => measurement 40.3 degree celsius; measurement 104.5 degree fahrenheit
Temperatures reached 104 degrees Fahrenheit. => measurement 104 degree fahrenheit
Temperatures fell below 10 degrees. => measurement <10 degree (down to)
The magnitude-5.1 tremor woke the town. => measurement 5.1 magnitude
Temperatures hit 41C. => measurement 41 degree celsius
Temperatures hit 41 degrees Celsius. => measurement 41 degree celsius
Temperatures hit 41°C. => measurement 41 degree celsius
"""


@pytest.mark.parametrize(("sentence", "wanted"), cases(MEASURES))
def test_a_measurement_has_its_unit(sentence, wanted):
    assert values(sentence) == wanted


@pytest.mark.parametrize(("sentence", "wanted"), cases(HEAT))
def test_degrees_and_magnitudes_are_measured(sentence, wanted):
    assert values(sentence) == wanted
