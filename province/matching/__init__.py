"""What checks find: for now the confirmed outcomes, entered by hand; rules will fill them."""
