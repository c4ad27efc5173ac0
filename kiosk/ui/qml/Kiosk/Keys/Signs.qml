pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.VirtualKeyboard
import Kiosk

// Digits and signs, for both languages; where letters alone are typed, those of passwords.
KeyboardLayout {
    id: root
    required property bool chinese

    keyWeight: 10

    Line {
        model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"]
    }
    Line {
        model: root.chinese ? ["，", "。", "？", "！", "、", "：", "；", "（", "）", "％"] : Writing.letters ? ["@", "#", "$", "%", "^", "&", "*", "!", "?", "~"] : [",", ".", "?", "!", "'", ":", ";", "(", ")", "%"]
    }
    KeyboardRow {
        Repeater {
            model: root.chinese ? ["《", "》", "“", "”", "—", "-", "+", "="] : Writing.letters ? ["-", "_", "=", "+", ".", "/", ":", "\""] : ["<", ">", "\"", "&", "/", "-", "+", "="]
            delegate: Sign {}
        }
        OneKey {
            objectName: "erase_key"
            weight: 20
            key: Qt.Key_Backspace
            says: qsTr("删除")
            repeat: true
        }
    }
    KeyboardRow {
        OneKey {
            objectName: "close_signs"
            weight: 20
            says: qsTr("字母")
            onClicked: Writing.signs = false
        }
        OneKey {
            objectName: "type_space"
            weight: 60
            text: " "
            says: qsTr("空格")
            key: Qt.Key_Space
        }
        OneKey {
            objectName: "end_line"
            weight: 20
            says: qsTr("换行")
            key: Qt.Key_Return
            text: "\n"
        }
    }

    component Sign: OneKey {
        required property string modelData
        text: modelData
    }
    component Line: KeyboardRow {
        property alias model: signs.model

        Repeater {
            id: signs
            delegate: Sign {}
        }
    }
}
