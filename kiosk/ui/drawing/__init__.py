"""Pictures on the screen: icons, invoices, QR codes."""
