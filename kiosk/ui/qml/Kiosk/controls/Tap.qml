import QtQuick
import Kiosk

// Whatever can be tapped: one place for the press, the name, the least size, and for keys: Tab and
// arrows come here, Enter and Space press, a frame shows where one is.
Item {
    id: root
    required property string name
    property string spoken: name // by the voice; "" keeps it silent
    property int inset: 0 // of the touched area, above and below, where rows lie close together
    readonly property bool pressed: area.pressed
    signal tapped

    implicitWidth: Theme.touch
    implicitHeight: Theme.touch
    activeFocusOnTab: true
    Accessible.role: Accessible.Button
    Accessible.name: name
    Accessible.focusable: true
    Accessible.onPressAction: tapped()
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter || event.key === Qt.Key_Space)
            root.tapped();
        else if (event.key === Qt.Key_Down || event.key === Qt.Key_Right)
            root.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason);
        else if (event.key === Qt.Key_Up || event.key === Qt.Key_Left)
            root.nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason);
        else
            return;
        event.accepted = true;
    }
    onActiveFocusChanged: {
        if (activeFocus)
            show();
    }

    // Turns the page around it, if there is one, to where it can be seen.
    function show() {
        let item = parent;
        while (item && !(item instanceof Flickable))
            item = item.parent;
        const list = item as Flickable;
        if (!list)
            return;
        const top = mapToItem(list.contentItem, 0, 0).y;
        const most = list.originY + Math.max(0, list.contentHeight - list.height);
        if (top < list.contentY || top + height > list.contentY + list.height)
            list.contentY = Math.max(list.originY, Math.min(most, top + height / 2 - list.height / 2));
    }

    MouseArea {
        id: area
        anchors {
            fill: parent
            topMargin: root.inset
            bottomMargin: root.inset
        }
        onClicked: root.tapped()
    }
    Rectangle {
        objectName: "focus_frame"
        anchors {
            fill: parent
            margins: -border.width / 2
        }
        z: 1
        visible: root.activeFocus
        color: "transparent"
        radius: Theme.mm(3)
        border.width: Theme.mm(1.2)
        border.color: Theme.redDark
    }
}
