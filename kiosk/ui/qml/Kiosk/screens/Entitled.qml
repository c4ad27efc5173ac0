pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Models

// 还能领的: what it is, why, how much, whom to ask.
ScreenFrame {
    id: page
    required property EntitledScreen screen
    model: screen

    ScrollPage {
        anchors.fill: parent

        Words {
            width: parent.width
            text: qsTr("照登记的情况看，下面的您可能够条件，还没有领。领不领得到，要问发钱的部门。")
            color: Theme.grey
        }
        Repeater {
            model: page.screen.benefits

            delegate: Card {
                id: benefit
                required property string name
                required property string reason
                required property string standard
                required property string basis
                required property string ask
                required property string bring
                objectName: "benefit"
                width: parent?.width ?? 0
                height: lines.implicitHeight + 2 * Theme.pad

                Column {
                    id: lines
                    anchors {
                        left: parent.left
                        right: parent.right
                        top: parent.top
                        margins: Theme.pad
                    }
                    spacing: Theme.mm(2)

                    Words {
                        width: parent.width
                        text: benefit.name
                        size: Theme.head
                        strong: true
                    }
                    Words {
                        width: parent.width
                        visible: text !== ""
                        text: benefit.reason
                    }
                    Words {
                        width: parent.width
                        visible: text !== ""
                        text: benefit.standard
                    }
                    Words {
                        width: parent.width
                        visible: text !== ""
                        text: benefit.basis === "" ? "" : qsTr("按：%1").arg(benefit.basis)
                        color: Theme.grey
                    }
                    Words {
                        width: parent.width
                        text: benefit.ask
                        size: Theme.lead
                        strong: true
                    }
                    Words {
                        width: parent.width
                        text: benefit.bring
                    }
                }
            }
        }
    }
}
