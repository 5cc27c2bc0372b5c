"""Who may come in and what they may do: people, sessions, roles, and what every request is held to."""
