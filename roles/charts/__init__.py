"""Frames to Plotly figures, without Django."""
