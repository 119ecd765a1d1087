"""The guide's four steps as one flow, filled in with the phone's data about SIM and country."""
