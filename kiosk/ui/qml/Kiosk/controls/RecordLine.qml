import QtQuick
import QtQuick.Layouts
import Kiosk

// One record in a list: what it is, a line of when and who, a badge, the sum at the right.
// Upright the line of when and who has the whole width, so that no date is broken; in 大字 the sum
// has a line of its own, too, so that nothing is squeezed.
Tap {
    id: root
    required property string heading
    required property string line
    required property string sum
    property string badge: ""
    property string badgeTone: "plain"
    property bool struck: false
    readonly property bool narrow: root.width < Theme.mm(200) * Theme.type
    readonly property bool wide: root.width > Theme.mm(260) * Theme.type
    readonly property int sumRow: root.narrow ? 2 : 0

    spoken: [heading, line, sum, badge].filter(each => each !== "").join("，")
    name: heading + "，" + sum + (badge !== "" ? "，" + badge : "")
    inset: Theme.mm(1.5)
    implicitHeight: Math.max(Theme.touch + 2 * inset, grid.implicitHeight + 2 * Theme.mm(3.5))

    Rectangle {
        anchors.fill: parent
        visible: root.pressed
        color: Theme.pressed
    }
    GridLayout {
        id: grid
        anchors {
            left: parent.left
            right: parent.right
            verticalCenter: parent.verticalCenter
            leftMargin: Theme.mm(5)
            rightMargin: Theme.mm(5)
        }
        columnSpacing: Theme.gap
        rowSpacing: Theme.mm(1)

        Words {
            Layout.row: 0
            Layout.column: 0
            Layout.columnSpan: root.narrow ? 3 : 1
            Layout.fillWidth: true
            text: root.heading
            size: Theme.lead
            strong: true
            font.strikeout: root.struck
            Accessible.ignored: true
        }
        Words {
            Layout.row: 1
            Layout.column: 0
            Layout.columnSpan: root.wide ? 1 : 3
            Layout.fillWidth: true
            visible: text !== ""
            text: root.line
            size: Theme.small
            color: Theme.grey
            Accessible.ignored: true
        }
        Badge {
            Layout.row: root.sumRow
            Layout.column: root.narrow ? 0 : 1
            Layout.rowSpan: root.wide ? 2 : 1
            visible: root.badge !== ""
            text: root.badge
            tone: root.badgeTone
        }
        Words {
            Layout.row: root.sumRow
            Layout.column: root.narrow ? 1 : 2
            Layout.columnSpan: root.narrow ? 2 : 1
            Layout.rowSpan: root.wide ? 2 : 1
            Layout.fillWidth: root.narrow
            Layout.minimumWidth: implicitWidth
            text: root.sum
            size: Theme.head
            strong: true
            font.strikeout: root.struck
            wrapMode: Text.NoWrap
            horizontalAlignment: Text.AlignRight
            Accessible.ignored: true
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.line
        color: Theme.border
    }
}
