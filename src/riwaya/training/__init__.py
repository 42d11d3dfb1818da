"""Training: annotated text and the weights of a public encoder in, a model file out. Needs torch."""
