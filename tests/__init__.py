"""The tests, and the peers and people that they meet."""
