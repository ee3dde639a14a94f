/// What the text has spoken of so far.
struct TimeContext {
    /// The day of publication.
    let publication: CalendarDay?
    /// The first day of the latest date up to the publication, else of the latest, and how fine that date was.
    var base: CalendarDay?
    var grain = TimeUnit.day
    /// The first day of the latest date of all, and where that date ends.
    var latest: CalendarDay?
    var end = -1000
    /// That date was a bare weekday.
    var isWeekday = false
    /// The latest year that was written out.
    var year: Int?
    /// Most years of the text are far from the publication's, and hardly anything is told from its day, as in news: it tells a
    /// life or a history.
    var isHistorical = false
    /// The first day of the quarter last reported on, and where that was.
    var quarter: (first: CalendarDay, end: Int)?
    /// The latest interval.
    var interval: String?
    /// The first day that the text told of in the week before its publication: the day of its event.
    var eventDay: CalendarDay?

    /// Its dates with slashes have the day before the month.
    var writesDayFirst = false
    /// The minute of its day in which the text was published.
    let minute: Int?

    init(publication: CalendarDay?, minute: Int?, _ matches: [TimeMatch]) {
        self.publication = publication
        self.minute = minute
        for case .slashed(_, let first, let second) in matches.lazy.map(\.meaning) where max(first, second) > 12 {
            writesDayFirst = first > 12
        }
        let years = matches.compactMap(\.meaning.writtenYear)
        let dates = matches.filter { if case .year = $0.meaning { false } else { true } }.compactMap(
            \.meaning.writtenYear)
        let isFar = years.count > 5 || dates.count > 2 && Self.liesFar(dates, publication)
        let recent = matches.count { $0.meaning.isOfTheDay }
        isHistorical = isFar && Self.liesFar(years, publication) && recent * 8 <= matches.count
    }

    /// Whether most years are not those around the publication.
    private static func liesFar(_ years: [Int], _ publication: CalendarDay?) -> Bool {
        guard let publication else { return true }
        return years.count { abs($0 - publication.year) > 1 } * 10 > years.count * 7
    }

    /// The day, counted from the publication's, that so many minutes lead to; without a time of the clock it is the same.
    func days(after minutes: Int) -> Int {
        guard let minute else { return minutes / 1440 }
        let sum = minute + minutes
        return (sum - sum.modulo(1440)) / 1440
    }

    /// The year that a text about times past has come to.
    var storyYear: Int? { isHistorical ? year : nil }
}

/// What an expression means on the calendar.
struct TimeValue {
    /// ISO 8601.
    var text: String
    /// The first day and how fine, for what refers to it later.
    var base: CalendarDay?
    var grain = TimeUnit.day

    init(_ text: String, base: CalendarDay? = nil, grain: TimeUnit = .day) {
        self.text = text
        self.base = base
        self.grain = grain
    }

    static func day(_ day: CalendarDay, _ part: PartOfDay? = nil) -> Self {
        Self(iso(day) + (part?.suffix ?? ""), base: day)
    }

    static func month(_ year: Int, _ month: Int) -> Self {
        Self("\(iso(year))-\(two(month))", base: CalendarDay(year, month, 1), grain: .month)
    }

    static func year(_ year: Int) -> Self {
        Self(iso(year), base: CalendarDay(year, 1, 1), grain: .year)
    }

    static func week(_ day: CalendarDay) -> Self {
        let (year, week) = day.week
        return Self("\(iso(year))-W\(two(week))", base: day.monday, grain: .week)
    }

    static func interval(_ first: CalendarDay, _ last: CalendarDay) -> Self {
        Self("\(iso(first))/\(iso(last))", base: first)
    }

    static func iso(_ day: CalendarDay) -> String {
        let parts = day.parts
        return "\(iso(parts.year))-\(two(parts.month))-\(two(parts.day))"
    }

    /// Four digits at least, and a sign before the common era.
    static func iso(_ year: Int) -> String {
        let digits = String(abs(year))
        return (year < 0 ? "-" : "") + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
