import QtQuick
import Kiosk

// A plain sentence in place of a page: an error, or that there is nothing.
Card {
    id: root
    property string text: ""

    Words {
        objectName: "sentence_text"
        anchors.centerIn: parent
        width: parent.width - 4 * Theme.pad
        text: root.text
        size: Theme.head
        horizontalAlignment: Text.AlignHCenter
    }
}
