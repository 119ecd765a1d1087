"""The icons that installing needs; phones save them after the core."""
