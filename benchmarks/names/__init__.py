"""Are two names one party's? A hand-made list of pairs, hard negatives among them."""
