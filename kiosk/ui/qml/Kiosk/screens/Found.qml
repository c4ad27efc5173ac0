pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Models

// 有没有问题: years, how many were found, each with what came of it, and what was put right.
ScreenFrame {
    id: page
    required property FoundScreen screen
    model: screen

    ScrollPage {
        anchors.fill: parent
        visible: page.screen.heading !== ""

        Chips {
            width: parent.width
            verb: "choose_year_"
            rows: page.screen.years
            onPicked: key => page.screen.chooseYear(key)
        }
        Sheet {
            Words {
                objectName: "found_heading"
                width: parent.width
                text: page.screen.heading
                size: Theme.head
                strong: true
            }
            Flow {
                width: parent.width
                spacing: Theme.mm(8)

                Words {
                    objectName: "found_text"
                    width: Math.min(implicitWidth, parent.width)
                    text: page.screen.text
                    size: Theme.lead
                }
                Words {
                    objectName: "came_back"
                    width: Math.min(implicitWidth, parent.width)
                    visible: text !== ""
                    text: page.screen.cameBack
                    size: Theme.lead
                    strong: true
                    color: Theme.green
                }
            }
        }
        Repeater {
            model: page.screen.findings

            delegate: Finding {}
        }
        Sheet {
            visible: right.count > 0

            Words {
                width: parent.width
                text: qsTr("公开以后改正的、撤下的：%1 笔").arg(right.count)
                size: Theme.head
                strong: true
            }
            Column {
                width: parent.width

                Repeater {
                    id: right
                    model: page.screen.putRight

                    delegate: RecordLine {
                        id: line
                        required property string record
                        required property string kind
                        required badge
                        required badgeTone
                        required struck
                        objectName: "open_corrected"
                        width: parent?.width ?? 0
                        onTapped: page.screen.openRecord(line.kind, line.record)
                    }
                }
            }
        }
        BigButton {
            objectName: "speak_here"
            width: parent.width
            text: qsTr("看着哪里不对？说一说")
            onTapped: page.screen.speak()
        }
    }

    component Finding: Sheet {
        id: one
        required property string heading
        required property string sum
        required property string badge
        required property string badgeTone
        required property string day
        required property string text
        required property string record
        required property string kind
        required property string button
        objectName: "finding"

        Flow {
            width: parent.width
            spacing: Theme.gap

            Words {
                width: Math.min(implicitWidth, parent.width)
                text: one.heading
                size: Theme.head
                strong: true
            }
            Badge {
                text: one.badge
                tone: one.badgeTone
            }
            Words {
                width: Math.min(implicitWidth, parent.width)
                visible: text !== ""
                text: one.sum
                size: Theme.head
                strong: true
                color: Theme.green
            }
        }
        Words {
            width: parent.width
            text: one.day
            color: Theme.grey
        }
        Words {
            width: parent.width
            text: one.text
            size: Theme.lead
        }
        BigButton {
            objectName: "open_record"
            visible: one.record !== ""
            text: one.button
            onTapped: page.screen.openRecord(one.kind, one.record)
        }
    }
}
