"""The village's own money: accounts, vouchers, who signed, pictures."""
