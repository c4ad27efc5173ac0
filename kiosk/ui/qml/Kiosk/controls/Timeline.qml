pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

// Steps one under the other on a line of dots. Roles: heading, day, text, missing, chapter. A
// step without a record has a hollow dot and grey words; above a chapter's first stands its name.
Column {
    id: root
    property alias steps: repeater.model
    readonly property int count: repeater.count

    Repeater {
        id: repeater

        delegate: Item {
            id: step
            required property int index
            required property string heading
            required property string day
            required property string text
            required property bool missing
            required property string chapter
            readonly property int dot: Theme.mm(4.5)
            objectName: "step"
            width: root.width
            height: said.y + said.implicitHeight + Theme.gap

            Rectangle {
                x: (step.dot - width) / 2
                y: step.index === 0 ? dot.y + dot.height / 2 : 0
                width: 2 * Theme.line
                height: step.index === repeater.count - 1 ? dot.y + dot.height / 2 - y : step.height - y
                color: Theme.tealSoft
            }
            Rectangle {
                id: dot
                y: said.y + (heading.implicitHeight / heading.lineCount - height) / 2
                width: step.dot
                height: step.dot
                radius: height / 2
                color: step.missing ? Theme.card : Theme.teal
                border.width: step.missing ? 2 * Theme.line : 0
                border.color: Theme.tealSoft
            }
            Words {
                id: chapter
                anchors {
                    left: said.left
                    right: said.right
                }
                visible: text !== ""
                text: step.chapter
                color: Theme.teal
                strong: true
            }
            Column {
                id: said
                anchors {
                    left: parent.left
                    right: parent.right
                    leftMargin: step.dot + Theme.gap
                }
                y: chapter.visible ? chapter.implicitHeight : 0

                Words {
                    id: heading
                    width: parent.width
                    text: step.heading
                    size: Theme.lead
                    strong: !step.missing
                    color: step.missing ? Theme.grey : Theme.ink
                }
                Words {
                    width: parent.width
                    text: step.text === "" ? step.day : step.day + " · " + step.text
                }
            }
        }
    }
}
