"""The offline engine for English: a gate, a parser, and readable lexicons and grammars on top."""
