pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

// Twelve months, each a bar beside the hollow one of the year before; a tap leads on. Roles: key,
// heading, sum, name, part, partBefore, leads. Two rows of six where twelve would be too narrow.
Grid {
    id: root
    required property var bars
    readonly property int wide: Math.floor((width + spacing) / (Theme.mm(15) * Theme.type + spacing))
    signal chosen(string key)

    columns: wide >= 12 ? 12 : 6
    spacing: Theme.mm(3)

    Repeater {
        model: root.bars

        delegate: Tap {
            id: bar
            required property string key
            required property string heading
            required property string sum
            required name
            required property real part
            required property real partBefore
            required property bool leads
            readonly property real room: height - label.height - sum.implicitHeight - Theme.mm(2)
            objectName: "open_month_" + key
            enabled: leads
            width: (root.width - (root.columns - 1) * root.spacing) / root.columns
            height: Theme.mm(root.columns === 12 ? 95 : 60)
            onTapped: root.chosen(bar.key)

            Rectangle {
                anchors.fill: parent
                visible: bar.pressed
                radius: Theme.mm(2)
                color: Theme.pressed
            }
            Words {
                id: label
                anchors.bottom: parent.bottom
                width: parent.width
                text: bar.heading
                size: Theme.small
                strong: bar.leads
                horizontalAlignment: Text.AlignHCenter
                wrapMode: Text.NoWrap
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.mm(6)
                Accessible.ignored: true
            }
            Rectangle {
                id: before
                anchors {
                    bottom: label.top
                    bottomMargin: Theme.mm(1)
                    left: parent.left
                }
                width: parent.width * 0.4
                height: bar.partBefore > 0 ? Math.max(Theme.mm(1), bar.room * bar.partBefore) : 0
                radius: Theme.mm(1)
                color: Theme.card
                border.width: 2 * Theme.line
                border.color: Theme.tealSoft
            }
            Rectangle {
                id: now
                anchors {
                    bottom: before.bottom
                    right: parent.right
                }
                width: parent.width * 0.55
                height: bar.part > 0 ? Math.max(Theme.mm(1), bar.room * bar.part) : 0
                radius: Theme.mm(1)
                color: Theme.teal
            }
            Words {
                id: sum
                anchors.bottom: now.height > before.height ? now.top : before.top
                width: parent.width
                text: bar.sum
                size: Theme.small
                strong: true
                horizontalAlignment: Text.AlignHCenter
                wrapMode: Text.NoWrap
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.mm(6)
                Accessible.ignored: true
            }
        }
    }
}
