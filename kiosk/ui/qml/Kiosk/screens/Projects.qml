pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// 干了什么事: years above, the works below, each leads to its page.
ScreenFrame {
    id: page
    required property ProjectsScreen screen
    model: screen

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gap

        Chips {
            Layout.fillWidth: true
            verb: "choose_year_"
            rows: page.screen.years
            onPicked: key => page.screen.chooseYear(key)
        }
        Words {
            objectName: "projects_summary"
            Layout.fillWidth: true
            text: page.screen.summary
            size: Theme.lead
            strong: true
        }
        Card {
            Layout.fillWidth: true
            Layout.fillHeight: true

            ScrollPage {
                anchors {
                    fill: parent
                    margins: Theme.line
                }
                spacing: 0

                Repeater {
                    model: page.screen.lines

                    delegate: RecordLine {
                        id: line
                        required property string record
                        required badge
                        required badgeTone
                        objectName: "open_project"
                        width: parent?.width ?? 0
                        onTapped: page.screen.openProject(line.record)
                    }
                }
            }
        }
    }
}
