"""What a screen reader says, page by page, read from the running program over AT-SPI."""
