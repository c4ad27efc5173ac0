"""Who and where: divisions, departments, people and what is known of them."""
