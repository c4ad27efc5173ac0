import QtQuick
import QtQuick.VirtualKeyboard.Styles
import Kiosk

// What is seen of a key. Keys that are no letters have a tint, and say in words what they do.
KeyPanel {
    id: root
    readonly property string said: control ? (control.uppercased ? control.displayText.toUpperCase() : control.displayText) : ""
    readonly property bool letter: said.length === 1

    Rectangle {
        objectName: "key_face"
        anchors {
            fill: parent
            margins: Sizes.gap / 2
        }
        radius: Theme.mm(3)
        color: root.control?.pressed || root.control?.highlighted ? Theme.pressed : Theme.card
        border.width: Theme.line
        border.color: Theme.border

        Words {
            anchors.centerIn: parent
            width: parent.width - Theme.mm(2)
            text: root.said
            size: root.letter ? Theme.head : Theme.body
            strong: !root.letter
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.NoWrap
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.small
            Accessible.ignored: true
        }
    }
}
