"""Our own gold set: which passages, what coders marked in them, how far they agree. No text is kept here."""
