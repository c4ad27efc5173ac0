import QtQuick
import Kiosk

// A word on a tint: tone "good", "wait" or "bad". The word says it, the colour only helps.
Rectangle {
    id: root
    required property string text
    required property string tone

    implicitWidth: label.implicitWidth + 2 * Theme.mm(2.5)
    implicitHeight: label.implicitHeight + 2 * Theme.mm(1.2)
    radius: Theme.mm(2)
    color: tone === "good" ? Theme.greenLight : tone === "plain" ? Theme.pressed : Theme.amberLight

    Words {
        id: label
        anchors.centerIn: parent
        text: root.text
        size: Theme.small
        wrapMode: Text.NoWrap
        color: root.tone === "good" ? Theme.green : root.tone === "plain" ? Theme.ink : Theme.amber
    }
}
