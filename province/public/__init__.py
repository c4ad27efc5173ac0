"""What everyone may read without logging in: the province's money, in pages and in files."""
