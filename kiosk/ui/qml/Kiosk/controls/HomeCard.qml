import QtQuick
import QtQuick.Layouts
import Kiosk

// One of the five things on the first screen.
Tap {
    id: root
    required property string icon
    required property string title
    required property string text
    property bool strong: false

    name: title + "，" + text
    Layout.fillWidth: true
    Layout.fillHeight: true
    Layout.preferredWidth: Theme.portrait ? 1 : 27
    Layout.preferredHeight: Theme.portrait ? 2 : 1
    Layout.minimumHeight: Theme.portrait ? implicitHeight : -1
    implicitHeight: column.implicitHeight + 2 * Theme.pad

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: root.strong ? (root.pressed ? Theme.tealSoft : Theme.teal) : (root.pressed ? Theme.pressed : Theme.card)
        border.width: root.strong ? 0 : Theme.line
        border.color: Theme.border
    }
    Column {
        id: column
        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
            margins: Theme.large ? Theme.gap : Theme.pad
            leftMargin: Theme.large ? Theme.mm(5) : Theme.mm(8)
            rightMargin: Theme.mm(2)
        }
        spacing: Theme.mm(2)

        Icon {
            name: root.icon
            size: Theme.mm(Theme.large ? 13 : 20)
            tint: root.strong ? Theme.white : Theme.teal
        }
        Words {
            width: parent.width
            text: root.title
            size: Theme.title
            strong: true
            color: root.strong ? Theme.white : Theme.ink
            Accessible.ignored: true
        }
        Words {
            width: parent.width
            text: root.text
            size: Theme.large ? Theme.body : Theme.lead
            color: root.strong ? Theme.white : Theme.grey
            Accessible.ignored: true
        }
    }
}
