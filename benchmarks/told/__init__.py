"""Do reports of one incident come together when they are read raw? Real reports of famous attacks, and folders of one's own."""
