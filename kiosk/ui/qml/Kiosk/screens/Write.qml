pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// 在这里写: choices at the left (above when upright), the sheet at the right, 交上去 below.
// While the keyboard is up and room is short, only what is being written stays.
ScreenFrame {
    id: page
    required property WriteScreen screen
    readonly property bool typing: Writing.open && (sheet.writing || name.writing || telephone.writing)
    readonly property bool compact: typing && (!Theme.portrait || Theme.large || Writing.byHand)
    model: screen
    waiting: qsTr("正在加密…")

    Connections {
        target: page.screen
        function onWordsReplaced(text: string) {
            Writing.settle();
            sheet.replace(text);
        }
    }
    GridLayout {
        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
            bottom: bar.top
            bottomMargin: Theme.gap
        }
        columns: Theme.portrait ? 1 : 2
        columnSpacing: Theme.mm(5)
        rowSpacing: Theme.gap

        ScrollPage {
            visible: !page.compact
            Layout.fillWidth: true
            Layout.fillHeight: !Theme.portrait
            Layout.preferredWidth: 1
            Layout.preferredHeight: Theme.portrait ? Math.min(list.contentHeight, page.height * 0.42) : 0

            Words {
                width: parent.width
                visible: text !== ""
                text: page.screen.about === "" ? "" : qsTr("说的是：%1").arg(page.screen.about)
                strong: true
            }
            Choices {
                heading: qsTr("这是")
                rows: page.screen.kinds
                verb: "choose_kind"
                onPicked: key => page.screen.chooseKind(key)
            }
            Choices {
                heading: qsTr("说的是谁的事")
                rows: page.screen.levels
                verb: "choose_level"
                onPicked: key => page.screen.chooseLevel(key)
            }
            Choices {
                heading: qsTr("现成的话，点一下就写上")
                rows: page.screen.phrases
                verb: "tap_phrase"
                onPicked: key => page.screen.tapPhrase(key)
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            spacing: Theme.gap

            WritingArea {
                id: sheet
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.minimumHeight: Theme.mm(24)
                hint: qsTr("点这里写，手写、拼音都行。")
                onTextChanged: page.screen.setWords(text)
            }
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.gap

                WritingField {
                    id: name
                    objectName: "write_name"
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    heading: qsTr("姓名（不留也行）")
                    most: 16
                    onTextChanged: page.screen.setName(text)
                }
                WritingField {
                    id: telephone
                    objectName: "write_telephone"
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    heading: qsTr("电话（不留也行）")
                    most: 20
                    hints: Qt.ImhDialableCharactersOnly
                    onTextChanged: page.screen.setTelephone(text)
                }
            }
        }
    }
    GridLayout {
        id: bar
        anchors {
            left: parent.left
            right: parent.right
            bottom: parent.bottom
        }
        columns: Theme.portrait ? 2 : 3
        columnSpacing: Theme.gap
        rowSpacing: Theme.gap

        Words {
            objectName: "trouble"
            Layout.fillWidth: true
            Layout.columnSpan: Theme.portrait ? 2 : 1
            visible: text !== ""
            text: page.screen.trouble
            size: Theme.lead
            strong: true
            color: Theme.amber
        }
        Words {
            objectName: "opener"
            Layout.fillWidth: true
            Layout.columnSpan: Theme.portrait ? 2 : 1
            visible: page.screen.trouble === ""
            text: page.typing ? page.screen.room : qsTr("%1%2。").arg(page.screen.opener).arg(page.screen.room)
            color: Theme.grey
        }
        BigButton {
            objectName: "hide_keyboard"
            Layout.fillWidth: Theme.portrait
            Layout.preferredWidth: Theme.portrait ? Theme.mm(60) : implicitWidth
            Layout.fillHeight: true
            visible: page.typing
            text: qsTr("收起")
            onTapped: Writing.end(bar)
        }
        BigButton {
            objectName: "send_report"
            Layout.fillWidth: Theme.portrait
            Layout.columnSpan: Theme.portrait && !page.typing ? 2 : 1
            Layout.preferredWidth: Theme.mm(100)
            implicitHeight: page.compact ? Theme.touch * Theme.type : Theme.mm(22)
            text: qsTr("交上去")
            size: Theme.head
            strong: true
            enabled: !page.screen.busy
            onTapped: {
                Writing.end(bar);
                page.screen.send();
            }
        }
    }
}
