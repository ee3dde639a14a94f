/// A number for every label.
package struct LabelRow: Sendable {
    var low: SIMD16<Float>
    var high: SIMD8<Float>

    /// The same number for every label.
    @inline(__always)
    package init(_ value: Float = 0) {
        low = SIMD16(repeating: value)
        high = SIMD8(repeating: value)
    }

    @inline(__always)
    init(low: SIMD16<Float>, high: SIMD8<Float>) {
        self.low = low
        self.high = high
    }

    /// Reads ``NameLabel/lanes`` numbers.
    @inline(__always)
    package init(reading bytes: UnsafeRawPointer) {
        low = bytes.loadUnaligned(as: SIMD16<Float>.self)
        high = bytes.loadUnaligned(fromByteOffset: 64, as: SIMD8<Float>.self)
    }

    /// The number of a label.
    @inline(__always)
    package subscript(label: Int) -> Float {
        get { label < 16 ? low[label] : high[label - 16] }
        set { if label < 16 { low[label] = newValue } else { high[label - 16] = newValue } }
    }

    @inline(__always)
    package static func + (left: LabelRow, right: LabelRow) -> LabelRow {
        LabelRow(low: left.low + right.low, high: left.high + right.high)
    }
    @inline(__always)
    package static func * (left: LabelRow, right: LabelRow) -> LabelRow {
        LabelRow(low: left.low * right.low, high: left.high * right.high)
    }
    @inline(__always)
    package static func - (left: LabelRow, right: LabelRow) -> LabelRow {
        LabelRow(low: left.low - right.low, high: left.high - right.high)
    }
    @inline(__always)
    package static func * (left: LabelRow, right: Float) -> LabelRow {
        LabelRow(low: left.low * right, high: left.high * right)
    }

    /// The sum of all numbers.
    @inline(__always)
    package var sum: Float { low.sum() + high.sum() }
    /// The largest number.
    @inline(__always)
    package var largest: Float { max(low.max(), high.max()) }

    /// Writes ``NameLabel/lanes`` numbers.
    @inline(__always)
    package func write(to bytes: UnsafeMutableRawPointer) {
        bytes.storeBytes(of: low, as: SIMD16<Float>.self)
        bytes.storeBytes(of: high, toByteOffset: 64, as: SIMD8<Float>.self)
    }

    /// Each number over the root of one and the other's.
    @inline(__always)
    package func divided(byRootOf other: LabelRow) -> LabelRow {
        LabelRow(low: low / (other.low + 1).squareRoot(), high: high / (other.high + 1).squareRoot())
    }
}
