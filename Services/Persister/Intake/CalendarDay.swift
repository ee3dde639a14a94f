/// A day of the Gregorian calendar, as days since 2000-01-01: PostgreSQL's `date`.
struct CalendarDay: Equatable, Comparable {
    let number: Int32

    init(number: Int32) {
        self.number = number
    }

    /// Nil when there is no such day. Years are 1 to 9999.
    init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month),
            (1...Self.length(ofMonth: month, year)).contains(day)
        else { return nil }
        // The year begins in March here, so that the leap day is the last of it.
        let shifted = month > 2 ? year : year - 1
        let monthsSinceMarch = (month + 9) % 12
        let before = shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + (monthsSinceMarch * 153 + 2) / 5
        number = Int32(before + day - 1 - Self.daysBefore2000)
    }

    /// The Monday of an ISO 8601 week; nil when the year has no such week.
    init?(year: Int, week: Int) {
        guard let fourth = CalendarDay(year: year, month: 1, day: 4),
            let newYear = CalendarDay(year: year, month: 1, day: 1),
            (1...53).contains(week)
        else { return nil }
        let monday = fourth.number - fourth.weekday + Int32(week - 1) * 7
        let length: Int32 = Self.isLeap(year) ? 366 : 365
        // Week 53 is one only when its Thursday is still in the year.
        guard monday + 3 < newYear.number + length else { return nil }
        number = monday
    }

    /// 0 for Monday to 6 for Sunday. 2000-01-01 was a Saturday.
    var weekday: Int32 { ((number + 5) % 7 + 7) % 7 }

    static func length(ofMonth month: Int, _ year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    /// From 0000-03-01 to 2000-01-01.
    private static let daysBefore2000 = 730_425

    static func < (one: CalendarDay, other: CalendarDay) -> Bool { one.number < other.number }

    static func + (day: CalendarDay, days: Int) -> CalendarDay { CalendarDay(number: day.number + Int32(days)) }
}
