import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// 查我的补贴: what is typed at the left (above when upright), the pad and 查询 at the right.
ScreenFrame {
    id: page
    required property EnterNumberScreen screen
    model: screen

    GridLayout {
        anchors.fill: parent
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
                text: qsTr("请输入身份证号")
                size: Theme.head
                strong: true
            }
            Rectangle {
                Layout.fillWidth: true
                implicitHeight: typed.implicitHeight + 2 * Theme.pad
                radius: Theme.mm(3)
                color: Theme.card
                border.width: Theme.mm(0.5)
                border.color: Theme.teal

                Words {
                    id: typed
                    objectName: "typed_number"
                    spoken: "" // not for the room
                    anchors {
                        left: parent.left
                        right: parent.right
                        verticalCenter: parent.verticalCenter
                        leftMargin: Theme.pad
                        rightMargin: Theme.gap
                    }
                    text: page.screen.number + "▏"
                    size: Theme.large ? Theme.lead : Theme.head
                    wrapMode: Text.NoWrap
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Theme.small
                    Accessible.name: qsTr("已输入的号码")
                }
            }
            Words {
                objectName: "progress"
                Layout.fillWidth: true
                text: page.screen.progress + "\n" + qsTr("屏幕上只显示您自己的补贴，走的时候会自动清除。")
                color: Theme.grey
            }
            Note {
                objectName: "trouble"
                Layout.fillWidth: true
                text: page.screen.trouble
            }
            Note {
                Layout.fillWidth: true
                visible: page.screen.trouble === "" && text !== ""
                text: page.screen.cardHint
                hint: true
            }
        }
        ColumnLayout {
            Layout.fillWidth: Theme.portrait
            Layout.fillHeight: true
            Layout.preferredWidth: Theme.mm(190)
            Layout.maximumHeight: Theme.mm(230)
            Layout.alignment: Qt.AlignTop
            spacing: Theme.gap

            DigitPad {
                Layout.fillWidth: true
                Layout.fillHeight: true
                letterX: true
                onTyped: character => page.screen.type(character)
                onErased: page.screen.erase()
            }
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.gap

                BigButton {
                    objectName: "erase_number"
                    Layout.fillHeight: true
                    Layout.preferredWidth: Theme.mm(50)
                    text: qsTr("重输")
                    onTapped: page.screen.eraseAll()
                }
                BigButton {
                    objectName: "search_number"
                    Layout.fillWidth: true
                    implicitHeight: Theme.mm(28)
                    text: qsTr("查询")
                    size: Theme.title
                    strong: true
                    enabled: page.screen.ready
                    onTapped: page.screen.search()
                }
            }
        }
    }
}
