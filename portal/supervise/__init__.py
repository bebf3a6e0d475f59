"""`./dev run`: starts the servers, the web and the worker, starts again what crashes, and stops everything together."""
