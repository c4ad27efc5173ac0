import QtQuick
import Kiosk

// One of the five questions of a year: what is asked, the figure, and what it is made of.
Tap {
    id: root
    required property string title
    required property string figure
    required property string text
    required property bool chosen
    required property bool leads

    name: title + "，" + figure + "，" + text
    enabled: leads
    implicitHeight: column.implicitHeight + 2 * Theme.gap

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: root.pressed ? Theme.pressed : root.leads ? Theme.card : Theme.amberLight
        border.width: root.chosen ? Theme.mm(0.8) : Theme.line
        border.color: root.chosen ? Theme.teal : Theme.border
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
            text: root.title
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
