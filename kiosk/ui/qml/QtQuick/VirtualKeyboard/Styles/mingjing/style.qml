import QtQuick
import QtQuick.VirtualKeyboard.Styles
import Kiosk
import Kiosk.Keys

// How Qt's keyboard looks here: as the rest of the terminal, in its sizes. No letter swells under
// the finger (who stands behind would read along), no menus. Named in KeyboardPanel.
KeyboardStyle {
    keyboardDesignWidth: Math.max(1, Theme.width)
    keyboardDesignHeight: 4 * Sizes.row
    keyboardRelativeLeftMargin: Theme.mm(3) / keyboardDesignWidth
    keyboardRelativeRightMargin: Theme.mm(3) / keyboardDesignWidth
    keyboardBackground: Rectangle {
        color: Theme.tealLight
    }
    keyPanel: KeyFace {}
}
