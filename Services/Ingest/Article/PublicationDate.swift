/// A publication date as the record holds it: a day (`2024-05-10`), or a time with the publisher's offset from UTC
/// (`2024-05-10T22:00:00-05:00`): its day is the one that "today" in the article means.
struct PublicationDate: Equatable {
    /// ISO 8601.
    let text: String

    /// Reads a day or a time of ISO 8601's extended format. A time may leave out its seconds and have a fraction, which is
    /// dropped; one without an offset is taken as UTC. Nil when it is neither, or not in the calendar.
    init?(_ text: String) {
        var parts = DateScanner(text)
        guard let year = parts.number(4), parts.pass("-"), let month = parts.number(2), parts.pass("-"),
            let day = parts.number(2), Self.isDay(year, month, day)
        else { return nil }
        let date = "\(text.prefix(10))"
        if parts.isAtEnd {
            self.text = date
            return
        }
        guard parts.pass("T") || parts.pass("t") || parts.pass(" "), let minutes = Self.time(&parts),
            let seconds = Self.seconds(&parts), let offset = Self.offset(&parts), parts.isAtEnd
        else { return nil }
        let clock = "\(Self.padded(minutes / 60)):\(Self.padded(minutes % 60)):\(Self.padded(seconds))"
        guard Self.isInCalendar(year, month, day, minutes: minutes - offset) else { return nil }
        self.text = "\(date)T\(clock)\(Self.name(ofOffset: offset))"
    }

    private static func time(_ parts: inout DateScanner) -> Int? {
        guard let hour = parts.number(2), hour < 24, parts.pass(":"), let minute = parts.number(2), minute < 60 else {
            return nil
        }
        return hour * 60 + minute
    }

    private static func seconds(_ parts: inout DateScanner) -> Int? {
        guard parts.pass(":") else { return 0 }
        guard let seconds = parts.number(2), seconds < 60 else { return nil }
        if parts.pass(".") || parts.pass(",") { guard parts.digits() else { return nil } }
        return seconds
    }

    /// Minutes east of Greenwich: `Z`, `+02:00`, `+0200`, `+02`, or nothing.
    private static func offset(_ parts: inout DateScanner) -> Int? {
        if parts.isAtEnd || parts.pass("Z") || parts.pass("z") { return 0 }
        let sign = parts.pass("+") ? 1 : -1
        guard sign == 1 || parts.pass("-"), let hours = parts.number(2), hours < 24 else { return nil }
        if parts.isAtEnd { return sign * hours * 60 }
        _ = parts.pass(":")
        guard let minutes = parts.number(2), minutes < 60 else { return nil }
        return sign * (hours * 60 + minutes)
    }

    private static func isDay(_ year: Int, _ month: Int, _ day: Int) -> Bool {
        (1...9999).contains(year) && (1...12).contains(month) && (1...lengthOfMonth(year, month)).contains(day)
    }

    private static func lengthOfMonth(_ year: Int, _ month: Int) -> Int {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }

    private static func name(ofOffset minutes: Int) -> String {
        guard minutes != 0 else { return "Z" }
        return "\(minutes < 0 ? "-" : "+")\(padded(abs(minutes) / 60)):\(padded(abs(minutes) % 60))"
    }

    /// Whether the moment has a year of four digits in UTC too.
    private static func isInCalendar(_ year: Int, _ month: Int, _ day: Int, minutes: Int) -> Bool {
        !((year, month, day) == (1, 1, 1) && minutes < 0 || (year, month, day) == (9999, 12, 31) && minutes >= 1440)
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

/// Walks through a date's characters.
private struct DateScanner {
    private var rest: Substring.UTF8View

    init(_ text: String) { rest = Substring(text).utf8 }

    var isAtEnd: Bool { rest.isEmpty }

    /// Exactly `width` digits.
    mutating func number(_ width: Int) -> Int? {
        let digits = rest.prefix(width)
        guard digits.count == width, digits.allSatisfy(Self.isDigit) else { return nil }
        rest = rest.dropFirst(width)
        return Int(Substring(digits))
    }

    /// At least one digit.
    mutating func digits() -> Bool {
        let end = rest.firstIndex { !Self.isDigit($0) } ?? rest.endIndex
        defer { rest = rest[end...] }
        return end != rest.startIndex
    }

    mutating func pass(_ character: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest = rest.dropFirst()
        return true
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
