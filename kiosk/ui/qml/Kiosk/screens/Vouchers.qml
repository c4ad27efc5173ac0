pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Models

// The vouchers of one side: what narrows the list, and the list with nearly all of the screen.
ScreenFrame {
    id: page
    required property VouchersScreen screen
    model: screen

    Connections {
        target: page.screen
        function onBegun() {
            list.positionViewAtBeginning();
        }
    }
    Flow {
        id: head
        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
        }
        visible: page.screen.total !== ""
        spacing: Theme.gap

        BigButton {
            objectName: "search_ledger"
            text: qsTr("找一找")
            size: Theme.body
            onTapped: page.screen.search()
        }
        BigButton {
            objectName: "change_order"
            text: page.screen.order
            size: Theme.body
            onTapped: page.screen.changeOrder()
        }
        Repeater {
            model: page.screen.narrowed

            delegate: Chip {
                id: one
                required property string key
                required text
                required chosen
                objectName: "widen_" + key
                removes: true
                onTapped: page.screen.widen(one.key)
            }
        }
        Words {
            objectName: "total"
            width: Math.min(implicitWidth, parent.width)
            height: Math.max(Theme.touch, implicitHeight)
            verticalAlignment: Text.AlignVCenter
            text: page.screen.total
        }
    }
    Words {
        objectName: "no_vouchers"
        anchors.centerIn: parent
        width: parent.width - 4 * Theme.pad
        visible: text !== ""
        text: page.screen.empty
        size: Theme.head
        horizontalAlignment: Text.AlignHCenter
    }
    ListView {
        id: list
        objectName: "scroll"
        anchors {
            left: parent.left
            top: head.bottom
            topMargin: Theme.gap
            bottom: parent.bottom
            right: buttons.visible ? buttons.left : parent.right
            rightMargin: buttons.visible ? Theme.gap : 0
        }
        visible: count > 0
        clip: true
        cacheBuffer: 0
        boundsBehavior: Flickable.StopAtBounds
        model: page.screen.lines
        onContentYChanged: if (contentY + 3 * height > originY + contentHeight)
            page.screen.more()

        delegate: RecordLine {
            id: line
            required property string record
            required badge
            required badgeTone
            required struck
            objectName: "open_voucher"
            width: list.width
            onTapped: page.screen.openVoucher(line.record)

            Rectangle {
                anchors.fill: parent
                z: -1
                color: Theme.card
            }
        }
    }
    PageButtons {
        id: buttons
        anchors {
            right: parent.right
            top: list.top
            bottom: parent.bottom
        }
        list: list
    }
}
