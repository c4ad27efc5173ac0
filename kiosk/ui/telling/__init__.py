"""What the village did, told in a villager's words. No Qt."""
