pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

// A bar a group, and below it a hollow one of the year before; a tap leads on. Roles: key, heading,
// sum, text, part, partBefore, leads.
Column {
    id: root
    required property var bars
    signal chosen(string key)

    spacing: Theme.mm(3)

    Repeater {
        model: root.bars

        delegate: Tap {
            id: bar
            required property string key
            required property string heading
            required property string sum
            required property string text
            required property real part
            required property real partBefore
            required property bool leads
            objectName: "open_group"
            name: heading + "，" + sum + "，" + text
            enabled: leads
            width: root.width
            implicitHeight: Math.max(Theme.touch, lines.implicitHeight)
            onTapped: root.chosen(bar.key)

            Rectangle {
                anchors.fill: parent
                visible: bar.pressed
                radius: Theme.mm(2)
                color: Theme.pressed
            }
            Column {
                id: lines
                width: parent.width
                spacing: Theme.mm(1)

                Item {
                    width: parent.width
                    height: Math.max(heading.implicitHeight, sum.implicitHeight)

                    Words {
                        id: heading
                        width: parent.width - sum.width - Theme.gap
                        text: bar.leads ? bar.heading + " ›" : bar.heading
                        size: Theme.lead
                        strong: true
                        Accessible.ignored: true
                    }
                    Words {
                        id: sum
                        anchors {
                            right: parent.right
                            baseline: heading.baseline
                        }
                        text: bar.sum
                        size: Theme.lead
                        strong: true
                        wrapMode: Text.NoWrap
                        Accessible.ignored: true
                    }
                }
                Rectangle {
                    width: Math.max(Theme.mm(1), parent.width * bar.part)
                    height: Theme.mm(4)
                    radius: Theme.mm(1)
                    color: Theme.teal
                }
                Rectangle {
                    visible: bar.partBefore > 0
                    width: Math.max(Theme.mm(1), parent.width * bar.partBefore)
                    height: Theme.mm(2.5)
                    radius: Theme.mm(1)
                    color: Theme.card
                    border.width: 2 * Theme.line
                    border.color: Theme.tealSoft
                }
                Words {
                    width: parent.width
                    text: bar.text
                    size: Theme.small
                    color: Theme.grey
                    Accessible.ignored: true
                }
            }
        }
    }
}
