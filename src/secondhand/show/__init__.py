"""The only place that prints, renders or serves."""
