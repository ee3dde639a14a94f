import FoundationEssentials

/// The dates of feeds: RFC 822 with its many liberties, and ISO 8601, as ISO 8601 days or times in UTC.
enum FeedDate {
    /// `Fri, 10 May 2024 09:00:00 +0200` → `2024-05-10T07:00:00Z`; `2024-05-10` stays a day; nil when it is no date.
    static func iso(_ text: String) -> String? {
        let text = text.trimmed() ?? ""
        let isISO = text.first?.isASCIIDigit == true && text.dropFirst(4).first == "-"
        let date = isISO ? fromISO(text) : fromRFC822(text)
        // The parser takes hours beyond the day, and goes on into years of six digits.
        return date.flatMap { $0.utf8.count == 10 || $0.utf8.count == 20 ? $0 : nil }
    }

    private static func fromISO(_ text: String) -> String? {
        guard day(String(text.prefix(10))) != nil else { return nil }
        if text.utf8.count == 10 { return text }
        let style = Date.ISO8601FormatStyle()
        let forms = [style, Date.ISO8601FormatStyle(includingFractionalSeconds: true)]
        for form in forms {
            if let date = try? form.parse(text) { return style.format(date) }
        }
        // Minutes without seconds, and times without a zone, which are read as UTC.
        let (moment, zone) = splitZone(text)
        let whole = moment.utf8.count == 16 ? moment + ":00" : moment
        guard zone != text, let date = try? style.parse(whole + (zone.isEmpty ? "Z" : zone)) else { return nil }
        return style.format(date)
    }

    private static func day(_ text: String) -> String? {
        // The parser takes 31 February for 2 March: only a day that comes back as itself is one.
        let style = Date.ISO8601FormatStyle()
        guard let date = try? style.parse(text + "T00:00:00Z"), style.format(date).hasPrefix(text) else { return nil }
        return text
    }

    private static func splitZone(_ text: String) -> (moment: String, zone: String) {
        guard let start = text.dropFirst(11).firstIndex(where: { "+-Zz".contains($0) }) else { return (text, "") }
        return (String(text[..<start]), text[start...].uppercased())
    }

    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    /// Minutes east of Greenwich of the zones that RFC 822 names, and those that feeds use beside them.
    private static let zones = [
        "gmt": 0, "ut": 0, "utc": 0, "z": 0, "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420,
        "mdt": -360, "pst": -480, "pdt": -420, "bst": 60, "cet": 60, "cest": 120, "eet": 120, "eest": 180, "msk": 180,
        "ist": 330, "jst": 540, "aest": 600, "aedt": 660,
    ]

    private static func fromRFC822(_ text: String) -> String? {
        var words = text.split { $0 == " " || $0 == "," || $0 == "\t" || $0 == "\n" }.map { $0.lowercased() }
        if let first = words.first, first.first?.isASCIIDigit != true { words.removeFirst() }
        guard words.count >= 3, let day = Int(words[0]), let year = year(words[2]),
            let month = months.firstIndex(of: String(words[1].prefix(3)))
        else { return nil }
        let date = "\(padded(year, 4))-\(padded(month + 1))-\(padded(day))"
        guard self.day(date) != nil, words.count > 3 else { return self.day(date) }
        guard let time = time(words[3]), let zone = zone(words.count > 4 ? words[4] : "gmt"),
            let moment = try? Date.ISO8601FormatStyle().parse("\(date)T\(time)Z")
        else { return nil }
        return Date.ISO8601FormatStyle().format(moment.addingTimeInterval(Double(-60 * zone)))
    }

    /// Two digits mean 1970 to 2069.
    private static func year(_ text: String) -> Int? {
        guard let number = Int(text), number >= 0 else { return nil }
        return text.utf8.count == 2 ? (number < 70 ? 2000 : 1900) + number : text.utf8.count == 4 ? number : nil
    }

    private static func time(_ text: String) -> String? {
        let parts = text.split(separator: ":").map { Int($0) }
        guard (2...3).contains(parts.count), let hour = parts[0], let minute = parts[1], (0..<24).contains(hour),
            (0..<60).contains(minute)
        else { return nil }
        let second = parts.count == 3 ? parts[2] ?? 60 : 0
        return (0..<60).contains(second) ? "\(padded(hour)):\(padded(minute)):\(padded(second))" : nil
    }

    private static func zone(_ text: String) -> Int? {
        if let minutes = zones[text] { return minutes }
        let digits = text.dropFirst().filter { $0 != ":" }
        guard let sign = text.first, sign == "+" || sign == "-", digits.count == 4, let number = Int(digits) else {
            return nil
        }
        return (sign == "-" ? -1 : 1) * (number / 100 * 60 + number % 100)
    }

    private static func padded(_ number: Int, _ width: Int = 2) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
