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
                Layout.preferredWidth: 3

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
                BigButton {
                    objectName: "speak_of_affair"
                    Layout.topMargin: Theme.gap
                    text: "说一说这件事"
                    onTapped: page.screen.speak()
                }
            }
            ColumnLayout {
                Layout.fillWidth: true
                Layout.preferredWidth: 2
                Layout.alignment: Qt.AlignTop
                spacing: Theme.gap

                QrCode {
                    Layout.fillWidth: true
                    text: "用手机看这件事"
                    link: page.screen.link
                }
                Block {
                    visible: timeline.count > 0 || page.screen.project !== ""
                    heading: "一步一步怎么定的"

                    Timeline {
                        id: timeline
                        objectName: "affair_steps"
                        Layout.fillWidth: true
                        steps: page.screen.steps
                    }
                    BigButton {
                        objectName: "open_decided_project"
                        Layout.fillWidth: true
                        text: "看" + page.screen.project
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
}
