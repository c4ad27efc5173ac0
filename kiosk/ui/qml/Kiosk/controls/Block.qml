import QtQuick
import QtQuick.Layouts
import Kiosk

// A card in a layout, as high as what it holds, with an optional heading.
Card {
    id: root
    property string heading: ""
    default property alias content: column.data

    Layout.fillWidth: true
    Layout.alignment: Qt.AlignTop
    implicitHeight: column.implicitHeight + 2 * Theme.pad

    ColumnLayout {
        id: column
        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
            margins: Theme.pad
        }
        spacing: Theme.gap

        Words {
            Layout.fillWidth: true
            visible: text !== ""
            text: root.heading
            size: Theme.head
            strong: true
        }
    }
}
