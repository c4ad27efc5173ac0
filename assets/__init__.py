"""What the screens show that is not code: font, icons, and an invented county to try it all on."""
