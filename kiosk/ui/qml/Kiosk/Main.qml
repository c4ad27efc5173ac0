pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window
import Kiosk.Models

// The window: the open screens one above the other, then what may lie over any of them.
Window {
    id: root
    required property Visit visit
    required property real panelMm
    required property list<int> size
    required property Voice voice
    required property bool oneSwitch

    width: size.length ? size[0] : Screen.width
    height: size.length ? size[1] : Screen.height
    visibility: size.length ? Window.Windowed : Window.FullScreen
    color: Theme.paper
    title: qsTr("明镜")
    onActiveFocusItemChanged: Qt.callLater(screens.begin)

    Binding {
        target: Theme
        property: "width"
        value: root.width
    }
    Binding {
        target: Theme
        property: "height"
        value: root.height
    }
    Binding {
        target: Theme
        property: "panelMm"
        value: root.panelMm
    }
    Binding {
        target: Theme
        property: "large"
        value: root.visit.large
    }

    Binding {
        target: Writing
        property: "english"
        value: root.visit.english
    }
    Binding {
        target: Writing
        property: "oneSwitch"
        value: root.oneSwitch
    }

    Shortcut {
        sequences: ["Escape"]
        onActivated: {
            root.visit.touched();
            root.visit.back();
        }
    }

    Item {
        id: screens
        objectName: "screens"
        width: parent.width
        height: voiceBar.visible ? voiceBar.y : keyboard.edge
        Keys.onDownPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
        Keys.onUpPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)

        // Keys come here as long as nothing of a page has them: after a page was left.
        function begin() {
            if (!root.activeFocusItem || root.activeFocusItem === root.contentItem)
                forceActiveFocus();
        }

        Repeater {
            id: trail
            model: root.visit.trail

            delegate: Loader {
                required property int index
                required property string page
                required property var screen
                anchors.fill: parent
                visible: index === trail.count - 1
                enabled: visible
                Component.onCompleted: setSource(Qt.resolvedUrl("screens/" + page + ".qml"), {
                    "screen": screen
                })
            }
        }
    }

    VoiceBar {
        id: voiceBar
        objectName: "voice_bar"
        width: parent.width
        y: keyboard.edge - height
        voice: root.voice
    }

    Keyboard {
        id: keyboard
        objectName: "keyboard"
        window: root
    }

    // Where one switch is among the keys, which take no focus. `OneSwitch` puts it there.
    Rectangle {
        objectName: "switch_frame"
        visible: false
        color: "transparent"
        radius: Theme.mm(3)
        border.width: Theme.mm(1.2)
        border.color: Theme.redDark
    }

    Countdown {
        objectName: "countdown"
        seconds: root.visit.secondsShown
        onStayed: root.visit.touched()
    }

    Rectangle {
        objectName: "plain_page"
        anchors.fill: parent
        visible: root.visit.problem !== "" && !root.visit.ending
        color: Theme.paper

        MouseArea {
            anchors.fill: parent
        }
        Words {
            anchors.centerIn: parent
            width: parent.width * 0.8
            text: root.visit.problem
            size: Theme.head
            horizontalAlignment: Text.AlignHCenter
        }
        BigButton {
            objectName: "leave_plain_page"
            anchors {
                bottom: parent.bottom
                horizontalCenter: parent.horizontalCenter
                bottomMargin: parent.height * 0.2
            }
            text: qsTr("退出")
            strong: true
            onTapped: root.visit.end()
        }
    }

    Rectangle {
        objectName: "cover"
        anchors.fill: parent
        visible: root.visit.ending
        color: Theme.paper

        MouseArea {
            anchors.fill: parent
        }
        Words {
            anchors.centerIn: parent
            text: qsTr("都清掉了，请放心走。")
            size: Theme.head
        }
    }
}
