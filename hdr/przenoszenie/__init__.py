"""Bringing content into an HDR: tables as text, what their columns are, what their cells say."""
