pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// One work: what it is at the left (above when upright), what happened at the right.
ScreenFrame {
    id: page
    required property ProjectScreen screen
    model: screen

    ScrollPage {
        anchors.fill: parent
        visible: page.screen.money !== ""

        GridLayout {
            width: parent.width
            columns: Theme.portrait ? 1 : 2
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap

            ColumnLayout {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.alignment: Qt.AlignTop
                spacing: Theme.gap

                Block {
                    Words {
                        objectName: "project_money"
                        Layout.fillWidth: true
                        text: page.screen.money
                        size: Theme.title
                        wrapMode: Text.NoWrap
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: Theme.body
                        strong: true
                        font.strikeout: page.screen.withdrawn !== ""
                    }
                    Flow {
                        Layout.fillWidth: true
                        spacing: Theme.gap

                        BigButton {
                            id: speak
                            objectName: "speak_of_project"
                            text: qsTr("说一说这个项目")
                            onTapped: page.screen.speak()
                        }
                        Item {
                            visible: page.screen.withdrawn === ""
                            width: state.implicitWidth
                            height: speak.height

                            Badge {
                                id: state
                                objectName: "project_state"
                                anchors.verticalCenter: parent.verticalCenter
                                text: page.screen.badge
                                tone: page.screen.tone
                            }
                        }
                    }
                    Words {
                        objectName: "project_withdrawn"
                        Layout.fillWidth: true
                        visible: text !== ""
                        text: page.screen.withdrawn
                        strong: true
                    }
                    Repeater {
                        model: page.screen.facts

                        delegate: RowLayout {
                            id: fact
                            required property string heading
                            required property string text
                            required property real part // of the largest sum: five sums are compared at a glance
                            Layout.fillWidth: true
                            spacing: Theme.gap

                            Words {
                                Layout.preferredWidth: 4.8 * Theme.body
                                Layout.alignment: Qt.AlignTop
                                text: fact.heading
                                color: Theme.grey
                            }
                            ColumnLayout {
                                Layout.fillWidth: true
                                spacing: 0

                                Words {
                                    Layout.fillWidth: true
                                    text: fact.text
                                    strong: fact.part > 0
                                }
                                Rectangle {
                                    Layout.fillWidth: true
                                    Layout.preferredHeight: Theme.mm(3)
                                    visible: fact.part > 0
                                    radius: Theme.mm(1)
                                    color: Theme.tealLight

                                    Rectangle {
                                        width: parent.width * fact.part
                                        height: parent.height
                                        radius: parent.radius
                                        color: Theme.teal
                                    }
                                }
                            }
                        }
                    }
                    Repeater {
                        model: page.screen.pictures

                        delegate: BigButton {
                            id: picture
                            required property int index
                            required property bool here
                            required text
                            objectName: "open_picture"
                            Layout.fillWidth: true
                            enabled: picture.here
                            onTapped: page.screen.openPicture(picture.index)
                        }
                    }
                    QrCode {
                        Layout.fillWidth: true
                        text: qsTr("用手机看这个项目")
                        link: page.screen.link
                    }
                }
                Papers {
                    heading: qsTr("账上的单子")
                    text: page.screen.vouchersSummary
                    papers: page.screen.vouchers
                    button: "open_voucher"
                    onChosen: record => page.screen.openVoucher(record)
                }
                Papers {
                    heading: qsTr("谁来投过标")
                    text: page.screen.bidsSummary
                    leads: false
                    papers: page.screen.bids
                    button: "bid"
                }
            }
            ColumnLayout {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.alignment: Qt.AlignTop
                spacing: Theme.gap

                Block {
                    visible: timeline.count > 0
                    heading: qsTr("一步一步怎么来的")

                    Timeline {
                        id: timeline
                        objectName: "project_steps"
                        Layout.fillWidth: true
                        steps: page.screen.steps
                    }
                }
                Papers {
                    heading: qsTr("分成了几块")
                    text: page.screen.partsSummary
                    papers: page.screen.parts
                    button: "open_part"
                    onChosen: record => page.screen.openProject(record)
                }
                Changes {
                    Layout.fillWidth: true
                    changes: page.screen.changes
                }
            }
        }
    }

    component Papers: Block {
        id: sheet
        required property var papers
        required property string button
        property string text: ""
        property bool leads: true // somewhere: a tap opens it
        signal chosen(string record)
        visible: rows.count > 0

        Words {
            Layout.fillWidth: true
            visible: text !== ""
            text: sheet.text
        }
        Column {
            Layout.fillWidth: true

            Repeater {
                id: rows
                model: sheet.papers

                delegate: RecordLine {
                    id: paper
                    required property string record
                    required badge
                    required badgeTone
                    required struck
                    objectName: sheet.button
                    enabled: sheet.leads
                    width: parent?.width ?? 0
                    onTapped: sheet.chosen(paper.record)
                }
            }
        }
    }
}
