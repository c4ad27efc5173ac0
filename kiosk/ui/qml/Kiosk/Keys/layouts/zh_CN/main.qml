import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Plugins
import Kiosk
import Kiosk.Keys

KeyboardLayoutLoader {
    inputMode: InputEngine.InputMode.Pinyin
    inputMethod: PinyinInputMethod {}
    sourceComponent: Writing.signs ? signs : letters

    Component {
        id: letters
        Letters {
            chinese: true
        }
    }
    Component {
        id: signs
        Signs {
            chinese: true
        }
    }
}
