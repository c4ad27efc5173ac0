import QtQuick
import Kiosk

// A sentence that must not be missed, on a ground of its own; a hint is calmer. Not there while empty.
Rectangle {
    id: root
    property alias text: said.text
    property bool hint: false

    visible: text !== ""
    implicitHeight: said.implicitHeight + 2 * Theme.gap
    radius: Theme.mm(3)
    color: root.hint ? Theme.tealLight : Theme.amberLight

    Words {
        id: said
        anchors {
            left: parent.left
            right: parent.right
            verticalCenter: parent.verticalCenter
            margins: Theme.gap
        }
        size: Theme.lead
        strong: !root.hint
        color: root.hint ? Theme.ink : Theme.amber
    }
}
