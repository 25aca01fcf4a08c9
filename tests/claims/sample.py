"""One article of our own, short enough to know by heart."""

ARTICLE = """Floods leave hundreds homeless in the delta
The flood in the Sarn delta has killed more than 30 people and injured at least 120, officials said on Sunday.
The government will spend $4.5 million on new dams by 2025, said the water minister, Lena Ostrova.
"We were warned too late," Ostrova said.
The delta, home to 2.4 million people, was last flooded in 1998.
"""
