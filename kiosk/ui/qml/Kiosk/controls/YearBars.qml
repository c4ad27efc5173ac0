pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

// A bar a year; tap one to see that year. Roles: year, amount, part, chosen.
Item {
    id: root
    required property var bars
    signal chosen(string year)

    Row {
        id: row
        anchors {
            fill: parent
            leftMargin: Theme.gap
            rightMargin: Theme.gap
        }
        spacing: Theme.mm(4)

        Repeater {
            id: years
            model: root.bars

            delegate: Tap {
                id: bar
                required property string year
                required property string amount
                required property real part
                required property bool chosen
                objectName: "choose_year_" + year
                name: qsTr("%1 年，%2 元").arg(year).arg(amount)
                width: Math.min(Theme.mm(40), (row.width - row.spacing * (years.count - 1)) / Math.max(1, years.count))
                height: row.height
                onTapped: root.chosen(bar.year)

                Words {
                    id: label
                    anchors {
                        bottom: parent.bottom
                        horizontalCenter: parent.horizontalCenter
                    }
                    text: bar.year
                    strong: bar.chosen
                    Accessible.ignored: true
                }
                Rectangle {
                    id: column
                    anchors {
                        bottom: label.top
                        bottomMargin: Theme.mm(1)
                        left: parent.left
                        right: parent.right
                    }
                    height: Math.max(Theme.mm(2), (bar.height - label.height - sum.height - Theme.mm(2)) * bar.part)
                    radius: Theme.mm(1.5)
                    color: bar.chosen ? Theme.teal : Theme.tealLight
                    border.width: Theme.line
                    border.color: Theme.tealSoft
                }
                Words {
                    id: sum
                    anchors.bottom: column.top
                    width: parent.width
                    text: bar.amount
                    size: Theme.small
                    strong: bar.chosen
                    horizontalAlignment: Text.AlignHCenter
                    wrapMode: Text.NoWrap
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Theme.mm(6)
                    Accessible.ignored: true
                }
            }
        }
    }
}
