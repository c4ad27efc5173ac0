pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// A sheet to write on with the finger, whole lines from left to right. Above it what was read, with
// what a doubtful character may be instead; beside it (below when upright) undo, signs, the switch.
Rectangle {
    id: root
    property var field: null // a TextInput or TextEdit
    property var last: null

    implicitHeight: all.implicitHeight + 2 * Theme.gap
    color: Theme.tealLight

    function put() {
        const text = pen.text;
        root.clear();
        root.insert(text);
    }
    function insert(text: string) {
        if (root.field && text !== "")
            root.field.insert(root.field.cursorPosition, text);
    }
    function clear() {
        ink.clear();
        pen.clear();
    }
    function erase() {
        const at = root.field ? root.field.cursorPosition : 0;
        if (!ink.blank)
            root.clear();
        else if (at > 0)
            root.field.remove(at - 1, at);
    }
    onFieldChanged: {
        const now = field;
        // What stands on the sheet was meant for the field before.
        if (last && pen.text !== "")
            last.insert(last.cursorPosition, pen.text);
        clear();
        last = now;
    }

    // Nothing below is tapped through the panel.
    MouseArea {
        anchors.fill: parent
    }
    Pen {
        id: pen
    }
    Connections {
        target: Writing
        function onPut() {
            root.put();
        }
    }
    GridLayout {
        id: all
        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
            margins: Theme.gap
        }
        columns: Theme.portrait ? 1 : 2
        columnSpacing: Theme.gap
        rowSpacing: Theme.mm(3)

        GridLayout {
            Layout.fillWidth: true
            Layout.columnSpan: Theme.portrait ? 1 : 2
            columns: Theme.portrait ? 1 : 2
            columnSpacing: Theme.gap
            rowSpacing: Theme.mm(3)

            RowLayout {
                spacing: Theme.mm(3)
                Layout.fillWidth: true

                Repeater {
                    model: pen.letters

                    delegate: Letter {
                        required property int index
                        required property bool doubtful
                        required property bool chosen
                        objectName: "choose_letter"
                        strong: chosen
                        mark: doubtful
                        onTapped: pen.choose(index)
                    }
                }
                Words {
                    objectName: "hand_hint"
                    Layout.fillWidth: true
                    Layout.minimumHeight: Theme.touch
                    verticalAlignment: Text.AlignVCenter
                    visible: pen.text === ""
                    text: pen.trouble !== "" ? pen.trouble : qsTr("用手指在下面写，可以连着写几个字。")
                    strong: pen.trouble !== ""
                    color: pen.trouble !== "" ? Theme.amber : Theme.grey
                }
                Item {
                    Layout.fillWidth: true
                    visible: pen.text !== ""
                }
            }
            RowLayout {
                spacing: Theme.mm(3)
                Layout.minimumHeight: Theme.touch

                Repeater {
                    model: pen.others

                    delegate: Letter {
                        objectName: "take_letter"
                        onTapped: pen.take(text)
                    }
                }
                Item {
                    Layout.fillWidth: true
                }
                BigButton {
                    objectName: "read_again"
                    visible: pen.trouble !== ""
                    text: qsTr("再试一次")
                    onTapped: ink.blank ? pen.read([[[0, 0]]], 1) : ink.again()
                }
                BigButton {
                    objectName: "put_words"
                    enabled: pen.text !== ""
                    strong: enabled
                    text: qsTr("写上去")
                    onTapped: root.put()
                }
            }
        }
        Rectangle {
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.mm(Theme.portrait ? 90 : 76)
            radius: Theme.mm(3)
            color: Theme.card
            border.width: Theme.line
            border.color: Theme.teal

            InkSheet {
                id: ink
                objectName: "hand_sheet"
                anchors.fill: parent
                pen: Theme.mm(1.8)
                color: Theme.ink
                onWritten: pen.read(ink.strokes, ink.height)
                Accessible.role: Accessible.Canvas
                Accessible.name: qsTr("用手指在这里写")
            }
        }
        GridLayout {
            columns: Theme.portrait ? 5 : 3
            columnSpacing: Theme.mm(3)
            rowSpacing: Theme.mm(3)
            Layout.fillWidth: Theme.portrait
            Layout.fillHeight: true

            Button {
                objectName: "undo_stroke"
                text: qsTr("撤一笔")
                onTapped: ink.undo()
            }
            Button {
                objectName: "wipe_sheet"
                text: qsTr("重写")
                onTapped: root.clear()
            }
            Button {
                objectName: "erase_letter"
                text: qsTr("删字")
                onTapped: root.erase()
            }
            Button {
                objectName: "switch_to_pinyin"
                Layout.columnSpan: Theme.portrait ? 2 : 1
                text: qsTr("拼音")
                onTapped: {
                    root.put();
                    Writing.byHand = false;
                }
            }
            Repeater {
                model: ["，", "。", "？", "！", "、"]

                delegate: Button {
                    required property string modelData
                    objectName: "put_sign"
                    text: modelData
                    onTapped: {
                        root.put();
                        root.insert(text);
                    }
                }
            }
        }
    }

    component Button: BigButton {
        Layout.fillWidth: true
        Layout.preferredWidth: Theme.portrait ? 1 : implicitWidth
        Layout.fillHeight: true
        size: Theme.body
    }
    component Letter: Tap {
        id: letter
        required property string text
        property bool strong: false
        property bool mark: false
        name: mark ? qsTr("%1，拿不准").arg(text) : text
        implicitWidth: Theme.touch * Theme.type

        Rectangle {
            anchors.fill: parent
            radius: Theme.mm(3)
            color: letter.pressed ? Theme.pressed : Theme.card
            border.width: letter.strong ? Theme.mm(0.8) : Theme.line
            border.color: letter.strong ? Theme.teal : Theme.border
        }
        Words {
            anchors.centerIn: parent
            text: letter.text
            size: Theme.head
            Accessible.ignored: true
        }
        Rectangle {
            anchors {
                bottom: parent.bottom
                bottomMargin: Theme.mm(1)
                horizontalCenter: parent.horizontalCenter
            }
            visible: letter.mark
            width: parent.width * 0.6
            height: Theme.mm(0.8)
            color: Theme.amber
        }
    }
}
