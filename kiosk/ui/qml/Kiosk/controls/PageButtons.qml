import QtQuick
import Kiosk

// 上一页 and 下一页 beside everything that scrolls; gone when all of it fits.
Column {
    id: root
    required property Flickable list
    readonly property string spoken: ""
    property bool needed: list.contentHeight > list.height + 1
    readonly property real step: Math.max(Theme.touch, list.height - Theme.touch)

    visible: needed
    width: Theme.mm(20)
    spacing: Theme.gap

    function turn(down: bool) {
        const most = list.originY + Math.max(0, list.contentHeight - list.height);
        const to = list.contentY + (down ? step : -step);
        list.contentY = Math.max(list.originY, Math.min(most, to));
        list.returnToBounds();
    }

    BigButton {
        objectName: "page_up"
        width: parent.width
        height: (root.height - root.spacing) / 2
        text: qsTr("上\n一\n页")
        name: qsTr("上一页")
        enabled: root.list.contentY > root.list.originY + 1
        onTapped: root.turn(false)
    }
    BigButton {
        objectName: "page_down"
        width: parent.width
        height: (root.height - root.spacing) / 2
        text: qsTr("下\n一\n页")
        name: qsTr("下一页")
        enabled: root.list.contentY < root.list.originY + root.list.contentHeight - root.list.height - 1
        onTapped: root.turn(true)
    }
}
