/// What an expression says before the calendar is asked.
enum TimeMeaning {
    /// A day of a month.
    case day(YearOf, month: Int, day: Int)
    /// A day and its month or a month and its day, with a slash between.
    case slashed(Int, Int, Int)
    /// Days of a month, the last one in the same.
    case days(YearOf, month: Int, first: Int, last: Int)
    /// "the 9th", "Friday the 13th".
    case dayOfMonth(Int, weekday: Int?)
    /// "Friday", "last Friday"; `weeks` for "Friday of last week".
    case weekday(Int, Pointing, weeks: Int?)
    /// "today" and its neighbours.
    case relativeDay(Int)
    case month(YearOf, Int, Pointing)
    /// Months of a year, the last one in the same.
    case months(YearOf, first: Int, last: Int)
    case season(YearOf, Season, Pointing)
    case quarter(YearOf, Int)
    /// The quarter that the text reports on, or the same of another year; else the last whole one.
    case quarterOfStory(YearOf)
    /// The year that the text tells of: of a history the one it has come to, else that of the publication.
    case yearOfStory
    case half(YearOf, Int)
    case year(YearOf)
    case years(first: Int, last: Int)
    case week(YearOf, Int)
    /// "the week of May 6".
    indirect case weekOf(TimeMeaning)
    /// So many units from the publication ("last week", "two years ago") or from what the text spoke of ("the next day").
    case shifted(TimeUnit, Int, fromText: Bool)
    /// The day of publication, or its week or month, so many months from it: "20 years ago today".
    case anniversary(months: Int, TimeUnit)
    /// "this weekend": the nearest one in the direction of the verb.
    case nearWeekend
    case holiday(Holiday, YearOf)
    /// An hour and minute; the day may be part of the expression.
    indirect case clock(Int, Int, on: TimeMeaning?)
    /// "At dawn": a part of a day that is told elsewhere.
    case partOfSomeDay(PartOfDay)
    /// So many minutes before the publication.
    case minutesAgo(Int)
    /// The interval spoken of before.
    case sameInterval
    /// Durations, sets, references: the value needs no calendar.
    case fixed(String)
    /// No date, though it looks like one: "Bloody Sunday".
    case none

    /// It is told from the day of publication, as news are: "Friday", "last week".
    var isOfTheDay: Bool {
        switch self {
        case .weekday(_, let pointing, _): pointing != .following && pointing != .previous
        case .relativeDay(let distance): distance != 0
        case .shifted(let unit, _, fromText: false): unit.rawValue < TimeUnit.year.rawValue
        case .minutesAgo: true
        default: false
        }
    }

    /// A time whose day is told elsewhere.
    var lacksDay: Bool {
        switch self {
        case .clock(_, _, nil), .partOfSomeDay: true
        default: false
        }
    }

    var isWeekday: Bool {
        if case .weekday(_, .plain, nil) = self { true } else { false }
    }

    /// A quarter that figures are of, not one that they are compared with.
    var reportsQuarter: Bool {
        switch self {
        case .quarter(.unknown, _), .shifted(.quarter, _, _): true
        default: false
        }
    }

    /// The day that is written out whole.
    var writtenDay: CalendarDay? {
        switch self {
        case .day(.given(let year), let month, let day): CalendarDay(year, month, day)
        case .slashed(let year, let one, let other): CalendarDay(year, one, other) ?? CalendarDay(year, other, one)
        default: nil
        }
    }

    /// The year that is written out.
    var writtenYear: Int? {
        switch self {
        case .day(.given(let year), _, _), .days(.given(let year), _, _, _), .month(.given(let year), _, _),
            .year(.given(let year)), .slashed(let year, _, _):
            year
        default: nil
        }
    }
}

/// What is known of a year.
enum YearOf: Equatable {
    case unknown
    case given(Int)
    /// So many years from the publication.
    case shifted(Int)
    /// That of the date before: "of that year".
    case told
}

/// "last", "next", "this", and "the previous" and "the following", which count from the text.
enum Pointing {
    case plain
    case last
    case next
    case this
    case previous
    case following
}

/// An expression: its lexemes and what they say.
struct TimeMatch {
    var start: Int
    var end: Int
    var meaning: TimeMeaning
    var part: PartOfDay?
    var modifier: String?

    init(_ start: Int, _ end: Int, _ meaning: TimeMeaning, part: PartOfDay? = nil, modifier: String? = nil) {
        self.start = start
        self.end = end
        self.meaning = meaning
        self.part = part
        self.modifier = modifier
    }
}
