import QtQuick
import Kiosk
import Kiosk.Models

// The nine points of the touch test, one after the other, over the whole screen.
Rectangle {
    id: root
    objectName: "points"
    required property TouchTest test

    visible: test.running
    color: Theme.paper

    readonly property real atX: test.pointX * width
    readonly property real atY: test.pointY * height

    MouseArea {
        anchors.fill: parent
        Accessible.role: Accessible.Button
        Accessible.name: root.test.number
        onPressed: mouse => root.test.touch((mouse.x - root.atX) / Theme.perMm, (mouse.y - root.atY) / Theme.perMm)
    }
    Words {
        anchors {
            horizontalCenter: parent.horizontalCenter
            verticalCenter: parent.verticalCenter
            verticalCenterOffset: -parent.height / 4
        }
        width: parent.width * 0.7
        text: root.test.number
        size: Theme.head
        horizontalAlignment: Text.AlignHCenter
    }
    Rectangle {
        objectName: "touch_point"
        x: root.atX - width / 2
        y: root.atY - height / 2
        width: Theme.touch
        height: Theme.touch
        radius: width / 2
        color: Theme.card
        border.width: 2 * Theme.line
        border.color: Theme.teal

        Rectangle {
            anchors.centerIn: parent
            width: Theme.mm(2)
            height: Theme.mm(2)
            radius: width / 2
            color: Theme.teal
        }
    }
    BigButton {
        objectName: "skip_point"
        anchors {
            horizontalCenter: parent.horizontalCenter
            verticalCenter: parent.verticalCenter
            verticalCenterOffset: parent.height / 4
        }
        text: qsTr("点不到，下一个")
        onTapped: root.test.skip()
    }
}
