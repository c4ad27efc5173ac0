import QtQuick
import Kiosk

// Whatever can be tapped: one place for the press, the name and the least size.
Item {
    id: root
    required property string name
    property string spoken: name // by the voice; "" keeps it silent
    readonly property bool pressed: area.pressed
    signal tapped

    implicitWidth: Theme.touch
    implicitHeight: Theme.touch
    Accessible.role: Accessible.Button
    Accessible.name: name
    Accessible.onPressAction: tapped()

    MouseArea {
        id: area
        anchors.fill: parent
        onClicked: root.tapped()
    }
}
