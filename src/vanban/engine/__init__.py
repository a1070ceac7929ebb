"""The engine: the text as tokens that know their places, and word lists to look up in it. No grammar here."""
