"""People in a sentence: noun phrases of persons, their number, whom they are, where they begin and end.

Works on tokens of a spaCy parse and on the count grammar's mentions; knows nothing of outcomes. ``counted`` reads them from
a number on, ``nouns`` from their noun, ``named`` from a name.
"""
