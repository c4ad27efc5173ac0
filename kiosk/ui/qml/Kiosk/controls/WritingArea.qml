import QtQuick
import Kiosk

// A sheet to write on, with page buttons once it is longer than its place. What is typed is never
// learnt by the input method.
Item {
    id: root
    property alias text: edit.text
    property string hint: ""
    readonly property alias writing: edit.activeFocus

    function write() {
        edit.forceActiveFocus();
    }
    // Afterwards, not at once: the buttons take width from the words whose height they follow.
    function look() {
        pages.needed = sheet.contentHeight > sheet.height + 1;
    }
    function replace(text: string) {
        if (edit.text === text)
            return;
        edit.text = text;
        edit.cursorPosition = edit.length;
    }

    Rectangle {
        anchors {
            fill: parent
            rightMargin: pages.visible ? pages.width + Theme.gap : 0
        }
        radius: Theme.mm(3)
        color: Theme.card
        border.width: edit.activeFocus ? Theme.mm(0.5) : Theme.line
        border.color: edit.activeFocus ? Theme.teal : Theme.border

        Flickable {
            id: sheet
            anchors {
                fill: parent
                margins: Theme.gap
            }
            contentWidth: width
            contentHeight: edit.height
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            onContentHeightChanged: Qt.callLater(root.look)
            onHeightChanged: Qt.callLater(root.look)

            TextEdit {
                id: edit
                objectName: "write_words"
                width: sheet.width
                height: Math.max(implicitHeight, sheet.height)
                wrapMode: TextEdit.Wrap
                textFormat: TextEdit.PlainText
                color: Theme.ink
                font.pixelSize: Theme.lead
                inputMethodHints: Qt.ImhSensitiveData | Qt.ImhMultiLine
                activeFocusOnTab: true
                // A sheet would take the key for a tab in the text.
                Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
                Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
                Accessible.role: Accessible.EditableText
                Accessible.name: root.hint
                onCursorRectangleChanged: {
                    const line = cursorRectangle;
                    if (line.y < sheet.contentY)
                        sheet.contentY = line.y;
                    else if (line.y + line.height > sheet.contentY + sheet.height)
                        sheet.contentY = line.y + line.height - sheet.height;
                }
            }
            Words {
                width: sheet.width
                visible: edit.length === 0 && edit.preeditText === ""
                text: root.hint
                size: Theme.lead
                color: Theme.grey
                Accessible.ignored: true
            }
        }
    }
    // The first touch goes on writing at the end, wherever it falls; only then it chooses a place.
    MouseArea {
        anchors.fill: sheet.parent
        visible: !edit.activeFocus
        onClicked: {
            edit.cursorPosition = edit.length;
            root.write();
        }
    }
    PageButtons {
        id: pages
        anchors {
            right: parent.right
            top: parent.top
            bottom: parent.bottom
        }
        list: sheet
        needed: false
    }
}
