pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// What stands there while nobody is: one thing at a time, large and still. Nothing moves between
// two pages, so that nothing is drawn. A tap anywhere leads home.
Item {
    id: page
    required property AttractScreen screen

    Rectangle {
        anchors.fill: parent
        color: Theme.teal
    }
    Row {
        id: top
        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
            margins: Theme.margin
            topMargin: Theme.mm(12)
        }
        spacing: Theme.gap

        Rectangle {
            width: Theme.mm(20)
            height: Theme.mm(20)
            radius: width / 2
            color: Theme.white

            Icon {
                anchors.centerIn: parent
                name: "logo"
                size: Theme.mm(16)
                plain: true
            }
        }
        Words {
            width: parent.width - Theme.mm(20) - parent.spacing
            anchors.verticalCenter: parent.verticalCenter
            text: page.screen.place === "" ? page.screen.title : page.screen.place
            size: Theme.mm(11)
            color: Theme.white
        }
    }
    Column {
        id: middle
        anchors {
            left: parent.left
            right: parent.right
            verticalCenter: parent.verticalCenter
            leftMargin: Theme.portrait ? Theme.margin : Theme.mm(40)
            rightMargin: Theme.portrait ? Theme.margin : Theme.mm(40)
        }
        spacing: Theme.mm(7)

        Words {
            objectName: "attract_heading"
            width: parent.width
            text: page.screen.heading
            size: Theme.mm(17) // for passers-by: large as it is, whether 大字 or not
            strong: true
            color: Theme.white
        }
        Repeater {
            model: page.screen.lines

            delegate: Column {
                id: line
                required property string text
                required property string note
                objectName: "attract_line"
                width: middle.width
                spacing: Theme.mm(1)

                Words {
                    width: parent.width
                    text: line.text
                    size: Theme.mm(17)
                    strong: true
                    color: Theme.white
                }
                Words {
                    width: parent.width
                    text: line.note
                    size: Theme.mm(10)
                    color: Theme.tealLight
                }
            }
        }
    }
    GridLayout {
        anchors {
            left: parent.left
            right: parent.right
            bottom: parent.bottom
            margins: Theme.margin
        }
        columns: Theme.portrait ? 1 : 2
        rowSpacing: Theme.mm(2)

        Words {
            Layout.fillWidth: true
            text: qsTr("点一下屏幕，就能查")
            size: Theme.mm(11)
            strong: true
            color: Theme.white
        }
        Words {
            objectName: "attract_foot"
            visible: text !== ""
            text: page.screen.foot
            size: Theme.mm(8)
            color: Theme.tealLight
        }
    }
    Tap {
        objectName: "leave_attract"
        anchors.fill: parent
        name: qsTr("点一下屏幕，就能查")
        onTapped: page.screen.goHome()
    }
}
