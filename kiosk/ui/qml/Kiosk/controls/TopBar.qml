import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// 返回, where one is, 读给我听, 大字, 退出: the same on every screen but the first.
Rectangle {
    id: root
    required property ScreenModel screen
    readonly property string spoken: "" // the voice says the title by itself

    implicitHeight: Math.max(Theme.mm(26), row.implicitHeight + 2 * Theme.gap)
    color: Theme.card

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.line
        color: Theme.border
    }
    GridLayout {
        id: row
        anchors {
            left: parent.left
            right: parent.right
            verticalCenter: parent.verticalCenter
            leftMargin: Theme.margin
            rightMargin: Theme.margin
        }
        columnSpacing: Theme.gap
        rowSpacing: Theme.mm(2)

        BigButton {
            objectName: "go_back"
            Layout.column: 0
            text: qsTr("‹ 返回")
            onTapped: root.screen.back()
        }
        Item {
            Layout.column: 1
            Layout.fillWidth: true
            visible: Theme.portrait
        }
        Flow {
            // Upright the words have a line of their own.
            Layout.row: Theme.portrait ? 1 : 0
            Layout.column: Theme.portrait ? 0 : 1
            Layout.columnSpan: Theme.portrait ? 3 : 1
            Layout.fillWidth: true
            Layout.leftMargin: Theme.portrait ? 0 : Theme.gap
            spacing: Theme.gap

            Words {
                id: title
                objectName: "title"
                width: Math.min(implicitWidth, parent.width)
                text: root.screen.title
                size: Theme.head
                strong: true
            }
            Words {
                objectName: "note"
                width: Math.min(implicitWidth, parent.width)
                height: Math.max(implicitHeight, title.implicitHeight)
                verticalAlignment: Text.AlignVCenter
                text: root.screen.note
                color: Theme.grey
            }
        }
        RowLayout {
            Layout.row: 0
            Layout.column: 2
            spacing: Theme.gap

            Chip {
                objectName: "read_page"
                visible: root.screen.speakable
                text: qsTr("读给我听")
                onTapped: root.screen.readAloud()
            }
            Chip {
                objectName: "print_page"
                visible: root.screen.printable
                text: qsTr("打印")
                onTapped: root.screen.printPage()
            }
            Chip {
                objectName: "change_type"
                text: Theme.large ? qsTr("小字") : qsTr("大字")
                onTapped: root.screen.changeType()
            }
            BigButton {
                objectName: "leave"
                text: qsTr("退出")
                onTapped: root.screen.leave()
            }
        }
    }
}
