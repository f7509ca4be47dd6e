"""Plants defects into a deliverable and writes down what it planted: the answers."""
