import QtQuick
import QtQuick.VirtualKeyboard
import Kiosk
import Kiosk.Keys

KeyboardLayoutLoader {
    inputMode: InputEngine.InputMode.Latin
    sourceComponent: Writing.signs ? signs : letters

    Component {
        id: letters
        Letters {
            chinese: false
        }
    }
    Component {
        id: signs
        Signs {
            chinese: false
        }
    }
}
