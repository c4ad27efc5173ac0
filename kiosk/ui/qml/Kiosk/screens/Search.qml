pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Models

// 找一找: a field for a few words, chips for the rest, and below how many there are.
ScreenFrame {
    id: page
    required property SearchScreen screen
    readonly property bool typing: Writing.open && field.writing
    model: screen

    WritingField {
        id: field
        objectName: "search_words"
        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
        }
        heading: qsTr("写几个字：做什么的、付给谁、哪里、单子号")
        most: 20
        onTextChanged: page.screen.setWords(text)
        Component.onCompleted: text = page.screen.written
    }
    ScrollPage {
        anchors {
            left: parent.left
            right: parent.right
            top: field.bottom
            bottom: bar.top
            topMargin: Theme.gap
            bottomMargin: Theme.gap
        }
        visible: Theme.portrait || !page.typing // lying down there is no room for both

        Choices {
            heading: qsTr("哪一边")
            rows: page.screen.sides
            verb: "choose_side_"
            onPicked: key => page.screen.chooseSide(key)
        }
        Choices {
            heading: qsTr("哪一年")
            rows: page.screen.years
            verb: "choose_year_"
            onPicked: key => page.screen.chooseYear(key)
        }
        Choices {
            heading: qsTr("多少钱")
            rows: page.screen.bands
            verb: "choose_band_"
            onPicked: key => page.screen.chooseBand(key)
        }
        Choices {
            heading: qsTr("哪一类")
            rows: page.screen.groups
            verb: "choose_group_"
            onPicked: key => page.screen.chooseGroup(key)
        }
        Choices {
            heading: qsTr("几月")
            rows: page.screen.months
            verb: "choose_month_"
            onPicked: key => page.screen.chooseMonth(key)
        }
        Choices {
            heading: qsTr("付给谁（钱多的在前）")
            rows: page.screen.payees
            verb: "choose_payee_"
            onPicked: key => page.screen.choosePayee(key)
        }
    }
    Row {
        id: bar
        anchors {
            left: parent.left
            right: parent.right
            bottom: parent.bottom
        }
        spacing: Theme.gap

        BigButton {
            id: hide
            objectName: "hide_keyboard"
            visible: page.typing
            height: show.height
            text: qsTr("收起")
            onTapped: Writing.end(bar)
        }
        BigButton {
            id: show
            objectName: "show_found"
            width: parent.width - (hide.visible ? hide.width + parent.spacing : 0)
            text: page.screen.result
            size: Theme.head
            strong: true
            enabled: page.screen.leads
            onTapped: {
                Writing.end(bar);
                page.screen.show();
            }
        }
    }
}
