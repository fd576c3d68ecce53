"""What we measure, with which command, and the last table of figures."""
