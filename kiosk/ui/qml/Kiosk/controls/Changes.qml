pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

// What a record said before it was corrected, struck through, with day and reason. Roles:
// heading, text. Not to be seen when nothing was corrected.
Card {
    property alias changes: repeater.model

    visible: repeater.count > 0
    implicitHeight: column.implicitHeight + 2 * Theme.pad

    Column {
        id: column
        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
            margins: Theme.pad
        }
        spacing: Theme.gap

        Words {
            width: parent.width
            text: qsTr("改正过 %1 次").arg(repeater.count)
            size: Theme.head
            strong: true
        }
        Repeater {
            id: repeater

            delegate: Column {
                id: change
                required property string heading
                required property string text
                objectName: "change"
                width: parent?.width ?? 0

                Words {
                    width: parent.width
                    text: change.heading
                    strong: true
                }
                Words {
                    width: parent.width
                    text: qsTr("原来写的：%1").arg(change.text)
                    font.strikeout: true
                    color: Theme.grey
                }
            }
        }
    }
}
