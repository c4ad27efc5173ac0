pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Models

// 用我名字领的钱: a line a paper, each opens its voucher.
ScreenFrame {
    id: page
    required property SignedScreen screen
    model: screen

    Card {
        anchors.fill: parent

        ScrollPage {
            anchors {
                fill: parent
                margins: Theme.line
            }
            spacing: 0

            Words {
                width: parent.width
                leftPadding: Theme.mm(5)
                rightPadding: Theme.mm(5)
                topPadding: Theme.gap
                bottomPadding: Theme.gap
                text: qsTr("这些单子上写着您领了钱。没有领到、没有签过字的，点开那一笔说一说。")
                color: Theme.grey
            }
            Repeater {
                model: page.screen.lines

                delegate: RecordLine {
                    id: line
                    required property string record
                    objectName: "open_voucher"
                    width: parent?.width ?? 0
                    onTapped: page.screen.openVoucher(line.record)
                }
            }
        }
    }
}
