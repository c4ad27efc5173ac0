import QtQuick
import Kiosk

// A choice among few (a year, a group): round, filled when chosen, with a tick so that colour is
// never alone.
Tap {
    id: root
    property alias text: label.text
    property bool chosen: false
    property bool removes: false // what it says, when it is tapped

    name: removes ? qsTr("去掉：%1").arg(label.text) : chosen ? qsTr("%1，已选").arg(label.text) : label.text
    implicitWidth: Math.max(Theme.touch, label.implicitWidth + (removes ? cross.width : 0) + 2 * Theme.pad)
    implicitHeight: Theme.touch

    Rectangle {
        anchors.fill: parent
        radius: height / 2
        color: root.chosen ? Theme.teal : root.pressed ? Theme.pressed : Theme.card
        border.width: Theme.line
        border.color: root.chosen ? Theme.teal : Theme.border
    }
    Words {
        id: label
        anchors.centerIn: parent
        anchors.horizontalCenterOffset: root.removes ? -cross.width / 2 : 0
        strong: root.chosen
        color: root.chosen ? Theme.white : Theme.ink
        Accessible.ignored: true
    }
    Words {
        id: cross
        anchors {
            left: label.right
            verticalCenter: parent.verticalCenter
        }
        visible: root.removes
        text: " ×"
        spoken: ""
        strong: true
        color: label.color
        Accessible.ignored: true
    }
}
