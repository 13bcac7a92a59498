"""Forums: topics, questions and their answers."""
