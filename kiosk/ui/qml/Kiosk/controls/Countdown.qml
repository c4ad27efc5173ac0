import QtQuick
import QtQuick.Layouts
import Kiosk

// The last seconds of a visit; one tap anywhere gives the whole time again.
Rectangle {
    id: root
    required property int seconds
    signal stayed

    anchors {
        left: parent?.left
        right: parent?.right
        bottom: parent?.bottom
    }
    height: row.implicitHeight + 2 * Theme.gap
    visible: seconds > 0
    color: Theme.amberLight
    border.width: Theme.line
    border.color: Theme.amber

    MouseArea {
        anchors.fill: parent
    }
    RowLayout {
        id: row
        anchors {
            left: parent.left
            right: parent.right
            verticalCenter: parent.verticalCenter
            leftMargin: Theme.margin
            rightMargin: Theme.margin
        }
        spacing: Theme.gap

        Words {
            Layout.fillWidth: true
            text: qsTr("还有 %1 秒，屏幕就清掉了。").arg(root.seconds)
            size: Theme.lead
            strong: true
            color: Theme.amber
        }
        BigButton {
            objectName: "stay_longer"
            text: qsTr("再看一会儿")
            strong: true
            onTapped: root.stayed()
        }
    }
}
