pragma Singleton
import QtQuick

// How the visitor writes, for this visit: by hand until they ask for Pinyin, because who never
// learnt Pinyin writes by hand, and who did sees the switch. Who reads English types its letters,
// and who has one switch only cannot draw. `Keyboard` binds `open`, `Main` binds `english` and
// `oneSwitch`.
QtObject {
    id: root
    property bool byHand: true
    property bool english: false
    property bool oneSwitch: false
    readonly property bool drawn: !english && !oneSwitch
    property bool letters: false // an address or a code: neither by hand nor in Pinyin
    property bool open: false
    property bool signs: false // the keyboard shows signs instead of letters
    readonly property var input: Qt.inputMethod
    signal put // what is still on the sheet goes into the text
    onDrawnChanged: byHand = drawn

    function returnToHand() {
        root.input.commit();
        root.byHand = true;
    }
    function settle() {
        root.put();
        root.input.commit();
    }
    function end(focus: Item) {
        root.settle();
        root.input.hide();
        focus.forceActiveFocus();
    }
}
