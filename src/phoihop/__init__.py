"""Phối Hợp: documents in, living commitments, documents out."""

__version__ = "0.1.0"
