pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// First the PIN; then the machine's state, the touch test, the panel's size and a code with it all.
Item {
    id: root
    required property TechnicianScreen screen

    ScreenFrame {
        anchors.fill: parent
        visible: !root.screen.touches.running
        model: root.screen

        Card {
            anchors.centerIn: parent
            width: Math.min(parent.width, Theme.mm(170))
            height: parent.height
            visible: !root.screen.open

            Words {
                id: asked
                anchors {
                    left: parent.left
                    right: parent.right
                    top: parent.top
                    margins: Theme.pad
                }
                text: qsTr("请输密码")
                size: Theme.head
                strong: true
            }
            Words {
                id: dots
                objectName: "pin_dots"
                anchors {
                    left: parent.left
                    right: parent.right
                    top: asked.bottom
                    leftMargin: Theme.pad
                }
                height: Theme.head * 1.4
                spoken: ""
                text: root.screen.dots
                size: Theme.head
            }
            Words {
                id: trouble
                objectName: "pin_trouble"
                anchors {
                    left: parent.left
                    right: parent.right
                    top: dots.bottom
                    leftMargin: Theme.pad
                    rightMargin: Theme.pad
                }
                height: Theme.body * 1.4
                text: root.screen.trouble
            }
            DigitPad {
                anchors {
                    left: parent.left
                    right: parent.right
                    top: trouble.bottom
                    bottom: enter.top
                    margins: Theme.pad
                    bottomMargin: Theme.gap
                }
                onTyped: character => root.screen.type(character)
                onErased: root.screen.erase()
            }
            BigButton {
                id: enter
                objectName: "enter_pin"
                anchors {
                    left: parent.left
                    right: parent.right
                    bottom: parent.bottom
                    margins: Theme.pad
                }
                text: qsTr("进去")
                strong: true
                onTapped: root.screen.enter()
            }
        }
        ScrollPage {
            anchors.fill: parent
            visible: root.screen.open

            GridLayout {
                width: parent.width
                columns: Theme.portrait ? 1 : 2
                columnSpacing: Theme.gap
                rowSpacing: Theme.gap

                Block {
                    Layout.preferredWidth: 3
                    heading: qsTr("机器怎么样")

                    Repeater {
                        model: root.screen.states

                        delegate: RowLayout {
                            id: state
                            required property string text
                            required property string mark // what somebody should see to is told from what nobody knows
                            readonly property bool wrong: mark === "wrong"
                            objectName: "machine_state"
                            Layout.fillWidth: true
                            spacing: Theme.gap

                            Icon {
                                Layout.alignment: Qt.AlignTop
                                objectName: "mark_" + state.mark
                                name: ({
                                        "well": "check",
                                        "absent": "dash",
                                        "unknown": "question",
                                        "wrong": "warning"
                                    })[state.mark] ?? "question"
                                tint: state.wrong ? Theme.amber : state.mark === "well" ? Theme.teal : Theme.grey
                                size: Theme.body
                            }
                            Words {
                                Layout.fillWidth: true
                                text: state.text
                                strong: state.wrong
                            }
                        }
                    }
                    Words {
                        objectName: "card_trial"
                        Layout.fillWidth: true
                        visible: text !== ""
                        text: root.screen.cardTrial
                    }
                    QrCode {
                        objectName: "diagnostics"
                        Layout.fillWidth: true
                        side: Theme.mm(58)
                        text: qsTr("用手机扫，发给县里")
                        link: root.screen.line
                    }
                }
                ColumnLayout {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 2
                    Layout.alignment: Qt.AlignTop
                    spacing: Theme.gap

                    Block {
                        visible: root.screen.joinsNetworks
                        heading: qsTr("网络")

                        BigButton {
                            objectName: "choose_network"
                            Layout.fillWidth: true
                            text: qsTr("连无线网或手机网")
                            onTapped: root.screen.openNetwork()
                        }
                    }
                    Block {
                        heading: qsTr("触摸")

                        Words {
                            objectName: "touches"
                            Layout.fillWidth: true
                            text: root.screen.touches.outcome
                        }
                        BigButton {
                            objectName: "begin_touches"
                            text: qsTr("试九个点")
                            onTapped: root.screen.touches.begin()
                        }
                    }
                    Block {
                        heading: qsTr("屏幕有多大")

                        Words {
                            Layout.fillWidth: true
                            text: (Theme.portrait ? qsTr("竖着，%1×%2") : qsTr("横着，%1×%2")).arg(Theme.width).arg(Theme.height)
                        }
                        Words {
                            Layout.fillWidth: true
                            text: qsTr("拿一张银行卡贴在下面的框上，调到一样大。")
                        }
                        Rectangle {
                            objectName: "bank_card"
                            // 85.6 × 54 mm on the panel, if it is as wide as is taken.
                            Layout.preferredWidth: 85.6 * Math.max(Theme.width, Theme.height) / root.screen.panelMm
                            Layout.preferredHeight: Layout.preferredWidth * 53.98 / 85.6
                            color: Theme.tealLight
                            border.width: Theme.line
                            border.color: Theme.teal
                            radius: Layout.preferredWidth * 3.18 / 85.6
                        }
                        Words {
                            objectName: "panel_mm"
                            Layout.fillWidth: true
                            text: qsTr("长边 %1 毫米").arg(root.screen.panelMm.toFixed(0))
                            strong: true
                        }
                        Flow {
                            Layout.fillWidth: true
                            spacing: Theme.gap

                            // A wider panel has larger millimetres per pixel: the frame gets smaller.
                            BigButton {
                                objectName: "frame_much_larger"
                                text: qsTr("框大很多")
                                onTapped: root.screen.widen(-20)
                            }
                            BigButton {
                                objectName: "frame_larger"
                                text: qsTr("框大一点")
                                onTapped: root.screen.widen(-2)
                            }
                            BigButton {
                                objectName: "frame_smaller"
                                text: qsTr("框小一点")
                                onTapped: root.screen.widen(2)
                            }
                            BigButton {
                                objectName: "frame_much_smaller"
                                text: qsTr("框小很多")
                                onTapped: root.screen.widen(20)
                            }
                        }
                        BigButton {
                            objectName: "save_panel"
                            text: qsTr("存下来")
                            strong: true
                            onTapped: root.screen.save()
                        }
                        Words {
                            objectName: "saved"
                            Layout.fillWidth: true
                            visible: text !== ""
                            text: root.screen.saved
                        }
                    }
                }
            }
        }
    }
    TouchPoints {
        anchors.fill: parent
        test: root.screen.touches
    }
}
