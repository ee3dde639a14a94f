/// A day of the proleptic Gregorian calendar, counted from 1 January 1970.
struct CalendarDay: Comparable, Hashable {
    /// Days since 1 January 1970; negative before.
    let number: Int

    init(number: Int) {
        self.number = number
    }

    /// None when there is no such day (30 February).
    init?(_ year: Int, _ month: Int, _ day: Int) {
        guard (1...12).contains(month), day >= 1, day <= Self.length(ofMonth: month, in: year) else { return nil }
        number = Self.number(year, month, day)
    }

    /// Reads the day at the start of an ISO 8601 day or time.
    init?(iso text: String) {
        let bytes = Array(text.utf8.prefix(10))
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
        let digits = bytes.map { Int($0) - 48 }
        guard [0, 1, 2, 3, 5, 6, 8, 9].allSatisfy({ (0...9).contains(digits[$0]) }) else { return nil }
        self.init(
            digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3], digits[5] * 10 + digits[6],
            digits[8] * 10 + digits[9])
    }

    static func < (one: Self, other: Self) -> Bool { one.number < other.number }

    static func + (day: Self, days: Int) -> Self { Self(number: day.number + days) }

    /// Year, month and day. After Howard Hinnant, "chrono-compatible low-level date algorithms": years begin in March.
    var parts: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (
            yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        )
    }

    var year: Int { parts.year }
    var month: Int { parts.month }

    /// 1 for Monday to 7 for Sunday.
    var weekday: Int { (number + 3).modulo(7) + 1 }

    /// The Monday of this day's week.
    var monday: Self { self + (1 - weekday) }

    /// The ISO 8601 week: the year is that of the week's Thursday.
    var week: (year: Int, week: Int) {
        let thursday = monday + 3
        let year = thursday.year
        return (year, (thursday.number - Self.number(year, 1, 1)) / 7 + 1)
    }

    /// The `count`-th given weekday of a month, counted from its end if negative.
    static func weekday(_ weekday: Int, _ count: Int, of month: Int, in year: Int) -> Self {
        if count > 0 {
            let first = Self(number: number(year, month, 1))
            return first + ((weekday - first.weekday).modulo(7) + 7 * (count - 1))
        }
        let last = Self(number: number(year, month, length(ofMonth: month, in: year)))
        return last + (7 * (count + 1) - (last.weekday - weekday).modulo(7))
    }

    /// Easter Sunday of the western churches: the anonymous Gregorian computus (Meeus, Astronomical Algorithms, ch. 8).
    static func easter(_ year: Int) -> Self {
        let (a, b, c) = (year % 19, year / 100, year % 100)
        let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
        let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
        let sum = h + l - 7 * ((a + 11 * h + 22 * l) / 451) + 114
        return Self(number: number(year, sum / 31, sum % 31 + 1))
    }

    static func length(ofMonth month: Int, in year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func number(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}

extension Int {
    /// The remainder that is never negative.
    func modulo(_ divisor: Int) -> Int {
        let rest = self % divisor
        return rest < 0 ? rest + divisor : rest
    }
}
