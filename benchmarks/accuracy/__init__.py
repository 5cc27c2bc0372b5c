"""What the offline engine, linking and reckoning are worth on texts with gold answers; see ``__main__``."""
