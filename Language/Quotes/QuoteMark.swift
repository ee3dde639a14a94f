/// A quotation mark in a text, and what its neighbours let it be.
struct QuoteMark {
    /// The shapes that open and close each other.
    enum Shape: UInt8 {
        case straight, leftDouble, rightDouble, low, leftAngle, rightAngle, backticks, twoApostrophes
        case straightSingle, leftSingle, rightSingle

        var isSingle: Bool { self == .straightSingle || self == .leftSingle || self == .rightSingle }

        /// Whether a quote that began with this shape may end with another: `“…”`, `„…“`, `»…«`, `"…"`.
        func closes(_ opening: Shape) -> Bool {
            switch opening {
            case .straight: self == .straight || self == .twoApostrophes
            case .leftDouble: self == .rightDouble || self == .straight
            case .rightDouble: self == .rightDouble
            case .low: self == .leftDouble || self == .rightDouble || self == .straight
            case .leftAngle: self == .rightAngle
            case .rightAngle: self == .leftAngle || self == .rightAngle
            case .backticks: self == .twoApostrophes || self == .straight
            case .straightSingle: self == .straightSingle
            case .leftSingle: self == .rightSingle || self == .straightSingle
            case .twoApostrophes: self == .twoApostrophes || self == .straight
            case .rightSingle: self == opening
            }
        }
    }

    let shape: Shape
    /// Its bytes.
    let range: Range<Int>
    /// A quote can begin after it: a blank, bracket or dash stands before, none after.
    let canOpen: Bool
    /// A quote can end before it.
    let canClose: Bool
    /// A sentence's mark stands before: the quote ends here rather than at an apostrophe.
    let followsStop: Bool
    /// What goes before is a digit: inches and minutes are written so.
    let followsDigit: Bool
    /// It follows an "s" and a small letter follows it, as in "workers' rights".
    let isPossessive: Bool
}

/// Finds the quotation marks of a stretch of bytes, which is valid UTF-8.
struct QuoteMarkScanner {
    let utf8: [UInt8]

    func marks(in range: Range<Int>) -> [QuoteMark] {
        var marks: [QuoteMark] = []
        var index = range.lowerBound
        while index < range.upperBound {
            guard let (shape, length) = shape(index, range.upperBound) else {
                index += 1
                continue
            }
            marks.append(mark(shape, index..<index + length, range))
            index += length
        }
        return marks
    }

    private func shape(_ index: Int, _ end: Int) -> (QuoteMark.Shape, Int)? {
        switch utf8[index] {
        case UInt8(ascii: "\""): (.straight, 1)
        case UInt8(ascii: "'"):
            index + 1 < end && utf8[index + 1] == UInt8(ascii: "'") ? (.twoApostrophes, 2) : (.straightSingle, 1)
        case UInt8(ascii: "`"):
            index + 1 < end && utf8[index + 1] == UInt8(ascii: "`") ? (.backticks, 2) : nil
        case 0xC2 where index + 1 < end:
            utf8[index + 1] == 0xAB ? (.leftAngle, 2) : utf8[index + 1] == 0xBB ? (.rightAngle, 2) : nil
        case 0xE2 where index + 2 < end && utf8[index + 1] == 0x80:
            doubled(index, end) ?? Self.shapes[utf8[index + 2]].map { ($0, 3) }
        default: nil
        }
    }

    /// Two single marks side by side are a double one.
    private func doubled(_ index: Int, _ end: Int) -> (QuoteMark.Shape, Int)? {
        guard index + 5 < end, utf8[index..<index + 3].elementsEqual(utf8[index + 3..<index + 6]) else { return nil }
        switch utf8[index + 2] {
        case 0x98: return (.leftDouble, 6)
        case 0x99: return (.rightDouble, 6)
        default: return nil
        }
    }

    private static let shapes: [UInt8: QuoteMark.Shape] = [
        0x9C: .leftDouble, 0x9D: .rightDouble, 0x9E: .low, 0x9F: .leftDouble, 0x98: .leftSingle, 0x99: .rightSingle,
    ]

    private func mark(_ shape: QuoteMark.Shape, _ mark: Range<Int>, _ range: Range<Int>) -> QuoteMark {
        let before = mark.lowerBound > range.lowerBound ? utf8[mark.lowerBound - 1] : 32
        let after = mark.upperBound < range.upperBound ? utf8[mark.upperBound] : 32
        let beforeOpens = isBlank(before, at: mark.lowerBound - 1) || isOpening(before, mark.lowerBound)
        let afterIsBlank = isBlank(after, at: mark.upperBound + 1)
        let next = mark.upperBound + 1 < range.upperBound ? utf8[mark.upperBound + 1] : 32
        return QuoteMark(
            shape: shape, range: mark, canOpen: beforeOpens && !afterIsBlank,
            canClose: !isBlank(before, at: mark.lowerBound - 1) && !isWord(after),
            followsStop: Self.stops.contains(before), followsDigit: (48...57).contains(before),
            isPossessive: before | 0x20 == UInt8(ascii: "s") && after == 32 && (97...122).contains(next))
    }

    private static let stops = Set(".,!?;:)…".utf8)

    private func isBlank(_ byte: UInt8, at index: Int) -> Bool {
        byte <= 32 || byte == 0xA0 && index > 0 && utf8[index - 1] == 0xC2
            || byte == 0xC2 && index < utf8.count && utf8[index] == 0xA0
    }

    /// A bracket, a dash, or another opening mark.
    private func isOpening(_ byte: UInt8, _ end: Int) -> Bool {
        switch byte {
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "-"), UInt8(ascii: "/"),
            UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ">"):
            true
        case 0x93, 0x94, 0x98, 0x9C, 0x9E: end > 2 && utf8[end - 2] == 0x80 && utf8[end - 3] == 0xE2
        case 0xAB: end > 1 && utf8[end - 2] == 0xC2
        default: false
        }
    }

    private func isWord(_ byte: UInt8) -> Bool {
        (97...122).contains(byte | 0x20) || (48...57).contains(byte) || byte >= 0xC3 && byte != 0xE2
    }
}
