pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// 看村里的账: years and the five questions, below them one side of the year in bars.
ScreenFrame {
    id: page
    required property LedgerScreen screen
    readonly property int across: Theme.portrait ? 2 : Theme.large ? 3 : 5
    model: screen

    ScrollPage {
        anchors.fill: parent
        visible: page.screen.compared !== ""

        Chips {
            width: parent.width
            verb: "choose_year_"
            rows: page.screen.years
            onPicked: key => page.screen.chooseYear(key)

            BigButton {
                objectName: "search_ledger"
                text: qsTr("找一找")
                size: Theme.body
                onTapped: page.screen.search()
            }
        }
        GridLayout {
            width: parent.width
            columns: page.across
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap
            uniformCellWidths: page.across === 5

            Repeater {
                model: page.screen.questions

                delegate: QuestionCard {
                    id: question
                    required property string key
                    required property int index
                    objectName: "ask_" + key
                    marked: index === 4
                    Layout.columnSpan: marked && page.across < 5 ? 2 : 1
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 1
                    onTapped: page.screen.askAbout(question.key)
                }
            }
        }
        Sheet {
            Chips {
                width: parent.width
                verb: "choose_side_"
                rows: page.screen.sides
                onPicked: key => page.screen.chooseSide(key)

                Words {
                    objectName: "compared"
                    width: Math.min(implicitWidth, parent.width)
                    height: Math.max(Theme.touch, implicitHeight)
                    verticalAlignment: Text.AlignVCenter
                    text: page.screen.compared
                }
            }
            GridLayout {
                width: parent.width
                columns: Theme.portrait ? 1 : 2
                columnSpacing: Theme.mm(8)
                rowSpacing: Theme.gap

                Chart {
                    Layout.preferredWidth: 44
                    heading: page.screen.groupsHeading

                    GroupBars {
                        width: parent.width
                        bars: page.screen.groups
                        onChosen: key => page.screen.openGroup(key)
                    }
                }
                Chart {
                    Layout.preferredWidth: 56 // twelve bars side by side
                    heading: page.screen.monthsHeading
                    signs: true

                    MonthBars {
                        width: parent.width
                        bars: page.screen.months
                        onChosen: key => page.screen.openMonth(key)
                    }
                }
            }
        }
    }

    component Chart: Column {
        id: chart
        required property string heading
        property bool signs: false // says which bars are this year's: they are seen before the bars

        Layout.fillWidth: true
        Layout.alignment: Qt.AlignTop
        spacing: Theme.gap

        Flow {
            width: parent.width
            spacing: Theme.gap

            Words {
                id: about
                width: Math.min(implicitWidth, parent.width)
                text: chart.heading
                size: Theme.head
                strong: true
            }
            Sign {
                height: about.height
                visible: chart.signs
                text: qsTr("这一年")
                filled: true
            }
            Sign {
                height: about.height
                visible: chart.signs
                text: qsTr("上一年")
                filled: false
            }
        }
    }
    component Sign: Row {
        id: sign
        required property string text
        required property bool filled

        spacing: Theme.mm(2)

        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.mm(6)
            height: Theme.mm(4)
            radius: Theme.mm(1)
            color: sign.filled ? Theme.teal : Theme.card
            border.width: sign.filled ? 0 : 2 * Theme.line
            border.color: Theme.tealSoft
        }
        Words {
            anchors.verticalCenter: parent.verticalCenter
            text: sign.text
            size: Theme.small
        }
    }
}
