"""Names, places in an order and lists, against the numbers that they tell of."""
