"""The tutor's bench: one content file, as a form and as a file, with what is to be put right beside it."""
