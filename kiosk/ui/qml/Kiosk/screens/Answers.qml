pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// 查回复: what is typed at the left (above when upright), the pad at the right; then the answers.
ScreenFrame {
    id: page
    required property AnswersScreen screen
    model: screen

    GridLayout {
        anchors.fill: parent
        visible: !page.screen.found
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
                text: qsTr("请输入查询编号")
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
                    objectName: "typed_code"
                    anchors {
                        left: parent.left
                        right: parent.right
                        verticalCenter: parent.verticalCenter
                        leftMargin: Theme.pad
                        rightMargin: Theme.gap
                    }
                    text: page.screen.code + "▏"
                    size: Theme.large ? Theme.lead : Theme.head
                    wrapMode: Text.NoWrap
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Theme.small
                    Accessible.name: qsTr("已输入的编号")
                }
            }
            Words {
                objectName: "progress"
                Layout.fillWidth: true
                text: page.screen.progress + "\n" + qsTr("就是交的时候抄下来的那个编号。只在这台机器里查，不会问别人。")
                color: Theme.grey
            }
            Note {
                objectName: "trouble"
                Layout.fillWidth: true
                text: page.screen.trouble
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
                onTyped: character => page.screen.type(character)
                onErased: page.screen.erase()
            }
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.gap

                BigButton {
                    objectName: "erase_code"
                    Layout.fillHeight: true
                    Layout.preferredWidth: Theme.mm(50)
                    text: qsTr("重输")
                    onTapped: page.screen.eraseAll()
                }
                BigButton {
                    objectName: "search_answers"
                    Layout.fillWidth: true
                    implicitHeight: Theme.mm(28)
                    text: qsTr("查询")
                    size: Theme.title
                    strong: true
                    enabled: page.screen.code !== "" && !page.screen.busy
                    onTapped: page.screen.search()
                }
            }
        }
    }
    ColumnLayout {
        anchors.fill: parent
        visible: page.screen.found
        spacing: Theme.gap

        Sentence {
            objectName: "none_yet"
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: page.screen.none !== ""
            text: page.screen.none
        }
        ScrollPage {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: page.screen.none === ""

            Repeater {
                model: page.screen.answers

                delegate: Card {
                    id: answer
                    required property string status
                    required property string tone
                    required property string text
                    required property string origin
                    width: parent?.width ?? 0
                    height: lines.implicitHeight + 2 * Theme.pad

                    Column {
                        id: lines
                        anchors {
                            left: parent.left
                            right: parent.right
                            verticalCenter: parent.verticalCenter
                            leftMargin: Theme.pad
                            rightMargin: Theme.pad
                        }
                        spacing: Theme.mm(2)

                        Badge {
                            objectName: "answer_status"
                            text: answer.status
                            tone: answer.tone
                        }
                        Words {
                            objectName: "answer_text"
                            width: parent.width
                            visible: text !== ""
                            text: answer.text
                            size: Theme.head
                        }
                        Words {
                            objectName: "answer_origin"
                            width: parent.width
                            visible: text !== ""
                            text: answer.origin
                            color: Theme.grey
                        }
                    }
                }
            }
        }
        BigButton {
            objectName: "search_another"
            text: qsTr("查另一个编号")
            onTapped: page.screen.searchAnother()
        }
    }
}
