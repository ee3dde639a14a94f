/// The days that the value of a date expression covers: `2024-05` is May 1 to 31.
struct DaySpan: Equatable {
    let first: CalendarDay
    let last: CalendarDay

    /// The value names a day, month or week that does not exist.
    struct NoSuchDay: Error {}

    /// The days of a value, its time of day left aside. Nil for what is no stretch of the calendar (`P30Y`, `PRESENT_REF`) or
    /// is not known here; throws for what looks like a date and is none (`2024-02-31`, `2024-13`).
    static func days(of value: String) throws(NoSuchDay) -> DaySpan? {
        let ends = value.split(separator: "/", omittingEmptySubsequences: false)
        guard ends.count <= 2, let first = ends.first, let last = ends.last else { return nil }
        guard let start = try period(first), let end = try period(last) else { return nil }
        guard start.first <= end.last else { throw NoSuchDay() }
        return DaySpan(first: start.first, last: end.last)
    }

    /// `2024`, `2024-05`, `2024-05-10`, `2024-W19`, `2024-W19-5`, `2024-W19-WE`, `2024-Q2`, `2024-H1`, each with any time of day
    /// behind a `T`.
    private static func period(_ text: Substring) throws(NoSuchDay) -> DaySpan? {
        let date = text.prefix { $0 != "T" }
        var reader = ISOReader(date)
        guard let year = reader.number(digits: 4) else { return nil }
        if reader.isAtEnd { return try months(1...12, of: year) }
        guard reader.take("-") else { return nil }
        if reader.take("W") { return try week(&reader, of: year) }
        if reader.take("Q") { return try part(&reader, of: year, months: 3) }
        if reader.take("H") { return try part(&reader, of: year, months: 6) }
        guard let month = reader.number(digits: 2) else { return nil }
        if reader.isAtEnd { return try months(month...month, of: year) }
        guard reader.take("-"), let day = reader.number(digits: 2), reader.isAtEnd else { return nil }
        let only = try existing(CalendarDay(year: year, month: month, day: day))
        return DaySpan(first: only, last: only)
    }

    private static func week(_ reader: inout ISOReader, of year: Int) throws(NoSuchDay) -> DaySpan? {
        guard let week = reader.number(digits: 2) else { return nil }
        let monday = try existing(CalendarDay(year: year, week: week))
        if reader.isAtEnd { return DaySpan(first: monday, last: monday + 6) }
        guard reader.take("-") else { return nil }
        if reader.take("W") {
            return reader.take("E") && reader.isAtEnd ? DaySpan(first: monday + 5, last: monday + 6) : nil
        }
        guard let day = reader.number(digits: 1), reader.isAtEnd else { return nil }
        guard (1...7).contains(day) else { throw NoSuchDay() }
        return DaySpan(first: monday + (day - 1), last: monday + (day - 1))
    }

    /// The n-th part of a year that is cut into parts of `months` months.
    private static func part(_ reader: inout ISOReader, of year: Int, months count: Int) throws(NoSuchDay) -> DaySpan? {
        guard let number = reader.number(digits: 1), reader.isAtEnd else { return nil }
        return try months((number - 1) * count + 1...number * count, of: year)
    }

    private static func months(_ range: ClosedRange<Int>, of year: Int) throws(NoSuchDay) -> DaySpan {
        let first = try existing(CalendarDay(year: year, month: range.lowerBound, day: 1))
        let length = CalendarDay.length(ofMonth: range.upperBound, year)
        return DaySpan(
            first: first, last: try existing(CalendarDay(year: year, month: range.upperBound, day: length)))
    }

    private static func existing(_ day: CalendarDay?) throws(NoSuchDay) -> CalendarDay {
        guard let day else { throw NoSuchDay() }
        return day
    }
}

extension CalendarDay {
    static func <= (one: CalendarDay, other: CalendarDay) -> Bool { one.number <= other.number }
}
