import QtQuick
import QtQuick.Window

// The Pinyin keyboard, loaded when the first text field is tapped. `edge` is where pages end.
Item {
    id: root
    required property Window window
    readonly property KeyboardPanel keyboard: panel.item as KeyboardPanel
    readonly property real edge: keyboard?.active ? window.height - panel.height : window.height
    property bool wanted: false

    anchors.fill: parent

    Connections {
        target: Qt.inputMethod
        function onVisibleChanged() {
            root.wanted = true;
        }
    }
    Loader {
        id: panel
        active: root.wanted
        source: "KeyboardPanel.qml"
        width: parent.width
        y: root.edge
    }
}
