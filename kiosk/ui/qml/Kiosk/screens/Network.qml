pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Wi-Fi and the telephone network: what is in reach, then a password, or an access point.
ScreenFrame {
    id: page
    required property NetworkScreen screen
    model: screen
    waiting: qsTr("正在连，要等一会儿…")

    Binding {
        target: Writing
        property: "letters"
        when: page.visible
        value: page.screen.step !== "list"
    }

    Item {
        id: told
        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
        }
        height: trouble.visible || done.visible ? Math.max(trouble.height, done.height) + Theme.gap : 0

        Words {
            id: trouble
            objectName: "network_trouble"
            width: parent.width
            visible: text !== ""
            text: page.screen.trouble
            size: Theme.lead
            strong: true
            color: Theme.redDark
        }
        Words {
            id: done
            objectName: "network_joined"
            width: parent.width
            visible: text !== ""
            text: page.screen.done
            size: Theme.lead
            strong: true
            color: Theme.teal
        }
    }
    ScrollPage {
        anchors {
            left: parent.left
            right: parent.right
            top: told.bottom
            bottom: parent.bottom
        }
        visible: page.screen.step === "list"

        GridLayout {
            width: parent.width
            columns: Theme.portrait ? 1 : 2
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap

            Block {
                Layout.preferredWidth: 3
                heading: qsTr("无线网，点一个来连")

                Words {
                    objectName: "no_networks"
                    Layout.fillWidth: true
                    visible: text !== ""
                    text: page.screen.nothing
                }
                Repeater {
                    model: page.screen.wifis

                    delegate: BigButton {
                        id: wifi
                        required property string key
                        required property string title
                        required property string note
                        required property bool joined
                        required property bool fits
                        objectName: "wifi_" + wifi.key
                        Layout.fillWidth: true
                        text: wifi.title + "　" + wifi.note
                        strong: wifi.joined
                        enabled: wifi.fits
                        onTapped: page.screen.choose(wifi.key)
                    }
                }
            }
            ColumnLayout {
                Layout.fillWidth: true
                Layout.preferredWidth: 2
                Layout.alignment: Qt.AlignTop
                spacing: Theme.gap

                Block {
                    heading: qsTr("现在")

                    NetLines {
                        Layout.fillWidth: true
                        lines: page.screen.nets
                    }
                }
                Block {
                    heading: qsTr("手机网")

                    BigButton {
                        objectName: "join_mobile"
                        Layout.fillWidth: true
                        visible: page.screen.modem
                        text: qsTr("连手机网")
                        onTapped: page.screen.toMobile()
                    }
                    Words {
                        Layout.fillWidth: true
                        visible: !page.screen.modem
                        text: qsTr("插上带 SIM 卡的上网卡，半分钟后这里可以连。")
                    }
                }
            }
        }
    }
    Column {
        anchors {
            left: parent.left
            right: parent.right
            top: told.bottom
        }
        visible: page.screen.step === "password"
        spacing: Theme.gap
        onVisibleChanged: password.text = ""

        Words {
            objectName: "chosen"
            width: parent.width
            text: page.screen.chosen
            size: Theme.head
            strong: true
        }
        WritingField {
            id: password
            objectName: "password"
            width: parent.width
            heading: qsTr("无线网的密码")
            hints: Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
            most: 63
        }
        BigButton {
            objectName: "join_wifi"
            width: parent.width
            text: qsTr("连")
            strong: true
            enabled: password.text !== ""
            onTapped: {
                Writing.end(page);
                page.screen.join(password.text);
            }
        }
    }
    Column {
        anchors {
            left: parent.left
            right: parent.right
            top: told.bottom
        }
        visible: page.screen.step === "mobile"
        spacing: Theme.gap

        Words {
            width: parent.width
            text: qsTr("一般空着就行。营业厅给了接入点（APN）的，输在下面。")
        }
        WritingField {
            id: apn
            objectName: "apn"
            width: parent.width
            heading: qsTr("接入点，比如 cmnet")
            hints: Qt.ImhUrlCharactersOnly | Qt.ImhPreferLowercase | Qt.ImhNoAutoUppercase
            most: 64
        }
        BigButton {
            objectName: "join_modem"
            width: parent.width
            text: qsTr("连")
            strong: true
            onTapped: {
                Writing.end(page);
                page.screen.joinMobile(apn.text);
            }
        }
    }
}
