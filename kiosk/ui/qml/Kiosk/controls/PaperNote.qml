import QtQuick
import Kiosk

// What becomes of a slip of paper, over the page's lower edge. Taps go through it; any takes it away.
Rectangle {
    property alias text: said.text

    visible: text !== ""
    implicitHeight: said.implicitHeight + 2 * Theme.pad
    implicitWidth: Math.min(said.implicitWidth + 4 * Theme.pad, (parent?.width ?? 0) * 0.9)
    radius: Theme.radius
    color: Theme.teal

    Words {
        id: said
        objectName: "paper_said"
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.pad
        size: Theme.lead
        color: Theme.white
        horizontalAlignment: Text.AlignHCenter
    }
}
