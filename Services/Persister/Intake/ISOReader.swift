/// Reads the pieces of an ISO 8601 text from left to right.
struct ISOReader {
    private var rest: Substring.UTF8View

    init(_ text: some StringProtocol) {
        rest = Substring(text).utf8
    }

    var isAtEnd: Bool { rest.isEmpty }

    /// Takes `letter` if it comes next.
    mutating func take(_ letter: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: letter) else { return false }
        rest = rest.dropFirst()
        return true
    }

    /// Takes a number of exactly `digits` digits; takes nothing when there is none.
    mutating func number(digits: Int) -> Int? {
        let piece = rest.prefix(digits)
        guard piece.count == digits, piece.allSatisfy({ (48...57).contains($0) }) else { return nil }
        rest = rest.dropFirst(digits)
        return piece.reduce(0) { $0 * 10 + Int($1 - 48) }
    }

    /// Takes a fraction of any length, as millionths.
    mutating func millionths() -> Int? {
        let digits = rest.prefix { (48...57).contains($0) }
        guard !digits.isEmpty else { return nil }
        rest = rest.dropFirst(digits.count)
        let six = Array(digits.prefix(6)) + Array(repeating: 48, count: max(0, 6 - digits.count))
        return six.reduce(0) { $0 * 10 + Int($1 - 48) }
    }

    /// Takes `YYYY-MM-DD`.
    mutating func day() -> CalendarDay? {
        guard let year = number(digits: 4), take("-"), let month = number(digits: 2), take("-"),
            let day = number(digits: 2)
        else { return nil }
        return CalendarDay(year: year, month: month, day: day)
    }
}
