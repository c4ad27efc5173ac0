pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// 我的补贴: sum and years at the left (above when upright), the year's payments at the right.
ScreenFrame {
    id: page
    required property SubsidiesScreen screen
    model: screen

    GridLayout {
        anchors.fill: parent
        visible: page.screen.heading !== ""
        columns: Theme.portrait ? 1 : 2
        columnSpacing: Theme.mm(5)
        rowSpacing: Theme.gap

        GridLayout {
            id: summary
            Layout.fillWidth: Theme.portrait
            Layout.preferredWidth: Theme.mm(Theme.large ? 160 : 140)
            Layout.fillHeight: !Theme.portrait
            columns: Theme.portrait && !Theme.large ? 2 : 1
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap

            Card {
                Layout.fillWidth: true
                Layout.fillHeight: Theme.portrait && !Theme.large
                Layout.preferredWidth: 1
                implicitHeight: sums.implicitHeight + 2 * Theme.pad
                strong: true

                Column {
                    id: sums
                    anchors {
                        left: parent.left
                        right: parent.right
                        verticalCenter: parent.verticalCenter
                        leftMargin: Theme.mm(8)
                        rightMargin: Theme.pad
                    }
                    spacing: Theme.mm(2)

                    Words {
                        objectName: "year_heading"
                        width: parent.width
                        text: page.screen.heading
                        size: Theme.lead
                        color: Theme.white
                    }
                    Words {
                        objectName: "year_sum"
                        width: parent.width
                        text: page.screen.figure
                        size: Theme.figure
                        strong: true
                        color: Theme.white
                        wrapMode: Text.NoWrap
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: Theme.body
                    }
                    Words {
                        objectName: "year_more"
                        width: parent.width
                        text: page.screen.more
                        color: Theme.white
                    }
                }
            }
            Card {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1
                implicitHeight: Theme.mm(66) * Theme.type

                Words {
                    id: byYear
                    x: Theme.pad
                    y: Theme.gap
                    text: qsTr("按年份看")
                    size: Theme.lead
                    strong: true
                }
                YearBars {
                    anchors {
                        left: parent.left
                        right: parent.right
                        top: byYear.bottom
                        bottom: parent.bottom
                        margins: Theme.gap
                    }
                    bars: page.screen.bars
                    onChosen: year => page.screen.chooseYear(year)
                }
            }
            BigButton {
                objectName: "open_signed"
                Layout.fillWidth: true
                Layout.columnSpan: summary.columns
                visible: text !== ""
                text: page.screen.signed
                onTapped: page.screen.openSigned()
            }
            BigButton {
                objectName: "open_entitled"
                Layout.fillWidth: true
                Layout.columnSpan: summary.columns
                visible: text !== ""
                text: page.screen.entitled
                onTapped: page.screen.openEntitled()
            }
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
                        required struck
                        objectName: "open_payment"
                        width: parent?.width ?? 0
                        onTapped: page.screen.openPayment(line.record)
                    }
                }
                Hints {
                    width: parent.width
                }
            }
        }
    }

    component Hints: Column {
        leftPadding: Theme.mm(5)
        rightPadding: Theme.mm(5)
        topPadding: Theme.gap
        bottomPadding: Theme.gap
        spacing: Theme.gap

        Words {
            width: parent.width - 2 * Theme.mm(5)
            text: qsTr("点任何一笔，看这是什么补贴、谁能领、标准多少。")
            color: Theme.grey
        }
        Words {
            objectName: "card_only"
            width: parent.width - 2 * Theme.mm(5)
            visible: text !== ""
            text: page.screen.cardOnly
            color: Theme.grey
        }
    }
}
