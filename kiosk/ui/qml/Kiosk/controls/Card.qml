import QtQuick
import Kiosk

// A white sheet with round corners; `strong` is the teal one.
Rectangle {
    property bool strong: false

    radius: Theme.radius
    color: strong ? Theme.teal : Theme.card
    border.width: strong ? 0 : Theme.line
    border.color: Theme.border
}
