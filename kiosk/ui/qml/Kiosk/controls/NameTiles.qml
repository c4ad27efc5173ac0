pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

// The names of a list side by side, each with a small note below. Roles: name, note.
Grid {
    id: root
    property alias names: repeater.model
    readonly property int count: repeater.count

    columns: Math.max(1, Math.floor((width + spacing) / (Theme.mm(38) * Theme.type + spacing)))
    spacing: Theme.mm(2)

    Repeater {
        id: repeater

        delegate: Rectangle {
            id: tile
            required property string name
            required property string note
            objectName: "listed_name"
            width: (root.width - (root.columns - 1) * root.spacing) / root.columns
            height: said.implicitHeight + Theme.gap
            radius: Theme.mm(2)
            color: Theme.paper

            Column {
                id: said
                anchors {
                    left: parent.left
                    right: parent.right
                    verticalCenter: parent.verticalCenter
                    margins: Theme.mm(2)
                }

                Words {
                    width: parent.width
                    text: tile.name
                    size: Theme.lead
                    horizontalAlignment: Text.AlignHCenter
                }
                Words {
                    width: parent.width
                    visible: text !== ""
                    text: tile.note
                    size: Theme.small
                    color: Theme.grey
                    horizontalAlignment: Text.AlignHCenter
                }
            }
        }
    }
}
