pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// 说一说: what it is about, and three cards side by side (one above the other upright).
ScreenFrame {
    id: page
    required property SpeakScreen screen
    model: screen

    ScrollPage {
        id: scroll
        anchors.fill: parent

        Rectangle {
            objectName: "spoken_about"
            width: parent.width
            height: visible ? about.implicitHeight + 2 * Theme.pad : 0
            visible: page.screen.about !== ""
            radius: Theme.mm(3)
            color: Theme.tealLight

            Words {
                id: about
                objectName: "about_text"
                anchors {
                    left: parent.left
                    right: parent.right
                    verticalCenter: parent.verticalCenter
                    margins: Theme.pad
                }
                text: qsTr("说的是：%1").arg(page.screen.about)
                size: Theme.lead
                strong: true
            }
        }
        GridLayout {
            readonly property real above: page.screen.about !== "" ? about.implicitHeight + 2 * Theme.pad + Theme.gap : 0
            width: parent.width
            height: Theme.portrait ? implicitHeight : Math.max(implicitHeight, scroll.height - above)
            columns: Theme.portrait ? 1 : 3
            rowSpacing: Theme.gap
            columnSpacing: Theme.gap

            Way {
                objectName: "way_here"
                icon: "pen"
                Layout.row: 0
                Layout.column: Theme.portrait ? 0 : 1
                heading: qsTr("在这里写")
                text: page.screen.office !== "" ? qsTr("写字、拼音都行，点几句现成的话也行。\n\n写完马上加密，只有%1能打开。村里的人、管机器的人都打不开。\n\n断网也能交：用手机扫码带走。").arg(page.screen.office) : qsTr("这台机器上还不能写，请打电话。")

                BigButton {
                    objectName: "start_writing"
                    Layout.fillWidth: true
                    visible: page.screen.office !== ""
                    text: qsTr("开始写")
                    size: Theme.head
                    strong: true
                    implicitHeight: Theme.mm(22)
                    onTapped: page.screen.write()
                }
            }
            Way {
                objectName: "way_phone"
                icon: "phone"
                acts: page.screen.link !== ""
                Layout.row: Theme.portrait ? 1 : 0
                Layout.column: 0
                heading: qsTr("用手机写")
                text: page.screen.link !== "" ? qsTr("用手机扫这个码，回家慢慢看，慢慢写。\n\n这台机器上什么也不留。") : qsTr("先在账里点开要说的那一笔，页上有一个码，用手机扫。\n\n这台机器上什么也不留。")

                QrMatrix {
                    objectName: "qr_code"
                    visible: text !== ""
                    implicitWidth: Theme.mm(44)
                    implicitHeight: Theme.mm(44)
                    text: page.screen.link
                }
            }
            Way {
                objectName: "way_telephone"
                icon: "telephone"
                Layout.row: Theme.portrait ? 2 : 0
                Layout.column: Theme.portrait ? 0 : 2
                heading: qsTr("打电话")
                text: page.screen.telephone ? "" : qsTr("这台机器上还没有电话号码。")

                GridLayout {
                    Layout.fillWidth: true
                    columns: Theme.portrait && !Theme.large ? 3 : 1
                    columnSpacing: Theme.gap
                    rowSpacing: Theme.pad
                    uniformCellWidths: true

                    Repeater {
                        model: page.screen.telephones

                        delegate: Column {
                            id: office
                            required property string name
                            required property string number
                            required property string hours
                            Layout.fillWidth: true
                            Layout.alignment: Qt.AlignTop

                            Words {
                                width: parent.width
                                text: office.name
                            }
                            Words {
                                objectName: "telephone_number"
                                width: parent.width
                                text: office.number
                                size: Theme.head
                                strong: true
                            }
                            Words {
                                width: parent.width
                                text: office.hours
                                color: Theme.grey
                            }
                        }
                    }
                }
            }
        }
    }

    component Way: Card {
        id: way
        required property string icon
        required property string heading
        property string text: "" // what is good to know, an empty line between two things
        property bool acts: true // there is something to tap, to scan or to dial
        default property alias content: below.data

        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.preferredWidth: 1
        implicitHeight: column.implicitHeight + 2 * Theme.pad

        ColumnLayout {
            id: column
            anchors {
                fill: parent
                margins: Theme.pad
            }
            spacing: Theme.gap

            RowLayout {
                spacing: Theme.gap

                Rectangle {
                    Layout.preferredWidth: Theme.mm(16)
                    Layout.preferredHeight: Theme.mm(16)
                    radius: width / 2
                    color: Theme.tealLight

                    Icon {
                        anchors.centerIn: parent
                        name: way.icon
                        size: Theme.mm(10)
                    }
                }
                Words {
                    Layout.fillWidth: true
                    text: way.heading
                    size: Theme.head
                    strong: true
                }
            }
            // What is tapped or scanned before the words: in large type these may be long.
            ColumnLayout {
                id: below
                Layout.fillWidth: true
                Layout.fillHeight: false
                visible: way.acts
            }
            Repeater {
                model: way.text === "" ? [] : way.text.split("\n\n")

                delegate: RowLayout {
                    id: good
                    required property string modelData
                    Layout.fillWidth: true
                    spacing: Theme.mm(3)

                    Rectangle {
                        Layout.alignment: Qt.AlignTop
                        Layout.topMargin: Theme.lead * 0.6
                        Layout.preferredWidth: Theme.mm(2)
                        Layout.preferredHeight: Theme.mm(2)
                        radius: width / 2
                        color: Theme.teal
                    }
                    Words {
                        Layout.fillWidth: true
                        text: good.modelData
                        size: Theme.lead
                    }
                }
            }
            Item {
                Layout.fillHeight: true
            }
        }
    }
}
