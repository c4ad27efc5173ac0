pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window
import Kiosk

// What one writes with: the sheet for the finger or the Pinyin keyboard, each loaded when it is
// first wanted. `edge` is where pages end.
Item {
    id: root
    required property Window window
    readonly property KeyboardPanel keyboard: panel.item as KeyboardPanel
    readonly property var field: window.activeFocusItem
    readonly property bool asked: field instanceof TextInput || field instanceof TextEdit
    // Digits are tapped, not written.
    readonly property bool digits: asked && (field.inputMethodHints & (Qt.ImhDialableCharactersOnly | Qt.ImhDigitsOnly))
    readonly property string wanted: !asked ? "" : Writing.byHand && !Writing.letters && !digits ? "hand" : "keys"
    readonly property bool byHand: wanted === "hand"
    readonly property bool byKeys: wanted === "keys" && (keyboard?.active ?? false)
    readonly property real tall: byHand ? hand.height : byKeys ? Math.max(panel.height, Theme.touch) : 0
    readonly property real edge: window.height - tall
    readonly property var input: Qt.inputMethod

    anchors.fill: parent
    onWantedChanged: {
        if (wanted === "hand") {
            hand.active = true;
        } else if (wanted === "keys") {
            panel.active = true;
            input.show();
        }
    }

    Binding {
        target: Writing
        property: "open"
        value: root.byHand || root.byKeys
    }
    Loader {
        id: hand
        active: false
        visible: root.byHand
        source: "HandPanel.qml"
        width: parent.width
        y: root.edge
    }
    Binding {
        target: hand.item
        property: "field"
        value: root.field
        when: hand.status === Loader.Ready && root.asked
    }
    Loader {
        id: panel
        active: false
        visible: root.byKeys
        source: "KeyboardPanel.qml"
        width: parent.width
        y: root.edge
        onLoaded: root.input.show()
    }
}
