"""The commands that build, serve and develop the app; other rooms have their own commands."""
