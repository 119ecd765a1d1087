"""The guide's four steps as one flow, with what the phone knows of SIM and country."""
