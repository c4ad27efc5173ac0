import QtQuick
import Kiosk

// An icon of assets/icons by its name, in any colour.
Image {
    required property string name
    property color tint: Theme.teal
    property bool plain: false // as it is drawn, in its own colours
    property int size: Theme.mm(12)

    width: size
    height: size
    sourceSize: Qt.size(size, size)
    source: "image://icon/" + name + (plain ? "" : "/" + tint.toString().slice(-6))
    Accessible.ignored: true
}
