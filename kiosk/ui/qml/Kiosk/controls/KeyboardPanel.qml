import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Settings

// Loaded by Keyboard only: importing it costs as much as half a first frame.
InputPanel {
    Component.onCompleted: {
        VirtualKeyboardSettings.locale = "zh_CN";
        VirtualKeyboardSettings.activeLocales = ["zh_CN", "en_GB"];
    }
}
