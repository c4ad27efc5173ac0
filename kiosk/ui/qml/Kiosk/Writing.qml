pragma Singleton
import QtQuick

// How the visitor writes, for this visit: by hand until they ask for Pinyin, because who never
// learnt Pinyin writes by hand, and who did sees the switch. `Keyboard` binds `open`.
QtObject {
    id: root
    property bool byHand: true
    property bool open: false
    property bool signs: false // the keyboard shows signs instead of letters
    readonly property var input: Qt.inputMethod
    signal put // what is still on the sheet goes into the text

    function returnToHand() {
        root.input.commit();
        root.byHand = true;
    }
    function settle() {
        root.put();
        root.input.commit();
    }
}
