import QtQuick
import Kiosk
import Kiosk.Models

// Below the page while it is read aloud: rest, again, softer, louder, no more.
Rectangle {
    id: root
    required property Voice voice

    height: keys.implicitHeight + 2 * Theme.gap
    visible: voice.reading
    color: Theme.tealLight

    Rectangle {
        width: parent.width
        height: Theme.line
        color: Theme.border
    }
    Flow {
        id: keys
        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
            margins: Theme.gap
            leftMargin: Theme.margin
            rightMargin: Theme.margin
        }
        spacing: Theme.gap

        BigButton {
            objectName: "pause_reading"
            text: root.voice.paused ? qsTr("接着读") : qsTr("停一下")
            strong: true
            onTapped: root.voice.pause()
        }
        BigButton {
            objectName: "read_again"
            text: qsTr("从头读")
            onTapped: root.voice.read()
        }
        BigButton {
            objectName: "make_softer"
            text: qsTr("小声点")
            enabled: !root.voice.softest
            onTapped: root.voice.softer()
        }
        BigButton {
            objectName: "make_louder"
            text: qsTr("大声点")
            enabled: !root.voice.loudest
            onTapped: root.voice.louder()
        }
        BigButton {
            objectName: "stop_reading"
            text: qsTr("不读了")
            onTapped: root.voice.stop()
        }
    }
}
