pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.VirtualKeyboard

// For telephone numbers.
KeyboardLayout {
    keyWeight: 10

    Line {
        model: ["1", "2", "3"]
    }
    Line {
        model: ["4", "5", "6"]
    }
    Line {
        model: ["7", "8", "9"]
    }
    KeyboardRow {
        OneKey {
            text: "-"
        }
        OneKey {
            text: "0"
        }
        OneKey {
            objectName: "erase_key"
            key: Qt.Key_Backspace
            says: qsTr("删除")
            repeat: true
        }
    }

    component Line: KeyboardRow {
        property alias model: digits.model

        Repeater {
            id: digits
            delegate: OneKey {
                required property string modelData
                text: modelData
            }
        }
    }
}
