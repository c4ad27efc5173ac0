"""Village affairs: notices, decisions, rosters, assets, party, elections."""
