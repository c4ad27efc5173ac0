pragma Singleton
import QtQuick
import Kiosk

// Of the keyboard, pixels.
QtObject {
    readonly property int gap: Theme.mm(3)
    readonly property int row: Theme.mm(Theme.portrait ? 24 : 21)
}
