pragma Singleton
import QtQuick

// Sizes in millimetres of the real panel, colours, and whether the panel stands upright.
// Main binds the first four; everything else follows.
QtObject {
    property real width: 1920
    property real height: 1080
    property real panelMm: 477
    property bool large: false

    readonly property bool portrait: height > width
    readonly property real perMm: Math.max(width, height) / panelMm
    readonly property real type: large ? 1.3 : 1

    // Line heights of type, in pixels.
    readonly property int small: Math.round(mm(6.4) * type)
    readonly property int body: Math.round(mm(7.5) * type)
    readonly property int lead: Math.round(mm(8.5) * type)
    readonly property int head: Math.round(mm(10.5) * type)
    readonly property int title: Math.round(mm(15) * type)
    readonly property int figure: Math.round(mm(20) * type)

    // Distances.
    readonly property int touch: mm(16)
    readonly property int gap: mm(4)
    readonly property int pad: mm(6)
    readonly property int margin: portrait ? mm(9) : mm(12)
    readonly property int radius: mm(5)
    readonly property int line: Math.max(1, mm(0.4))

    readonly property color teal: "#0b5560"
    readonly property color tealLight: "#e3f0f0"
    readonly property color tealSoft: "#2d6d76"
    readonly property color white: "#ffffff"
    readonly property color paper: "#f6f1eb"
    readonly property color card: "#ffffff"
    readonly property color border: "#e2d8cb"
    readonly property color ink: "#1b2227"
    readonly property color grey: "#444c52"
    readonly property color pressed: "#eee7dd"
    readonly property color green: "#0f4a26"
    readonly property color greenLight: "#e2f1e6"
    readonly property color amber: "#663a00"
    readonly property color amberLight: "#fdf0d9"
    readonly property color redDark: "#8a1f11"

    function mm(length: real): int {
        return Math.round(length * perMm);
    }
}
