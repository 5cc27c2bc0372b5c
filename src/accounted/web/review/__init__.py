"""The queue of open questions, and one of them at a time."""
