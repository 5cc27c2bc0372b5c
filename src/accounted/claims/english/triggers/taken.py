"""Who led people away, and the wounded, the sick and the wanted, who are nobody's prisoners."""

from __future__ import annotations

import re

BY_STRANGERS = re.compile(
    r"\s+(?:\w+\s+){0,3}?by\s+(?:an?\s+|some\s+|the\s+)?(?:\w+\s+){0,3}?(?:men|gunmen|individuals|persons|strangers|kidnappers|bandits|pirates|assailants|youths|thugs)\b",
    re.I,
)
"""Who is seized by men whom nobody knows is no authority's prisoner: kidnapped."""
TAKES_AWAY = re.compile("led|marched|carried|dragged|herded|hauled")
NOT_TAKEN = re.compile(
    r"\b(?:bod(?:y|ies)|corpses?|coffins?|remains|wounded|injured|dead|casualties|victims?|ambulances?|hospital|clinic|stretchers?|goods|loot|cattle|cows|goats|sheep|stretcher|pulled\s+off|prizes?)\b",
    re.I,
)
"""The wounded and the dead are carried off to be helped or buried."""
OFFICERS = re.compile(
    r"\b(?:police(?:men)?|soldiers?|troops|army|gendarmes?|officers?|handcuff\w*|guards|barracks|military|security\s+forces|prison|jail|station)\b",
    re.I,
)
ILLNESS = re.compile(
    r"\b(?:cholera|malaria|measles|ebola|flu|influenza|covid|coronavirus|dengue|malnutrition|disease|illness|outbreak|virus|diarrh\w+|cancer|pneumonia|stroke|poisoning|typhoid)\b",
    re.I,
)
"""Who is treated for these was not hurt by anybody."""
VIOLENT = re.compile(
    r"\b(?:explo\w+|blasts?|attacks?|shootings?|bomb\w*|raids?|clash\w*|shell\w*|strikes?|ambush\w*|gun\w*|mortars?|grenades?|(?:land)?mines?|fighting|drones?|wound\w*|burns)\b",
    re.I,
)
WANTED = re.compile(
    r"\b(?:suspects?|gunm[ae]n|attackers?|assailants?|killers?|perpetrators?|culprits?|bombers?|fugitives?|weapons?|rifles?)\b[^.;,]{0,25}$",
    re.I,
)
"""Whom or what the police look for."""
