"""The platform on the network: the feed, the cells' door, the phone's pages."""
