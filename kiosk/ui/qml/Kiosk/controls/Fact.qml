import QtQuick
import Kiosk

// A small heading and what it says: roles `heading` and `text` of a list.
Column {
    id: root
    required property string heading
    required property string text

    spacing: Theme.mm(0.5)

    Words {
        width: root.width
        text: root.heading
        size: Theme.small
        color: Theme.grey
    }
    Words {
        width: root.width
        text: root.text
        size: Theme.lead
    }
}
