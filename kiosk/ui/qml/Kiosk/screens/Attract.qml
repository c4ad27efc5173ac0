pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Models

// What stands there while nobody is: one thing at a time, large and still. Nothing moves between
// two pages, so that nothing is drawn. What it is about at the left (above when upright), its lines
// beside it. A tap anywhere leads home.
Item {
    id: page
    required property AttractScreen screen

    Rectangle {
        anchors.fill: parent
        color: Theme.teal
    }
    Item {
        id: about
        anchors {
            left: parent.left
            top: parent.top
            bottom: parent.bottom
            margins: Theme.margin
        }
        width: Theme.portrait ? parent.width - 2 * Theme.margin : Theme.mm(175)

        Row {
            id: top
            width: parent.width
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
                size: Theme.head
                color: Theme.white
            }
        }
        Words {
            id: heading
            objectName: "attract_heading"
            width: parent.width
            y: Theme.portrait ? top.height + Theme.mm(20) : Math.max(top.height + Theme.gap, (parent.height - height) / 2)
            text: page.screen.heading
            size: Theme.mm(17) * Theme.type
            strong: true
            color: Theme.white
        }
    }
    Column {
        id: foot
        anchors {
            left: about.left
            bottom: parent.bottom
            bottomMargin: Theme.margin
        }
        width: about.width
        spacing: Theme.mm(2)

        Words {
            width: parent.width
            visible: page.screen.place !== "" // the first page says it already
            text: qsTr("点一下屏幕，就能查")
            size: Theme.head
            strong: true
            color: Theme.white
        }
        Words {
            objectName: "attract_foot"
            width: parent.width
            visible: text !== ""
            text: page.screen.foot
            size: Theme.body
            color: Theme.tealLight
        }
    }
    Item {
        anchors {
            left: Theme.portrait ? parent.left : about.right
            right: parent.right
            top: parent.top
            bottom: Theme.portrait ? foot.top : parent.bottom
            margins: Theme.margin
            topMargin: Theme.portrait ? Theme.margin + heading.y + heading.height : Theme.margin
        }

        Column {
            id: middle
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width
            spacing: Theme.mm(8)

            Repeater {
                model: page.screen.lines

                delegate: Row {
                    id: line
                    required property string text
                    required property string note
                    objectName: "attract_line"
                    width: middle.width
                    spacing: Theme.mm(6)

                    Rectangle {
                        width: Theme.mm(2)
                        height: said.height
                        color: Theme.tealSoft
                    }
                    Column {
                        id: said
                        width: parent.width - parent.spacing - Theme.mm(2)
                        spacing: Theme.mm(1)

                        Words {
                            width: parent.width
                            text: line.text
                            size: Theme.mm(17) * Theme.type
                            strong: true
                            color: Theme.white
                        }
                        Words {
                            width: parent.width
                            text: line.note
                            size: Theme.head
                            color: Theme.tealLight
                        }
                    }
                }
            }
        }
    }
    Tap {
        objectName: "leave_attract"
        anchors.fill: parent
        name: qsTr("点一下屏幕，就能查")
        onTapped: page.screen.goHome()
    }
}
