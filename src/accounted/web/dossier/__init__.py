"""What the page of an incident shows beyond its toll and accounts: how the range moved, who says what, persons with their
states, the summary that people wrote, what they signed, and which entries tell of it. One incident at a time."""
