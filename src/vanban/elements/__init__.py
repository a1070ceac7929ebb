"""The grammar: one element of official text, one module. Each says what it is, on what legal basis, and what it
must not be taken for, and each offers ``find``."""
