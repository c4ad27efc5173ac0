pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// One payment: what came, and what it is in plain words.
ScreenFrame {
    id: page
    required property PaymentScreen screen
    model: screen

    ScrollPage {
        anchors.fill: parent

        GridLayout {
            width: parent.width
            columns: Theme.portrait ? 1 : 2
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap

            Block {
                Layout.preferredWidth: 2

                Words {
                    objectName: "payment_amount"
                    Layout.fillWidth: true
                    text: page.screen.amount
                    size: Theme.title
                    strong: true
                    font.strikeout: page.screen.withdrawn !== ""
                }
                Badge {
                    objectName: "payment_status"
                    visible: page.screen.withdrawn === ""
                    text: page.screen.status
                    tone: page.screen.tone
                }
                Words {
                    objectName: "payment_withdrawn"
                    Layout.fillWidth: true
                    visible: text !== ""
                    text: page.screen.withdrawn
                    strong: true
                }
                Timeline {
                    Layout.fillWidth: true
                    visible: page.screen.withdrawn === ""
                    steps: page.screen.steps
                }
                Words {
                    objectName: "payment_advice"
                    Layout.fillWidth: true
                    visible: text !== ""
                    text: page.screen.advice
                    strong: true
                }
                Repeater {
                    model: page.screen.facts

                    delegate: Fact {
                        Layout.fillWidth: true
                    }
                }
                QrCode {
                    Layout.fillWidth: true
                    link: page.screen.link
                }
                BigButton {
                    objectName: "speak_of_payment"
                    Layout.topMargin: Theme.gap
                    text: qsTr("说一说这一笔")
                    onTapped: page.screen.speak()
                }
            }
            Block {
                Layout.preferredWidth: 3
                heading: qsTr("这是什么钱")

                Repeater {
                    model: page.screen.policy

                    delegate: Fact {
                        Layout.fillWidth: true
                    }
                }
                Words {
                    objectName: "payment_village"
                    Layout.fillWidth: true
                    visible: text !== ""
                    text: page.screen.village
                    color: Theme.grey
                }
            }
        }
    }
}
