"""The parts that installing and offline use need: manifest, assets, share target, offline page."""
