pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// 怎么用: a picture, two or three large words, one sentence; six times.
ScreenFrame {
    id: page
    required property HelpScreen screen
    model: screen

    ScrollPage {
        anchors.fill: parent

        GridLayout {
            width: parent.width
            columns: Theme.portrait ? 1 : 2
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap
            uniformCellWidths: true

            Repeater {
                model: page.screen.lessons

                delegate: Card {
                    id: lesson
                    required property int index
                    required property string icon
                    required property string heading
                    required property string text
                    objectName: "lesson"
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    implicitHeight: Math.max(picture.height, said.implicitHeight) + 2 * Theme.pad

                    Rectangle {
                        id: picture
                        anchors {
                            left: parent.left
                            verticalCenter: parent.verticalCenter
                            leftMargin: Theme.pad
                        }
                        width: Theme.mm(30)
                        height: Theme.mm(30)
                        radius: width / 2
                        color: Theme.tealLight

                        Icon {
                            anchors.centerIn: parent
                            name: lesson.icon
                            size: Theme.mm(19)
                        }
                    }
                    Column {
                        id: said
                        anchors {
                            left: picture.right
                            right: parent.right
                            verticalCenter: parent.verticalCenter
                            margins: Theme.pad
                        }
                        spacing: Theme.mm(1)

                        Words {
                            width: parent.width
                            text: (lesson.index + 1) + "　" + lesson.heading
                            size: Theme.title
                            strong: true
                        }
                        Words {
                            width: parent.width
                            text: lesson.text
                            size: Theme.head
                            color: Theme.grey
                        }
                    }
                }
            }
        }
    }
}
