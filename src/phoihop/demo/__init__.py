"""The demonstration world. Organisations are real; accounts are offices; what the years 2025 and after contain
(tasks, progress, lateness) is made up to show the system and says nothing about any body or person."""
