"""Stand-ins for what tests cannot have: real sockets and real signatures, invented contents."""
