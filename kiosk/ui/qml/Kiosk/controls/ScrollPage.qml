import QtQuick
import Kiosk

// A page of text and cards that may be longer than the screen, with its page buttons.
Item {
    default property alias content: column.data
    property alias spacing: column.spacing
    readonly property alias list: flick

    Flickable {
        id: flick
        objectName: "scroll"
        anchors {
            left: parent.left
            top: parent.top
            bottom: parent.bottom
            right: buttons.visible ? buttons.left : parent.right
            rightMargin: buttons.visible ? Theme.gap : 0
        }
        contentHeight: column.height
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        Column {
            id: column
            width: flick.width
            spacing: Theme.gap
        }
    }
    PageButtons {
        id: buttons
        anchors {
            right: parent.right
            top: parent.top
            bottom: parent.bottom
        }
        list: flick
    }
}
