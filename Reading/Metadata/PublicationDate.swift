/// A day, or a moment of it, as pages write them; to ISO 8601.
enum PublicationDate {
    /// The date in a machine's form (ISO 8601, RFC 2822, seconds since 1970) or in words. Nil if it says no full day.
    static func parse(_ text: String) -> String? {
        let bytes = Array(text.trimmed.utf8)
        return iso(bytes) ?? inWords(bytes)
    }

    /// `2024-05-10`, `2024/5/10`, `20240510`, with or without a time and an offset.
    static func iso(_ bytes: [UInt8]) -> String? {
        var scan = DigitScan(bytes)
        guard let first = scan.number(), first.digits == 4 || first.digits == 8 else { return nil }
        if first.digits == 8 {
            return day(first.value / 10000, first.value / 100 % 100, first.value % 100).map { $0 + (time(&scan) ?? "") }
        }
        guard scan.skip("-/."), let month = scan.number(), month.digits <= 2, scan.skip("-/."),
            let last = scan.number(), last.digits <= 2
        else { return nil }
        return day(first.value, month.value, last.value).map { $0 + (time(&scan) ?? "") }
    }

    /// `T09:30:00.123+02:00` and its kin, to the second; nothing without an offset, which leaves the moment unknown.
    private static func time(_ scan: inout DigitScan) -> String? {
        guard scan.skip("T t"), let hour = scan.number(), hour.value < 24, scan.skip(":"),
            let minute = scan.number(), minute.value < 60
        else { return nil }
        var second = 0
        if scan.skip(":"), let value = scan.number() { second = min(value.value, 59) }
        if scan.skip(".,") { _ = scan.number() }
        let clock = "T\(two(hour.value)):\(two(minute.value)):\(two(second))"
        while scan.skip(" ") {}
        if scan.skip("Zz") { return clock + "Z" }
        guard let sign = scan.sign(), let offset = scan.number() else { return nil }
        if offset.digits == 4 { return clock + "\(sign)\(two(offset.value / 100)):\(two(offset.value % 100))" }
        let minutes = scan.skip(":") ? scan.number()?.value ?? 0 : 0
        return clock + "\(sign)\(two(offset.value)):\(two(minutes))"
    }

    /// A day with the month's name: `May 10, 2024`, `10. Mai 2024`, `Fri, 10 May 2024 09:00:00 GMT`.
    static func inWords(_ bytes: [UInt8]) -> String? {
        let words = DateWord.all(in: bytes)
        for (index, word) in words.enumerated() {
            guard case .month(let month) = word else { continue }
            let before = words[..<index].suffix(2).reversed().lazy.compactMap(\.number).first
            let after = words[(index + 1)...].prefix(3).compactMap(\.number)
            if let first = after.first, (1...31).contains(first), after.count > 1, isYear(after[1]) {
                return day(after[1], month, first)
            }
            if let before, (1...31).contains(before), let year = after.first, isYear(year) {
                return day(year, month, before)
            }
        }
        return numbersOnly(bytes)
    }

    /// `2024.12.25`, `25/12/2024`, `12/25/2024`, `25.12.2024`; with a slash and both numbers under 13, which one is the day is unknown.
    private static func numbersOnly(_ bytes: [UInt8]) -> String? {
        var index = 0
        while index < bytes.count {
            guard bytes[index].isASCIIDigit else {
                index += 1
                continue
            }
            if let day = iso(Array(bytes[index...].prefix(10))) { return day }
            var scan = DigitScan(Array(bytes[index...].prefix(10)))
            if let first = scan.number(), first.digits <= 2, let mark = scan.mark("./-"), let second = scan.number(),
                second.digits <= 2, scan.skip("./-"), let year = scan.number(), year.digits == 4
            {
                if mark == UInt8(ascii: ".") || first.value > 12 { return day(year.value, second.value, first.value) }
                if second.value > 12 { return day(year.value, first.value, second.value) }
                return first.value == second.value ? day(year.value, first.value, second.value) : nil
            }
            while index < bytes.count, bytes[index].isASCIIDigit { index += 1 }
        }
        return nil
    }

    static func day(_ year: Int, _ month: Int, _ day: Int) -> String? {
        let lengths = [
            31, year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
        ]
        guard isYear(year), (1...12).contains(month), (1...lengths[month - 1]).contains(day) else { return nil }
        return "\(year)-\(two(month))-\(two(day))"
    }

    private static func isYear(_ year: Int) -> Bool { (1900...2099).contains(year) }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

/// Takes numbers and marks from the start of some bytes.
struct DigitScan {
    private let bytes: [UInt8]
    private var at = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func number() -> (value: Int, digits: Int)? {
        var value = 0
        let start = at
        while at < bytes.count, bytes[at].isASCIIDigit, at - start < 9 {
            value = value * 10 + Int(bytes[at] - 48)
            at += 1
        }
        return at > start ? (value, at - start) : nil
    }

    /// Takes one of these marks.
    mutating func mark(_ marks: StaticString) -> UInt8? {
        guard at < bytes.count else { return nil }
        for index in 0..<marks.utf8CodeUnitCount where marks.utf8Start[index] == bytes[at] {
            at += 1
            return bytes[at - 1]
        }
        return nil
    }

    mutating func skip(_ marks: StaticString) -> Bool { mark(marks) != nil }

    mutating func sign() -> String? {
        mark("+-").map { $0 == UInt8(ascii: "+") ? "+" : "-" }
    }
}

/// A word that matters in a date.
enum DateWord {
    case month(Int)
    case value(Int)
    case other

    var number: Int? { if case .value(let number) = self { number } else { nil } }

    /// Months in the languages that write them in Latin letters, and Russian's and Ukrainian's.
    private static let months = WordTable(
        """
        january jan januar jänner janvier janv enero ene janeiro gennaio gen januari stycznia ledna ocak января січня
        february feb februar feber février fév févr febrero fevereiro fev febbraio februari lutego února şubat февраля лютого
        march mar märz mrz mars marzo março maart marca března mart марта березня
        april apr avril avr abril abr aprile kwietnia dubna nisan апреля квітня
        may mai mayo maio maggio mag mei maj maja května mayıs мая травня
        june jun juni juin junio junho giugno giu czerwca června haziran июня червня
        july jul juli juillet juil julio julho luglio lug lipca července temmuz июля липня
        august aug août agosto ago augustus augusti sierpnia srpna ağustos августа серпня
        september sep sept septembre septiembre setembro settembre set września září eylül сентября вересня
        october oct oktober okt octobre octubre outubro out ottobre ott października října ekim октября жовтня
        november nov novembre noviembre novembro listopada listopadu kasım ноября листопада
        december dec dezember dez décembre déc diciembre dic dezembro dicembre desember grudnia prosince aralık декабря грудня
        """.split(separator: "\n").enumerated().flatMap { number, names in
            names.split(separator: " ").map { (String($0), UInt16(number + 1)) }
        })

    /// The words and numbers of a text, with ordinals (`10th`) as numbers.
    static func all(in bytes: [UInt8]) -> [DateWord] {
        bytes.split { !($0.isASCIILetter || $0.isASCIIDigit || $0 >= 0x80) }.map { word in
            if let month = months.value(of: word) { return .month(Int(month)) }
            let digits = word.prefix { $0.isASCIIDigit }
            guard !digits.isEmpty, digits.count <= 4, word.count - digits.count <= 2 else { return .other }
            return .value(digits.reduce(0) { $0 * 10 + Int($1 - 48) })
        }
    }
}
