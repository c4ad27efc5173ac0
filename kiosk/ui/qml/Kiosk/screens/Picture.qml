import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// An invoice on all of the screen: large buttons enlarge it, a finger moves it about.
ScreenFrame {
    id: page
    required property PictureScreen screen
    model: screen

    Rectangle {
        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
            bottom: tools.top
            bottomMargin: Theme.gap
        }
        color: "#efe8dc"

        Flickable {
            id: flick
            objectName: "picture_view"
            anchors.fill: parent
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            contentWidth: invoice.width
            contentHeight: invoice.height

            Invoice {
                id: invoice
                objectName: "large_invoice"
                width: flick.width * page.screen.scale
                height: flick.height * page.screen.scale
                image: page.screen.image
            }
        }
        Words {
            anchors.centerIn: parent
            visible: text !== ""
            text: page.screen.missing
            size: Theme.head
        }
    }
    RowLayout {
        id: tools
        anchors {
            left: parent.left
            right: parent.right
            bottom: parent.bottom
        }
        spacing: Theme.gap

        BigButton {
            objectName: "enlarge_picture"
            Layout.fillWidth: true
            text: qsTr("放大 +")
            enabled: !page.screen.largest
            onTapped: page.screen.enlarge()
        }
        BigButton {
            objectName: "shrink_picture"
            Layout.fillWidth: true
            text: qsTr("缩小 -")
            enabled: page.screen.scale > 1
            onTapped: page.screen.shrink()
        }
        BigButton {
            objectName: "turn_picture"
            Layout.fillWidth: true
            visible: page.screen.several
            text: qsTr("下一张发票")
            onTapped: page.screen.turn()
        }
    }
}
