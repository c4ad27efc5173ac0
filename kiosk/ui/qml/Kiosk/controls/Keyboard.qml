import QtQuick
import QtQuick.Window

// The Pinyin keyboard, loaded when the first text field is tapped: until then the input method has
// no panel to show. `edge` is where pages end.
Item {
    id: root
    required property Window window
    readonly property KeyboardPanel keyboard: panel.item as KeyboardPanel
    readonly property real edge: keyboard?.active ? window.height - panel.height : window.height
    readonly property bool asked: window.activeFocusItem instanceof TextInput || window.activeFocusItem instanceof TextEdit

    readonly property var input: Qt.inputMethod

    anchors.fill: parent
    onAskedChanged: {
        if (asked)
            panel.active = true;
    }

    Loader {
        id: panel
        active: false
        source: "KeyboardPanel.qml"
        width: parent.width
        y: root.edge
        onLoaded: root.input.show()
    }
}
