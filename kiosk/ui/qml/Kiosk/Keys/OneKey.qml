import QtQuick
import QtQuick.VirtualKeyboard

// A key: a letter, a sign, or with `says` one that does something. The input method gets its text.
Key {
    property string says: ""
    objectName: "type_" + text
    displayText: says !== "" ? says : text
    highlighted: says !== "" && text !== " "
    functionKey: says !== ""
    showPreview: false
    Accessible.role: Accessible.Button
    Accessible.name: displayText
}
