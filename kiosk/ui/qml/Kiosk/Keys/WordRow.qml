pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.VirtualKeyboard
import Kiosk

// The words that the Pinyin may mean: tap one; further ones by dragging or by ‹ and ›. A word that
// does not fit whole waits for the next turn.
Item {
    id: root
    readonly property var found: InputContext.inputEngine.wordCandidateListModel

    implicitHeight: Theme.touch * Theme.type + 2 * Theme.mm(1.5)

    ListView {
        id: list
        objectName: "words_offered"
        anchors {
            fill: parent
            margins: Theme.mm(1.5)
            leftMargin: Theme.mm(4)
            rightMargin: turn.width + Theme.mm(8)
        }
        orientation: ListView.Horizontal
        boundsBehavior: Flickable.StopAtBounds
        snapMode: ListView.SnapToItem
        clip: true
        spacing: Theme.mm(3)
        model: root.found

        delegate: Tap {
            id: word
            required property int index
            required property string display
            objectName: "choose_word"
            name: display
            visible: root.whole(x, width, list.contentX, list.width)
            height: ListView.view?.height ?? 0
            width: Math.max(height, said.implicitWidth + 2 * Theme.pad)
            onTapped: root.found.selectItem(index)

            Rectangle {
                anchors.fill: parent
                radius: Theme.mm(3)
                color: word.pressed ? Theme.pressed : Theme.card
                border.width: Theme.line
                border.color: Theme.border
            }
            Words {
                id: said
                anchors.centerIn: parent
                text: word.display
                size: Theme.head
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
    }
    Connections {
        target: root.found
        function onDataChanged() {
            list.positionViewAtBeginning();
        }
    }
    Words {
        anchors {
            left: list.left
            right: list.right
            verticalCenter: parent.verticalCenter
        }
        visible: list.count === 0
        text: qsTr("点字母拼音，字在这里出来，再点字。")
        color: Theme.grey
    }
    Row {
        id: turn
        anchors {
            right: parent.right
            top: parent.top
            bottom: parent.bottom
            margins: Theme.mm(1.5)
            rightMargin: Theme.mm(4)
        }
        spacing: Theme.mm(3)
        visible: list.count > 0

        BigButton {
            objectName: "turn_words_back"
            width: height
            height: parent.height
            text: "‹"
            name: qsTr("前面的字")
            enabled: list.contentX > list.originX + 1
            onTapped: root.turnBy(-1)
        }
        BigButton {
            objectName: "turn_words_on"
            width: height
            height: parent.height
            text: "›"
            name: qsTr("后面的字")
            enabled: list.contentX < list.originX + list.contentWidth - list.width - 1
            onTapped: root.turnBy(1)
        }
    }

    function whole(x: real, width: real, from: real, room: real): bool {
        return x >= from - 1 && x + width <= from + room + 1;
    }
    function turnBy(pages: int) {
        const middle = list.height / 2;
        let at = list.indexAt(list.contentX + 1, middle);
        if (pages > 0) {
            // The first that does not fit whole comes first.
            while (at < list.count - 1 && (list.itemAtIndex(at)?.visible ?? false))
                at += 1;
            list.positionViewAtIndex(at, ListView.Beginning);
        } else {
            while (at > 0 && (list.itemAtIndex(at)?.visible ?? false))
                at -= 1;
            list.positionViewAtIndex(at, ListView.End);
        }
    }
}
