import Kiosk.Keys

Digits {}
