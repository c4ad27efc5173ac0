import QtQuick
import Kiosk

// A card as high as what it holds: lines one below the other.
Card {
    default property alias content: column.data

    width: parent?.width ?? 0
    implicitHeight: column.implicitHeight + 2 * Theme.gap
    height: implicitHeight

    Column {
        id: column
        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
            margins: Theme.gap
            leftMargin: Theme.mm(5)
            rightMargin: Theme.mm(5)
        }
        spacing: Theme.mm(2)
    }
}
