pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

// How the networks are, a line each. Roles: text, well.
Column {
    id: root
    property alias lines: repeater.model

    spacing: Theme.gap

    Repeater {
        id: repeater

        delegate: Row {
            id: line
            required property string text
            required property bool well
            width: root.width
            spacing: Theme.gap

            Icon {
                id: icon
                name: line.well ? "check" : "dash"
                tint: line.well ? Theme.teal : Theme.grey
                size: Theme.body
            }
            Words {
                objectName: "network"
                width: parent.width - icon.width - Theme.gap
                text: line.text
                strong: line.well
            }
        }
    }
}
