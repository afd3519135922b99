"""What Baton claims, measured."""
