import QtQuick
import Kiosk

// A question with its chips below; not there while there is nothing to choose.
Column {
    id: root
    required property string heading
    property alias verb: chips.verb
    property alias rows: chips.rows
    signal picked(string key)

    width: parent?.width ?? 0
    visible: chips.count > 0
    spacing: Theme.mm(2)

    Words {
        width: parent.width
        text: root.heading
        color: Theme.grey
    }
    Chips {
        id: chips
        width: parent.width
        spacing: Theme.mm(3)
        verb: ""
        onPicked: key => root.picked(key)
    }
}
