import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// 收好了: the code at the left (above when upright), the courier's QR code at the right.
ScreenFrame {
    id: page
    required property ReceiptScreen screen
    model: screen

    GridLayout {
        anchors.fill: parent
        visible: page.screen.step === "show"
        columns: Theme.portrait || page.screen.link === "" ? 1 : 2
        columnSpacing: Theme.gap
        rowSpacing: Theme.gap

        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 3
            spacing: Theme.gap

            ScrollPage {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.minimumHeight: Theme.portrait ? Math.min(list.contentHeight, page.height * 0.45) : 0

                Words {
                    objectName: "kept"
                    width: parent.width
                    text: page.screen.kept ? qsTr("✓ 收好了") : qsTr("还没有送出")
                    size: Theme.large ? Theme.head : Theme.title // so that no word is scrolled away
                    strong: true
                    color: page.screen.kept ? Theme.green : Theme.amber
                }
                Card {
                    width: parent.width
                    height: code.implicitHeight + 2 * Theme.pad

                    Column {
                        id: code
                        anchors {
                            left: parent.left
                            right: parent.right
                            verticalCenter: parent.verticalCenter
                            leftMargin: Theme.pad
                            rightMargin: Theme.pad
                        }
                        Words {
                            width: parent.width
                            text: qsTr("查询编号（查回复就用它）")
                            color: Theme.grey
                        }
                        Words {
                            objectName: "receipt_code"
                            width: parent.width
                            text: page.screen.code
                            size: Theme.title
                            strong: true
                            wrapMode: Theme.large && !Theme.portrait ? Text.WordWrap : Text.NoWrap
                            fontSizeMode: Text.HorizontalFit
                            minimumPixelSize: Theme.lead
                        }
                    }
                }
                Note {
                    objectName: "trouble"
                    width: parent.width
                    text: page.screen.trouble
                }
                Card {
                    width: parent.width
                    height: told.implicitHeight + 2 * Theme.pad

                    Words {
                        id: told
                        anchors {
                            left: parent.left
                            right: parent.right
                            verticalCenter: parent.verticalCenter
                            leftMargin: Theme.pad
                            rightMargin: Theme.pad
                        }
                        objectName: "promise"
                        text: qsTr("在本县任何一台机器上输编号，就能看到回复。\n编号只显示这一次，机器上不保存。") + "\n" + (page.screen.printable ? qsTr("请抄下来，用手机拍下来，或者打印出来。") : qsTr("请抄下来，或者用手机拍下来。")) + "\n" + page.screen.promise
                        size: Theme.lead
                    }
                }
            }
            // Below the scrolled words, not among them: it must be seen without turning a page.
            BigButton {
                objectName: "confirm_copied"
                Layout.fillWidth: true
                implicitHeight: Theme.mm(22)
                text: qsTr("我记好了")
                size: Theme.head
                strong: true
                onTapped: page.screen.copied()
            }
        }
        Card {
            visible: page.screen.link !== ""
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 2
            Layout.minimumHeight: Theme.portrait ? Theme.mm(130) : 0
            Layout.preferredHeight: Theme.portrait ? Theme.mm(180) : -1

            ColumnLayout {
                anchors {
                    fill: parent
                    margins: Theme.gap
                }
                spacing: Theme.gap

                QrMatrix {
                    objectName: "courier_code"
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.minimumHeight: Theme.mm(95)
                    text: page.screen.link
                    Accessible.role: Accessible.Graphic
                    Accessible.name: qsTr("替您送的码")
                }
                Words {
                    Layout.fillWidth: true
                    text: page.screen.kept ? qsTr("扫一扫，手机也会替您送到。不扫也行。") : qsTr("用手机扫一扫，手机替您送到。")
                    horizontalAlignment: Text.AlignHCenter
                }
                RowLayout {
                    visible: page.screen.sheet !== ""
                    spacing: Theme.gap

                    Words {
                        objectName: "sheet"
                        Layout.fillWidth: true
                        text: page.screen.sheet
                        strong: true
                    }
                    BigButton {
                        objectName: "next_sheet"
                        text: qsTr("下一张")
                        onTapped: page.screen.nextSheet()
                    }
                }
            }
        }
    }
    GridLayout {
        anchors.fill: parent
        visible: page.screen.step === "confirm"
        columns: Theme.portrait ? 1 : 2
        columnSpacing: Theme.mm(5)
        rowSpacing: Theme.mm(6)

        ColumnLayout {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignTop
            spacing: Theme.gap

            Words {
                Layout.fillWidth: true
                text: qsTr("请看着您抄的，输编号的最后四位")
                size: Theme.head
                strong: true
            }
            Words {
                objectName: "typed_last"
                Layout.fillWidth: true
                text: page.screen.boxes
                size: Theme.figure
                strong: true
                Accessible.name: qsTr("已输入的四位")
            }
            BigButton {
                objectName: "show_again"
                text: qsTr("再看一眼编号")
                onTapped: page.screen.showAgain()
            }
        }
        DigitPad {
            Layout.fillWidth: Theme.portrait
            Layout.fillHeight: true
            Layout.preferredWidth: Theme.mm(190)
            Layout.maximumHeight: Theme.mm(200)
            Layout.alignment: Qt.AlignTop
            onTyped: character => page.screen.type(character)
            onErased: page.screen.erase()
        }
    }
    Card {
        anchors.fill: parent
        visible: page.screen.step === "thanks"

        Column {
            anchors.centerIn: parent
            width: parent.width - 4 * Theme.pad
            spacing: Theme.mm(10)

            Words {
                objectName: "thanks"
                width: parent.width
                text: qsTr("抄对了，谢谢您。\n过几天来本县任何一台机器，点“查回复”，输编号就能看到。")
                size: Theme.head
                horizontalAlignment: Text.AlignHCenter
            }
            BigButton {
                objectName: "leave_receipt"
                anchors.horizontalCenter: parent.horizontalCenter
                implicitHeight: Theme.mm(22)
                text: qsTr("看完了，退出")
                size: Theme.head
                strong: true
                onTapped: page.screen.leave()
            }
        }
    }

    Card {
        anchors.fill: parent
        visible: page.screen.step === "parting"

        Column {
            anchors.centerIn: parent
            width: parent.width - 4 * Theme.pad
            spacing: Theme.mm(10)

            Words {
                objectName: "farewell"
                width: parent.width
                text: page.screen.farewell
                size: Theme.head
                horizontalAlignment: Text.AlignHCenter
            }
            GridLayout {
                anchors.horizontalCenter: parent.horizontalCenter
                columns: Theme.portrait ? 1 : 2
                columnSpacing: Theme.mm(10)
                rowSpacing: Theme.mm(8)

                BigButton {
                    objectName: "return_to_code"
                    Layout.fillWidth: true
                    implicitHeight: Theme.mm(22)
                    text: page.screen.kept ? qsTr("回去看编号") : qsTr("回去扫码")
                    size: Theme.head
                    strong: true
                    onTapped: page.screen.showAgain()
                }
                BigButton {
                    objectName: "part_with_code"
                    Layout.fillWidth: true
                    implicitHeight: Theme.mm(22)
                    text: page.screen.leaving ? qsTr("退出") : qsTr("不看了，返回")
                    size: Theme.head
                    onTapped: page.screen.part()
                }
            }
        }
    }
}
