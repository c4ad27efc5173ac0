pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// One paper of the village at the left (above when upright), how it was decided at the right.
ScreenFrame {
    id: page
    required property AffairScreen screen
    model: screen

    ScrollPage {
        anchors.fill: parent
        visible: page.screen.heading !== ""

        GridLayout {
            width: parent.width
            columns: Theme.portrait ? 1 : 2
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap

            Block {
                Layout.preferredWidth: 1
                Words {
                    objectName: "affair_title"
                    Layout.fillWidth: true
                    text: page.screen.heading
                    size: Theme.head
                    strong: true
                    font.strikeout: page.screen.withdrawn !== ""
                }
                Words {
                    objectName: "affair_day"
                    Layout.fillWidth: true
                    visible: text !== ""
                    text: page.screen.day
                    color: Theme.grey
                }
                Words {
                    objectName: "affair_withdrawn"
                    Layout.fillWidth: true
                    visible: text !== ""
                    text: page.screen.withdrawn
                    strong: true
                }
                Words {
                    objectName: "affair_body"
                    Layout.fillWidth: true
                    visible: text !== ""
                    text: page.screen.body
                    size: Theme.lead
                    font.strikeout: page.screen.withdrawn !== ""
                }
                Repeater {
                    model: page.screen.facts

                    delegate: ShortFact {
                        objectName: "affair_fact"
                        Layout.fillWidth: true
                    }
                }
                BigButton {
                    objectName: "speak_of_affair"
                    Layout.topMargin: Theme.gap
                    text: qsTr("说一说这件事")
                    onTapped: page.screen.speak()
                }
            }
            ColumnLayout {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.alignment: Qt.AlignTop
                spacing: Theme.gap

                QrCode {
                    Layout.fillWidth: true
                    text: qsTr("用手机看这件事")
                    link: page.screen.link
                }
                Block {
                    visible: rows.count > 0
                    heading: page.screen.rowsHeading

                    PaperRows {
                        id: rows
                        Layout.fillWidth: true
                        rows: page.screen.rows
                    }
                }
                Block {
                    visible: names.count > 0
                    heading: qsTr("名单")

                    NameTiles {
                        id: names
                        Layout.fillWidth: true
                        names: page.screen.names
                    }
                }
                Block {
                    visible: timeline.count > 0
                    heading: qsTr("一步一步怎么定的")

                    Timeline {
                        id: timeline
                        objectName: "affair_steps"
                        Layout.fillWidth: true
                        steps: page.screen.steps
                    }
                }
                Block {
                    visible: carried.count > 0 || page.screen.project !== ""
                    heading: qsTr("定了以后办得怎么样")

                    Timeline {
                        id: carried
                        objectName: "affair_carried"
                        Layout.fillWidth: true
                        steps: page.screen.carried
                    }
                    BigButton {
                        objectName: "open_decided_project"
                        Layout.fillWidth: true
                        visible: page.screen.project !== ""
                        text: qsTr("看%1").arg(page.screen.project)
                        onTapped: page.screen.openProject()
                    }
                }
                Changes {
                    Layout.fillWidth: true
                    changes: page.screen.changes
                }
            }
        }
    }

    // A heading and what it says in one line: papers have many short ones.
    component ShortFact: RowLayout {
        id: fact
        required property string heading
        required property string text

        spacing: Theme.gap

        Words {
            Layout.preferredWidth: Theme.mm(46) * Theme.type
            Layout.alignment: Qt.AlignTop
            text: fact.heading
            color: Theme.grey
        }
        Words {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            text: fact.text
            strong: true
        }
    }
}
