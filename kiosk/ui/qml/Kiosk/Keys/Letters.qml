pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Settings
import Kiosk

// The letters, for Pinyin or for English.
KeyboardLayout {
    id: root
    required property bool chinese

    keyWeight: 10

    KeyboardRow {
        Repeater {
            model: ["q", "w", "e", "r", "t", "y", "u", "i", "o", "p"]
            delegate: Letter {}
        }
    }
    KeyboardRow {
        FillerKey {
            weight: 5
        }
        Repeater {
            model: ["a", "s", "d", "f", "g", "h", "j", "k", "l"]
            delegate: Letter {}
        }
        FillerKey {
            weight: 5
        }
    }
    KeyboardRow {
        OneKey {
            weight: 15
            visible: root.chinese
            text: "？"
        }
        OneKey {
            objectName: "shift_letters"
            weight: 15
            visible: !root.chinese
            key: Qt.Key_Shift
            says: InputContext.uppercase ? qsTr("小写") : qsTr("大写")
            onClicked: InputContext.priv.shiftHandler.toggleShift()
        }
        Repeater {
            model: ["z", "x", "c", "v", "b", "n", "m"]
            delegate: Letter {}
        }
        OneKey {
            objectName: "erase_key"
            weight: 15
            key: Qt.Key_Backspace
            says: qsTr("删除")
            repeat: true
        }
    }
    KeyboardRow {
        OneKey {
            objectName: "switch_to_hand"
            weight: 14
            says: qsTr("手写")
            onClicked: Writing.returnToHand()
        }
        OneKey {
            objectName: "switch_language"
            weight: 14
            says: root.chinese ? qsTr("中/英") : qsTr("英/中")
            onClicked: VirtualKeyboardSettings.locale = root.chinese ? "en_GB" : "zh_CN"
        }
        OneKey {
            objectName: "open_signs"
            weight: 14
            says: qsTr("符号")
            onClicked: Writing.signs = true
        }
        OneKey {
            weight: 10
            text: root.chinese ? "，" : ","
        }
        OneKey {
            objectName: "type_space"
            weight: 24
            text: " "
            says: qsTr("空格")
            key: Qt.Key_Space
        }
        OneKey {
            weight: 10
            text: root.chinese ? "。" : "."
        }
        OneKey {
            objectName: "end_line"
            weight: 14
            says: qsTr("换行")
            key: Qt.Key_Return
            text: "\n"
        }
    }

    component Letter: OneKey {
        required property string modelData
        text: modelData
    }
}
