"""What happens later: jobs that react to events, and those that the clock starts."""
