"""What texts and pictures tell of people, found before anything is published."""
