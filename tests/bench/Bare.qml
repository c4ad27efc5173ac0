import QtQuick

Rectangle {
    color: "white"

    Text {
        anchors.centerIn: parent
        font.pixelSize: 48
        text: "明镜"
    }
}
