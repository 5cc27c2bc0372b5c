"""A made world whose truth is known: what happened, who said what of it, and how the press passed it on."""
