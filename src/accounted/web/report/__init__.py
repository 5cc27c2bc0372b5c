"""A report's page: text with marks, coding by hand, versions side by side, what a decision did."""
