import QtQuick
import Kiosk

// A field of one line with its heading. What is typed is never learnt by the input method.
Item {
    id: root
    required property string heading
    property alias text: input.text
    property alias most: input.maximumLength
    property int hints: Qt.ImhNone
    readonly property alias writing: input.activeFocus

    implicitHeight: Math.max(Theme.touch, input.implicitHeight + Theme.gap)

    Rectangle {
        anchors.fill: parent
        radius: Theme.mm(3)
        color: Theme.card
        border.width: input.activeFocus ? Theme.mm(0.5) : Theme.line
        border.color: input.activeFocus ? Theme.teal : Theme.border
    }
    Words {
        anchors {
            left: input.left
            right: input.right
            verticalCenter: parent.verticalCenter
        }
        visible: input.text === "" && !input.activeFocus
        text: root.heading
        color: Theme.grey
        wrapMode: Text.NoWrap
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.small
        Accessible.ignored: true
    }
    TextInput {
        id: input
        objectName: root.objectName + "_input"
        anchors {
            left: parent.left
            right: parent.right
            verticalCenter: parent.verticalCenter
            leftMargin: Theme.pad
            rightMargin: Theme.gap
        }
        height: root.height
        verticalAlignment: TextInput.AlignVCenter
        clip: true
        color: Theme.ink
        font.pixelSize: Theme.lead
        inputMethodHints: root.hints | Qt.ImhSensitiveData
        activeFocusOnTab: true
        Accessible.role: Accessible.EditableText
        Accessible.name: root.heading
    }
}
