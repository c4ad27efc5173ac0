pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

// Chips to choose one of, and what stands beside them. Roles: key, text, chosen. `verb` names them;
// behind one that ends in _ comes the key.
Flow {
    id: root
    required property string verb
    property alias rows: repeater.model
    readonly property alias count: repeater.count
    signal picked(string key)

    spacing: Theme.gap

    Repeater {
        id: repeater

        delegate: Chip {
            required property string key
            required text
            required chosen
            objectName: root.verb.endsWith("_") ? root.verb + (key === "" ? "all" : key) : root.verb
            onTapped: root.picked(key)
        }
    }
}
