pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// 看村里的事: the kinds above, the papers below, each leads to its page.
ScreenFrame {
    id: page
    required property AffairsScreen screen
    model: screen

    Connections {
        target: page.screen
        function onBegun() {
            list.positionViewAtBeginning();
        }
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gap

        Chips {
            Layout.fillWidth: true
            verb: "choose_kind_"
            rows: page.screen.kinds
            onPicked: key => page.screen.chooseKind(key)
        }
        Card {
            Layout.fillWidth: true
            Layout.fillHeight: true

            Words {
                objectName: "no_affairs"
                anchors.centerIn: parent
                width: parent.width - 4 * Theme.pad
                visible: text !== ""
                text: page.screen.empty
                size: Theme.head
                horizontalAlignment: Text.AlignHCenter
            }
            ListView {
                id: list
                objectName: "scroll"
                anchors {
                    left: parent.left
                    top: parent.top
                    bottom: parent.bottom
                    right: buttons.visible ? buttons.left : parent.right
                    margins: Theme.line
                    rightMargin: buttons.visible ? Theme.gap : Theme.line
                }
                cacheBuffer: 0 // no row half made when the list is replaced: Qt warns of it
                clip: true
                boundsBehavior: Flickable.StopAtBounds
                model: page.screen.lines
                onAtYEndChanged: if (atYEnd)
                    page.screen.more()

                delegate: Paper {
                    id: paper
                    required property string record
                    objectName: "open_affair"
                    width: list.width
                    onTapped: page.screen.openAffair(paper.record)
                }
            }
            PageButtons {
                id: buttons
                anchors {
                    right: parent.right
                    top: parent.top
                    bottom: parent.bottom
                    margins: Theme.line
                }
                list: list
            }
        }
    }

    component Paper: Tap {
        id: line
        required property string heading
        required property string line
        required property string badge
        required property string badgeTone
        required property bool struck

        name: heading + "，" + badge
        inset: Theme.mm(1.5)
        implicitHeight: Math.max(Theme.touch + 2 * inset, row.implicitHeight + 2 * Theme.mm(3.5))

        Rectangle {
            anchors.fill: parent
            visible: line.pressed
            color: Theme.pressed
        }
        RowLayout {
            id: row
            anchors {
                left: parent.left
                right: parent.right
                verticalCenter: parent.verticalCenter
                leftMargin: Theme.mm(5)
                rightMargin: Theme.mm(5)
            }
            spacing: Theme.gap

            ColumnLayout {
                Layout.fillWidth: true
                spacing: Theme.mm(1)

                Words {
                    Layout.fillWidth: true
                    text: line.heading
                    size: Theme.lead
                    strong: true
                    font.strikeout: line.struck
                    Accessible.ignored: true
                }
                Words {
                    Layout.fillWidth: true
                    text: line.line
                    size: Theme.small
                    color: Theme.grey
                    Accessible.ignored: true
                }
            }
            Badge {
                text: line.badge
                tone: line.badgeTone
            }
        }
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: Theme.line
            color: Theme.border
        }
    }
}
