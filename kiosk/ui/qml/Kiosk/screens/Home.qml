import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// The first screen: one large card for one's own money, four for the village.
Item {
    id: home
    required property HomeScreen screen

    Rectangle {
        id: bar
        width: parent.width
        height: Math.max(Theme.mm(26), head.implicitHeight + 2 * Theme.gap)
        color: Theme.card

        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: Theme.line
            color: Theme.border
        }
        GridLayout {
            id: head
            anchors {
                left: parent.left
                right: parent.right
                verticalCenter: parent.verticalCenter
                leftMargin: Theme.margin
                rightMargin: Theme.margin
            }
            columns: Theme.portrait ? 1 : 2
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.gap

                Tap {
                    objectName: "tap_logo"
                    name: home.screen.title
                    spoken: ""
                    activeFocusOnTab: false // known to technicians
                    onTapped: home.screen.tapLogo()

                    Icon {
                        anchors.centerIn: parent
                        name: "logo"
                        size: Theme.mm(16)
                        plain: true
                    }
                }
                Words {
                    objectName: "product"
                    spoken: "" // the title
                    Layout.leftMargin: Theme.gap
                    text: home.screen.title
                    size: Theme.head
                    strong: true
                    wrapMode: Text.NoWrap
                }
                Words {
                    objectName: "place"
                    Layout.fillWidth: true
                    Layout.leftMargin: Theme.gap
                    text: home.screen.place
                    color: Theme.grey
                }
            }
            Flow {
                // As wide as its chips, where that fits; never wider than the bar.
                Layout.preferredWidth: childrenWide()
                Layout.fillWidth: Theme.portrait
                spacing: Theme.gap

                function childrenWide(): real {
                    let wide = -spacing;
                    for (const chip of children)
                        if (chip.visible)
                            wide += chip.width + spacing;
                    return wide;
                }

                Chip {
                    objectName: "open_help"
                    text: qsTr("怎么用")
                    onTapped: home.screen.go("help")
                }
                BigButton {
                    objectName: "choose_village"
                    visible: home.screen.several
                    text: qsTr("换个村")
                    onTapped: home.screen.go("villages")
                }
                Chip {
                    objectName: "change_language"
                    spoken: ""
                    visible: text !== ""
                    text: home.screen.otherLanguage
                    onTapped: home.screen.changeLanguage()
                }
                Chip {
                    objectName: "read_page"
                    visible: home.screen.speakable
                    spoken: ""
                    text: qsTr("读给我听")
                    onTapped: home.screen.readAloud()
                }
                Chip {
                    objectName: "change_type"
                    spoken: ""
                    text: Theme.large ? qsTr("小字") : qsTr("大字")
                    onTapped: home.screen.changeType()
                }
            }
        }
    }
    GridLayout {
        id: cards
        readonly property bool low: Theme.large && !Theme.portrait
        anchors {
            left: parent.left
            right: parent.right
            top: bar.bottom
            bottom: foot.top
            margins: Theme.margin
            // Large type in little height needs the room more than the page does.
            topMargin: cards.low ? Theme.mm(5) : Theme.margin
            bottomMargin: cards.low ? Theme.mm(5) : Theme.margin
        }
        columns: Theme.portrait ? 2 : 3
        columnSpacing: Theme.mm(8)
        rowSpacing: cards.low ? Theme.mm(5) : Theme.mm(8)
        uniformCellHeights: !Theme.portrait

        HomeCard {
            objectName: "open_subsidies"
            Layout.rowSpan: Theme.portrait ? 1 : 2
            Layout.columnSpan: Theme.portrait ? 2 : 1
            Layout.preferredWidth: Theme.portrait ? 2 : 39
            Layout.fillHeight: true
            Layout.preferredHeight: Theme.portrait ? 3 : 2
            Layout.minimumHeight: Theme.portrait ? implicitHeight + place.height + Theme.gap : -1
            strong: true
            icon: "card"
            title: qsTr("查我的补贴")
            text: home.screen.subsidiesHint
            onTapped: home.screen.go("enter_number")

            Tap {
                id: place
                objectName: "place_card"
                anchors {
                    left: parent.left
                    right: parent.right
                    bottom: parent.bottom
                    margins: Theme.pad
                }
                height: Math.max(Theme.touch, hint.implicitHeight + Theme.pad)
                name: hint.text
                onTapped: home.screen.cardSimulated ? home.screen.tapCard() : home.screen.go("enter_number")

                Rectangle {
                    anchors.fill: parent
                    radius: Theme.mm(3)
                    color: "#ffffff"
                    opacity: 0.06
                }
                Words {
                    id: hint
                    anchors.centerIn: parent
                    width: parent.width - 2 * Theme.gap
                    text: home.screen.cardHint
                    size: Theme.body
                    color: Theme.white
                    Accessible.ignored: true
                }
            }
        }
        HomeCard {
            objectName: "open_ledger"
            icon: "ledger"
            title: qsTr("看村里的账")
            text: qsTr("钱从哪来、花到哪去")
            onTapped: home.screen.go("ledger")
        }
        HomeCard {
            objectName: "open_speak"
            icon: "speech"
            title: qsTr("说一说")
            text: qsTr("问一问、改个错、提意见")
            onTapped: home.screen.go("speak")
        }
        HomeCard {
            objectName: "open_affairs"
            icon: "house"
            title: qsTr("看村里的事")
            text: qsTr("工程、决议、名单")
            onTapped: home.screen.go("affairs")
        }
        HomeCard {
            objectName: "open_replies"
            icon: "reply"
            title: qsTr("查回复")
            text: qsTr("输入查询编号")
            onTapped: home.screen.go("answers")
        }
    }
    Rectangle {
        id: foot
        anchors.bottom: parent.bottom
        width: parent.width
        height: sums.implicitHeight + 2 * Theme.pad
        color: Theme.card

        Rectangle {
            width: parent.width
            height: Theme.line
            color: Theme.border
        }
        Flow {
            id: sums
            anchors {
                left: parent.left
                right: parent.right
                verticalCenter: parent.verticalCenter
                leftMargin: Theme.margin
                rightMargin: Theme.margin
            }
            spacing: Theme.mm(5)

            Words {
                text: home.screen.year
                color: Theme.grey
            }
            Words {
                objectName: "income"
                text: home.screen.income
                strong: true
            }
            Words {
                objectName: "expense"
                text: home.screen.expense
                strong: true
            }
            Words {
                objectName: "subsidies"
                text: home.screen.subsidies
                strong: true
            }
            Words {
                objectName: "freshness"
                text: home.screen.freshness
                color: Theme.grey
            }
            Words {
                objectName: "telephone"
                visible: text !== ""
                text: home.screen.telephone
                strong: true
            }
        }
    }
}
