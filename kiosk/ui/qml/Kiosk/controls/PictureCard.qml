import QtQuick
import Kiosk
import Kiosk.Models

// An invoice beside its record, and words when there is none. Tap it to see it large.
Tap {
    id: root
    required property var image
    required property string caption

    name: qsTr("看大图，%1").arg(caption)

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: "#efe8dc"
        border.width: Theme.line
        border.color: Theme.border
    }
    Invoice {
        objectName: "invoice"
        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
            bottom: label.top
            margins: Theme.gap
        }
        image: root.image
    }
    Words {
        id: label
        objectName: "picture_caption"
        anchors {
            left: parent.left
            right: parent.right
            bottom: parent.bottom
            margins: Theme.gap
        }
        text: root.enabled ? qsTr("%1　点一下看大图").arg(root.caption) : root.caption
        horizontalAlignment: Text.AlignHCenter
        Accessible.ignored: true
    }
}
