"""The preview: what a letter becomes, served on this machine only and made anew after each save.

A process watches the files of a letter and has them made in processes of their own (`watching.py`);
what arrives from there (`events.py`) is what the server shows (`server.py`). Nothing is written.
"""
