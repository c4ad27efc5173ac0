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

        Flow {
            Layout.fillWidth: true
            spacing: Theme.gap

            Repeater {
                model: page.screen.years

                delegate: Chip {
                    id: chip
                    required property string year
                    required text
                    required chosen
                    objectName: "choose_year_" + (chip.year === "" ? "all" : chip.year)
                    onTapped: page.screen.chooseYear(chip.year)
                }
            }
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
