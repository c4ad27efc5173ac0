pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// One voucher: the invoice at the left (above when upright), what the books say at the right.
ScreenFrame {
    id: page
    required property VoucherScreen screen
    model: screen

    GridLayout {
        anchors.fill: parent
        visible: page.screen.side !== ""
        columns: Theme.portrait ? 1 : 2
        columnSpacing: Theme.mm(5)
        rowSpacing: Theme.gap

        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: !Theme.portrait
            Layout.preferredWidth: 1
            Layout.preferredHeight: Theme.portrait ? Theme.mm(page.screen.pictures > 0 ? 190 : 85) : -1
            spacing: Theme.gap

            PictureCard {
                objectName: "open_picture"
                Layout.fillWidth: true
                Layout.fillHeight: true
                image: page.screen.picture
                enabled: page.screen.readable
                caption: page.screen.caption
                onTapped: page.screen.openPicture()
            }
            BigButton {
                objectName: "next_picture"
                Layout.fillWidth: true
                visible: page.screen.pictures > 1
                text: qsTr("下一张发票")
                onTapped: page.screen.nextPicture()
            }
            QrCode {
                Layout.fillWidth: true
                link: page.screen.link
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            spacing: Theme.gap

            ScrollPage {
                Layout.fillWidth: true
                Layout.fillHeight: true

                Sheet {
                    Words {
                        objectName: "voucher_side"
                        width: parent.width
                        text: page.screen.side
                        color: Theme.grey
                    }
                    Words {
                        objectName: "voucher_amount"
                        width: parent.width
                        text: page.screen.amount
                        size: Theme.title
                        strong: true
                        font.strikeout: page.screen.withdrawn !== ""
                    }
                    Words {
                        objectName: "voucher_capital"
                        width: parent.width
                        text: page.screen.capital
                        size: Theme.lead
                    }
                    Words {
                        objectName: "voucher_line"
                        width: parent.width
                        text: page.screen.line
                        color: Theme.grey
                    }
                    Words {
                        objectName: "voucher_withdrawn"
                        width: parent.width
                        visible: text !== ""
                        text: page.screen.withdrawn
                        strong: true
                    }
                }
                Sheet {
                    Grid {
                        id: facts
                        width: parent.width
                        columns: 2
                        columnSpacing: Theme.gap
                        rowSpacing: Theme.mm(2)

                        Repeater {
                            model: page.screen.facts

                            delegate: Fact {
                                width: (facts.width - facts.columnSpacing) / 2
                            }
                        }
                    }
                    BigButton {
                        objectName: "open_project"
                        width: parent.width
                        visible: page.screen.project !== ""
                        text: qsTr("属于哪个项目：%1 ›").arg(page.screen.project)
                        onTapped: page.screen.openProject()
                    }
                }
                Sheet {
                    visible: signers.count > 0

                    Words {
                        width: parent.width
                        text: qsTr("领款单上的人")
                        size: Theme.lead
                        strong: true
                    }
                    Repeater {
                        id: signers
                        model: page.screen.signers

                        delegate: RowLayout {
                            id: signer
                            required property string name
                            required property string amount
                            width: parent?.width ?? 0

                            Words {
                                objectName: "signer"
                                Layout.fillWidth: true
                                text: signer.name
                            }
                            Words {
                                text: signer.amount
                                strong: true
                            }
                        }
                    }
                }
                Sheet {
                    visible: changes.count > 0

                    Repeater {
                        id: changes
                        model: page.screen.changes

                        delegate: Column {
                            id: change
                            required property string heading
                            required property string text
                            width: parent?.width ?? 0

                            Words {
                                objectName: "change"
                                width: parent.width
                                text: change.heading
                                strong: true
                            }
                            Words {
                                width: parent.width
                                text: change.text
                                font.strikeout: true
                            }
                        }
                    }
                }
            }
            BigButton {
                objectName: "speak_of_voucher"
                Layout.fillWidth: true
                text: qsTr("说一说这一笔")
                onTapped: page.screen.speak()
            }
        }
    }
}
