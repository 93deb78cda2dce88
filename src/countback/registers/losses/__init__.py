"""Daily series of losses: level, published difference, correction and vintage kept apart; what is odd in them said."""
