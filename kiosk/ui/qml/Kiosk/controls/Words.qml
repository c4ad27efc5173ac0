import QtQuick
import Kiosk

// Text as the terminal sets it: plain, wrapped, never cut.
Text {
    property int size: Theme.body
    property bool strong: false
    property string spoken: text // by the voice; "" keeps it silent

    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    color: Theme.ink
    font.pixelSize: size
    font.bold: strong
    lineHeight: 1.15
}
