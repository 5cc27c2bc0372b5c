"""What comes in: files and texts as they are received, and where people say that they go."""
