pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// A machine that has not joined a province: language, panel and networks, then a stick or an
// address and a code, the fingerprint, and how the first data come.
ScreenFrame {
    id: page
    required property SetUpScreen screen
    model: screen
    waiting: qsTr("正在问平台…")

    Binding {
        target: Writing
        property: "letters"
        when: page.visible
        value: page.screen.step === "typing"
    }
    Item {
        id: trouble
        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
        }
        height: said.visible ? said.height + Theme.gap : 0

        Words {
            id: said
            objectName: "set_up_trouble"
            width: parent.width
            visible: text !== ""
            text: page.screen.trouble
            size: Theme.lead
            strong: true
            color: Theme.redDark
        }
    }
    ScrollPage {
        anchors {
            left: parent.left
            right: parent.right
            top: trouble.bottom
            bottom: parent.bottom
        }
        visible: page.screen.step === "start"

        GridLayout {
            width: parent.width
            columns: Theme.portrait ? 1 : 2
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap

            Block {
                heading: qsTr("开通")

                Words {
                    objectName: "stick"
                    Layout.fillWidth: true
                    text: page.screen.stick
                }
                BigButton {
                    objectName: "join_by_stick"
                    Layout.fillWidth: true
                    visible: page.screen.stickReady
                    text: qsTr("用 U 盘开通")
                    strong: true
                    onTapped: page.screen.joinByStick()
                }
                BigButton {
                    objectName: "type_code"
                    Layout.fillWidth: true
                    text: qsTr("输平台地址和开通码")
                    strong: !page.screen.stickReady
                    onTapped: page.screen.toTyping()
                }
            }
            Block {
                heading: qsTr("网络")

                NetLines {
                    Layout.fillWidth: true
                    lines: page.screen.nets
                }
                BigButton {
                    objectName: "choose_network"
                    Layout.fillWidth: true
                    text: qsTr("连无线网或手机网")
                    onTapped: page.screen.openNetwork()
                }
                Words {
                    Layout.fillWidth: true
                    text: qsTr("网线插好以后，几秒钟就看得到。")
                }
            }
            Block {
                heading: qsTr("屏幕")

                BigButton {
                    objectName: "measure_panel"
                    Layout.fillWidth: true
                    text: qsTr("量屏幕，试触摸")
                    onTapped: page.screen.openTechnician()
                }
            }
            Block {
                heading: qsTr("语言")

                BigButton {
                    objectName: "other_language"
                    Layout.fillWidth: true
                    text: page.screen.otherLanguage
                    onTapped: page.screen.changeLanguage()
                }
            }
        }
    }
    Column {
        anchors {
            left: parent.left
            right: parent.right
            top: trouble.bottom
        }
        visible: page.screen.step === "typing"
        spacing: Theme.gap

        WritingField {
            id: address
            objectName: "province"
            width: parent.width
            heading: qsTr("平台地址，比如 example.cn")
            hints: Qt.ImhUrlCharactersOnly | Qt.ImhPreferLowercase | Qt.ImhNoAutoUppercase
            most: 120
        }
        WritingField {
            id: code
            objectName: "code"
            width: parent.width
            heading: qsTr("开通码，十个字母和数字")
            hints: Qt.ImhPreferUppercase | Qt.ImhNoPredictiveText
            most: 16
        }
        BigButton {
            objectName: "join"
            width: parent.width
            text: qsTr("开通")
            strong: true
            enabled: address.text !== "" && code.text !== ""
            onTapped: {
                Writing.end(page);
                page.screen.join(address.text, code.text);
            }
        }
    }
    ScrollPage {
        anchors {
            left: parent.left
            right: parent.right
            top: trouble.bottom
            bottom: parent.bottom
        }
        visible: page.screen.step === "compare"

        Block {
            width: parent.width

            Words {
                objectName: "villages"
                Layout.fillWidth: true
                text: qsTr("这台机器给：%1").arg(page.screen.villages)
                size: Theme.head
                strong: true
            }
            Words {
                objectName: "terminal"
                Layout.fillWidth: true
                text: qsTr("本机编号：%1").arg(page.screen.terminal)
            }
            Words {
                Layout.fillWidth: true
                text: qsTr("请打电话给县里，请他们念核对码。十二位都一样，才按“一样”。")
            }
            Words {
                objectName: "fingerprint"
                Layout.fillWidth: true
                text: page.screen.fingerprint
                size: Theme.title
                strong: true
                horizontalAlignment: Text.AlignHCenter
            }
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.gap

                BigButton {
                    objectName: "fingerprint_other"
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    text: qsTr("不一样")
                    onTapped: page.screen.other()
                }
                BigButton {
                    objectName: "fingerprint_same"
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    text: qsTr("一样")
                    strong: true
                    onTapped: page.screen.same()
                }
            }
        }
    }
    Block {
        anchors {
            left: parent.left
            right: parent.right
            top: trouble.bottom
        }
        visible: page.screen.step === "syncing"

        Words {
            Layout.fillWidth: true
            text: qsTr("开通了：%1").arg(page.screen.villages)
            size: Theme.head
            strong: true
        }
        Words {
            objectName: "progress"
            Layout.fillWidth: true
            text: page.screen.progress
            size: Theme.lead
        }
        Words {
            objectName: "held_up"
            Layout.fillWidth: true
            visible: text !== ""
            text: page.screen.waiting
            strong: true
            color: Theme.redDark
        }
        BigButton {
            objectName: "self_test"
            Layout.fillWidth: true
            text: qsTr("自检：看一遍机器，试触摸")
            onTapped: page.screen.openTechnician()
        }
        BigButton {
            objectName: "done"
            Layout.fillWidth: true
            text: page.screen.ready ? qsTr("完成") : qsTr("先这样，数据会自己来")
            strong: page.screen.ready
            onTapped: page.screen.leave()
        }
    }
}
