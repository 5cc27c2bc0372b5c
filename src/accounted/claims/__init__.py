"""Claims: from a report's text to every claim in it, with its quote. Engines stand behind one small protocol."""
