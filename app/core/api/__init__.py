"""All that a front may import of the core: actors, commands, answers, screens, notices, errors, policy."""
