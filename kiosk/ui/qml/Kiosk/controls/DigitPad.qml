pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

// Ten large digits, 删除, and if wanted an X: for ID numbers and receipts.
Grid {
    id: root
    property bool letterX: false
    signal typed(string character)
    signal erased
    readonly property string spoken: ""

    readonly property real keyWidth: (width - 2 * spacing) / 3
    readonly property real keyHeight: (height - 3 * spacing) / 4

    columns: 3
    spacing: Theme.gap

    Repeater {
        model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", root.letterX ? "X" : "", "0", "erase"]

        delegate: BigButton {
            required property string modelData
            readonly property bool erases: modelData === "erase"
            objectName: erases ? "erase_digit" : "type_" + modelData
            width: root.keyWidth
            height: root.keyHeight
            text: erases ? qsTr("删除") : modelData
            size: erases ? Theme.head : Theme.title
            opacity: modelData === "" ? 0 : 1
            enabled: modelData !== ""
            onTapped: erases ? root.erased() : root.typed(modelData)
        }
    }
}
