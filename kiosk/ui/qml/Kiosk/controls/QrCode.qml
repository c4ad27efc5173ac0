import QtQuick
import Kiosk
import Kiosk.Models

// A QR code with what it is for beside it. Empty text: nothing is shown.
Card {
    id: root
    required property string link
    property string text: qsTr("用手机看这一笔")
    property int side: Theme.mm(36)

    visible: link !== ""
    implicitWidth: side + words.implicitWidth + 3 * Theme.gap
    implicitHeight: side + 2 * Theme.gap
    Accessible.role: Accessible.Graphic
    Accessible.name: text

    QrMatrix {
        id: code
        objectName: "qr_code"
        x: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        width: root.side
        height: root.side
        text: root.link
    }
    Words {
        id: words
        anchors {
            left: code.right
            right: root.right
            verticalCenter: root.verticalCenter
            margins: Theme.gap
        }
        text: root.text
        size: Theme.lead
    }
}
