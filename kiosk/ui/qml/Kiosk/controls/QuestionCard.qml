import QtQuick
import Kiosk

// One of the five questions of a year: what is asked, the figure, and what it is made of.
Tap {
    id: root
    required property string title
    required property string figure
    required property string text
    property bool marked: false // tinted: the last of the five

    name: title + "，" + figure + "，" + text
    implicitHeight: column.implicitHeight + 2 * Theme.gap

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: root.pressed ? Theme.pressed : root.marked ? Theme.amberLight : Theme.card
        border.width: Theme.line
        border.color: Theme.border
    }
    Column {
        id: column
        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
            margins: Theme.gap
        }
        spacing: Theme.mm(1)

        Words {
            width: parent.width
            text: root.title + " ›"
            size: Theme.lead
            strong: true
            Accessible.ignored: true
        }
        Words {
            width: parent.width
            text: root.figure
            size: Theme.head
            strong: true
            wrapMode: Text.NoWrap
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.small
            Accessible.ignored: true
        }
        Words {
            width: parent.width
            text: root.text
            size: Theme.small
            color: Theme.grey
            Accessible.ignored: true
        }
    }
}
