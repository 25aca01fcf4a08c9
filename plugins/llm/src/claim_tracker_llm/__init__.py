"""Claims proposed by a language model."""
