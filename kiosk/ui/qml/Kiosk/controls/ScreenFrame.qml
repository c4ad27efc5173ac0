import QtQuick
import Kiosk
import Kiosk.Models

// The frame of every screen but the first: top bar, and below it the page, or a plain sentence,
// or "正在查…". What is put inside lands in the page.
Item {
    id: root
    property ScreenModel model
    property string waiting: qsTr("正在查…")
    default property alias content: page.data
    readonly property bool shown: page.visible
    property bool patient: false

    Timer {
        id: patience
        interval: 150
        onTriggered: root.patient = true
    }
    Connections {
        target: root.model
        function onBusyChanged() {
            if (!root.model.busy)
                root.patient = false;
            if (root.model.busy !== patience.running)
                patience.running = root.model.busy;
        }
    }
    Component.onCompleted: patience.running = root.model.busy

    TopBar {
        id: bar
        objectName: "top_bar"
        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
        }
        screen: root.model
    }
    Item {
        id: page
        anchors {
            left: parent.left
            right: parent.right
            top: bar.bottom
            bottom: parent.bottom
            margins: Theme.margin
            topMargin: Theme.portrait ? Theme.margin : Theme.mm(7)
            bottomMargin: Theme.portrait ? Theme.margin : Theme.mm(7)
        }
        visible: !sentence.visible
    }
    Sentence {
        id: sentence
        objectName: "sentence"
        anchors.fill: page
        visible: text !== ""
        text: root.model.sentence
    }
    PaperNote {
        objectName: "paper_note"
        anchors {
            bottom: page.bottom
            horizontalCenter: page.horizontalCenter
        }
        z: 1
        text: root.model.paperSays
    }
    Rectangle {
        objectName: "searching"
        anchors.centerIn: page
        width: searching.implicitWidth + 4 * Theme.pad
        height: searching.implicitHeight + 2 * Theme.pad
        radius: Theme.radius
        color: Theme.teal
        // A short question shows nothing: a flash of words is worse than a moment of nothing.
        visible: root.patient && root.model.busy

        Words {
            id: searching
            anchors.centerIn: parent
            text: root.waiting
            size: Theme.head
            color: Theme.white
        }
    }
}
