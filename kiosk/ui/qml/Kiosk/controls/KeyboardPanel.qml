import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Settings
import Kiosk
import Kiosk.Keys

// Qt's keyboard in our style and with our keys, the words of the Pinyin above it. Loaded by
// Keyboard only: importing it costs as much as half a first frame.
Rectangle {
    id: root
    readonly property bool active: panel.item?.active ?? false // qmllint disable missing-property
    readonly property bool digits: InputContext.inputMethodHints & (Qt.ImhDialableCharactersOnly | Qt.ImhDigitsOnly)
    readonly property bool offering: !digits && VirtualKeyboardSettings.locale === "zh_CN"

    color: Theme.tealLight
    implicitHeight: words.height + panel.height + Theme.mm(1.5)

    function start() {
        VirtualKeyboardSettings.locale = Writing.english || Writing.letters ? "en_GB" : "zh_CN";
    }
    Connections {
        target: Writing
        function onEnglishChanged() {
            root.start();
        }
        function onLettersChanged() {
            root.start();
        }
    }

    // Nothing below is tapped through the panel.
    MouseArea {
        anchors.fill: parent
    }
    WordRow {
        id: words
        width: parent.width
        height: visible ? implicitHeight : Theme.mm(1.5)
        visible: root.offering
    }
    Loader {
        id: panel
        active: false
        width: parent.width
        y: words.height

        sourceComponent: InputPanel {}
    }
    Component.onCompleted: {
        // Before there is a keyboard: it would load Qt's own first.
        VirtualKeyboardSettings.styleName = "mingjing";
        VirtualKeyboardSettings.layoutPath = Qt.resolvedUrl("../Keys/layouts");
        start();
        VirtualKeyboardSettings.activeLocales = ["zh_CN", "en_GB"];
        panel.active = true;
    }
}
