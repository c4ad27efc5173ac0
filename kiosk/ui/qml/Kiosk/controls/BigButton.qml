import QtQuick
import Kiosk

// A button with one word or a short sentence; `strong` is the one to press on a page.
Tap {
    id: root
    property alias text: label.text
    property bool strong: false
    property int size: Theme.lead

    name: label.text
    opacity: enabled ? 1 : 0.45
    implicitWidth: label.implicitWidth + 2 * Theme.pad
    implicitHeight: Math.max(Theme.touch, label.implicitHeight + Theme.gap)

    Rectangle {
        anchors.fill: parent
        radius: Theme.mm(3)
        color: root.strong ? (root.pressed ? Theme.tealSoft : Theme.teal) : (root.pressed ? Theme.pressed : Theme.card)
        border.width: root.strong ? 0 : Theme.line
        border.color: Theme.border
    }
    Words {
        id: label
        anchors.centerIn: parent
        width: Math.min(implicitWidth, root.width - Theme.gap)
        size: root.size
        strong: true
        lineHeight: 1 // the space below the last line would push the words up
        color: root.strong ? Theme.white : Theme.ink
        horizontalAlignment: Text.AlignHCenter
        Accessible.ignored: true
    }
}
