pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk

// The rows of a paper, not to be tapped: a thing, what is said of it, a sum. Roles: heading, text,
// sum.
Column {
    id: root
    property alias rows: repeater.model
    readonly property int count: repeater.count

    Repeater {
        id: repeater

        delegate: Item {
            id: row
            required property int index
            required property string heading
            required property string text
            required property string sum
            objectName: "paper_row"
            width: root.width
            height: grid.implicitHeight + 2 * Theme.mm(2.5)

            Rectangle {
                visible: row.index > 0
                width: parent.width
                height: Theme.line
                color: Theme.border
            }
            RowLayout {
                id: grid
                anchors {
                    left: parent.left
                    right: parent.right
                    verticalCenter: parent.verticalCenter
                }
                spacing: Theme.gap

                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 0

                    Words {
                        Layout.fillWidth: true
                        text: row.heading
                        size: Theme.lead
                        strong: true
                    }
                    Words {
                        Layout.fillWidth: true
                        visible: text !== ""
                        text: row.text
                        color: Theme.grey
                    }
                }
                Words {
                    visible: text !== ""
                    text: row.sum
                    size: Theme.lead
                    strong: true
                    wrapMode: Text.NoWrap
                }
            }
        }
    }
}
