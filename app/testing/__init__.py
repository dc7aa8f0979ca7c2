"""For QA: page objects, a virtual phone, a frozen clock, as a pytest plugin. The program never imports it."""
