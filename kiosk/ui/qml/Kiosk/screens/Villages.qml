pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Models

// 换个村: one large button a village.
ScreenFrame {
    id: page
    required property VillagesScreen screen
    model: screen

    ScrollPage {
        anchors.fill: parent

        Repeater {
            model: page.screen.lines

            delegate: BigButton {
                id: village
                required property string code
                required property string title
                required property string freshness
                required property bool chosen
                objectName: "choose_" + village.code
                width: parent?.width ?? 0
                name: village.title + "　" + village.freshness
                text: village.title + "\n" + village.freshness
                size: Theme.head
                strong: village.chosen
                onTapped: page.screen.choose(village.code)
            }
        }
    }
}
