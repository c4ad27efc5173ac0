pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// 看村里的账: years, five questions and chips scroll away above the vouchers.
ScreenFrame {
    id: page
    required property LedgerScreen screen
    model: screen

    Connections {
        target: page.screen
        function onBegun() {
            list.positionViewAtBeginning();
        }
    }
    ListView {
        id: list
        objectName: "scroll"
        anchors {
            left: parent.left
            top: parent.top
            bottom: parent.bottom
            right: buttons.visible ? buttons.left : parent.right
            rightMargin: buttons.visible ? Theme.gap : 0
        }
        visible: page.screen.heading !== ""
        clip: true
        cacheBuffer: 0
        boundsBehavior: Flickable.StopAtBounds
        model: page.screen.lines
        header: head
        onAtYEndChanged: if (atYEnd)
            page.screen.more()

        delegate: RecordLine {
            id: line
            required property string record
            required badge
            required badgeTone
            required struck
            objectName: "open_voucher"
            width: list.width
            onTapped: page.screen.openVoucher(line.record)

            Rectangle {
                anchors.fill: parent
                z: -1
                color: Theme.card
            }
        }
    }
    PageButtons {
        id: buttons
        anchors {
            right: parent.right
            top: parent.top
            bottom: parent.bottom
        }
        list: list
    }
    Component {
        id: head

        Column {
            width: list.width
            bottomPadding: Theme.gap
            spacing: Theme.gap
            // A header that grows would push itself out of sight.
            onHeightChanged: list.positionViewAtBeginning()

            Flow {
                width: parent.width
                spacing: Theme.gap

                Repeater {
                    model: page.screen.years

                    delegate: Chip {
                        id: year
                        required property string key
                        required text
                        required chosen
                        objectName: "choose_year_" + key
                        onTapped: page.screen.chooseYear(year.key)
                    }
                }
            }
            GridLayout {
                id: asked
                width: parent.width
                columns: Theme.portrait || Theme.large ? 2 : 5
                columnSpacing: Theme.gap
                rowSpacing: Theme.gap
                uniformCellWidths: !(Theme.portrait || Theme.large)

                Repeater {
                    model: page.screen.questions

                    delegate: QuestionCard {
                        id: question
                        required property string key
                        required property int index
                        objectName: "ask_" + key
                        Layout.columnSpan: index === 4 && asked.columns === 2 ? 2 : 1
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        Layout.preferredWidth: 1
                        onTapped: page.screen.askAbout(question.key)
                    }
                }
            }
            Flow {
                width: parent.width
                spacing: Theme.gap

                Words {
                    objectName: "list_heading"
                    height: Theme.touch
                    verticalAlignment: Text.AlignVCenter
                    text: page.screen.heading
                    size: Theme.head
                    strong: true
                }
                Repeater {
                    model: page.screen.groups

                    delegate: Chip {
                        id: group
                        required property string key
                        required text
                        required chosen
                        objectName: "choose_group"
                        onTapped: page.screen.chooseGroup(group.key)
                    }
                }
                BigButton {
                    objectName: "change_order"
                    text: page.screen.order
                    size: Theme.body
                    onTapped: page.screen.changeOrder()
                }
                Words {
                    objectName: "total"
                    height: Theme.touch
                    verticalAlignment: Text.AlignVCenter
                    text: page.screen.total
                    color: Theme.grey
                }
            }
        }
    }
}
