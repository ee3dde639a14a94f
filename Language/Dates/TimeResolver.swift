/// Gives expressions their values, in the order of the text, against the publication and what stands before.
struct TimeResolver {
    let parser: TimeParser
    var context: TimeContext

    /// The value of an expression; none without a publication date that it needs.
    mutating func value(of match: TimeMatch, isQuoted: Bool) -> TimeValue? {
        guard let value = resolve(match, isQuoted: isQuoted) else { return nil }
        remember(match, value)
        return value
    }

    private mutating func remember(_ match: TimeMatch, _ value: TimeValue) {
        if value.text.contains("/") { context.interval = value.text }
        guard let base = value.base else { return }
        if value.grain == .quarter, match.meaning.reportsQuarter, context.quarter == nil || !isUnfinished(base) {
            context.quarter = (base, match.end)
        }
        (context.latest, context.end) = (value.grain == .day ? base : nil, match.end)
        context.isWeekday = match.meaning.isWeekday
        if isYearOfStory(match) { context.year = match.meaning.writtenYear }
        if value.grain == .day, context.eventDay == nil, let publication = context.publication,
            (0..<7).contains(publication.number - base.number)
        {
            context.eventDay = base
        }
        if let publication = context.publication, let earlier = context.base, earlier <= publication, base > publication
        {
            return
        }
        (context.base, context.grain) = (base, value.grain)
    }

    /// Whether the text was published before the quarter that begins on this day is over.
    private func isUnfinished(_ quarter: CalendarDay) -> Bool {
        context.publication.map { $0.number - quarter.number < 90 } ?? false
    }

    /// "In 2013", a heading and dates with a year tell when the story goes on; other years only name things.
    private func isYearOfStory(_ match: TimeMatch) -> Bool {
        if case .year = match.meaning {
            let isHeading = parser.word(match.start - 1) == .paragraph && parser.word(match.end) == .paragraph
            return isHeading || parser.word(match.start - 1) == .preposition
        }
        return match.meaning.writtenYear != nil
    }

    private func resolve(_ match: TimeMatch, isQuoted: Bool) -> TimeValue? {
        switch match.meaning {
        case .day(let year, let month, let day): self.day(match, year, month, day)
        case .slashed(let year, let first, let second): slashed(match, year, first, second)
        case .days(let year, let month, let first, let last): days(match, year, month, first, last)
        case .dayOfMonth(let day, let weekday): dayOfMonth(match, day, weekday)
        case .weekday(let weekday, let pointing, let weeks): self.weekday(match, weekday, pointing, weeks)
        case .relativeDay(let distance):
            today(isQuoted: isQuoted).map { .day($0 + distance, match.part) }
        case .month(let year, let month, let pointing):
            self.year(year, of: month, match, pointing).map { .month($0, month) }
        case .months(let year, let first, let last):
            self.year(year, of: first, match, .plain).map {
                TimeValue("\(TimeValue.month($0, first).text)/\(TimeValue.month($0, last).text)")
            }
        case .season(let year, let season, let pointing): self.season(match, year, season, pointing)
        case .quarter(let year, let quarter): self.quarter(match, year, quarter)
        case .quarterOfStory(let year): quarterOfStory(match, year)
        case .yearOfStory: (context.storyYear ?? context.publication?.year).map { .year($0) }
        case .half(let year, let half): written(year).map { TimeValue("\(TimeValue.iso($0))-H\(half)") }
        case .year(let year): written(year).map { .year($0) }
        case .years(let first, let last):
            TimeValue("\(TimeValue.iso(first))/\(TimeValue.iso(last))", base: CalendarDay(first, 1, 1), grain: .decade)
        case .week(let year, let week): written(year).map { TimeValue("\(TimeValue.iso($0))-W\(TimeValue.two(week))") }
        case .weekOf(let day):
            resolve(TimeMatch(match.start, match.end, day), isQuoted: false)?.base.map { .week($0) }
        case .shifted(let unit, let count, let fromText): shifted(match, unit, count, fromText)
        case .anniversary(let months, let grain): context.publication.flatMap { anniversary($0, months, grain) }
        case .nearWeekend: nearWeekend(match)
        case .holiday(let holiday, let year): self.holiday(match, holiday, year)
        case .clock(let hour, let minute, let day): clock(match, hour, minute, day)
        case .partOfSomeDay(let part): TimeValue(part.suffix)
        case .minutesAgo(let minutes): context.publication.map { .day($0 + context.days(after: -minutes)) }
        case .sameInterval: context.interval.map { TimeValue($0) }
        case .fixed(let text): TimeValue(text)
        case .none: nil
        }
    }

    func written(_ year: YearOf) -> Int? {
        switch year {
        case .unknown: context.publication?.year
        case .given(let year): year
        case .shifted(let count): context.publication.map { $0.year + count }
        case .told: toldYear
        }
    }

    /// The year of the date before.
    var toldYear: Int? { context.base?.year ?? context.year ?? context.publication?.year }

    /// "Today" in a quote is the day it was said: that of the event the article tells of.
    private func today(isQuoted: Bool) -> CalendarDay? {
        isQuoted ? context.eventDay ?? context.publication : context.publication
    }

    /// The time alone if its day does not belong to the expression.
    private func clock(_ match: TimeMatch, _ hour: Int, _ minute: Int, _ day: TimeMeaning?) -> TimeValue? {
        let time = "T\(TimeValue.two(hour)):\(TimeValue.two(minute))"
        guard let day else { return TimeValue(time) }
        return resolve(TimeMatch(match.start, match.end, day), isQuoted: false).map {
            TimeValue($0.text + time, base: $0.base)
        }
    }

    // MARK: Days

    private func day(_ match: TimeMatch, _ year: YearOf, _ month: Int, _ day: Int) -> TimeValue? {
        if year != .unknown {
            return written(year).flatMap { CalendarDay($0, month, day) }.map { .day($0, match.part) }
        }
        guard let publication = context.publication else {
            return context.year.flatMap { CalendarDay($0, month, day) }.map { .day($0, match.part) }
        }
        if let year = narratedYear(match), let day = CalendarDay(year, month, day) { return .day(day, match.part) }
        let candidates = (-1...1).compactMap { CalendarDay(publication.year + $0, month, day) }
        return nearest(candidates, match).map { .day($0, match.part) }
    }

    /// The month stands first, unless the text has days first, or only that reading is a day up to the publication.
    private func slashed(_ match: TimeMatch, _ year: Int, _ first: Int, _ second: Int) -> TimeValue? {
        guard let monthFirst = CalendarDay(year, first, second), let dayFirst = CalendarDay(year, second, first) else {
            return (CalendarDay(year, first, second) ?? CalendarDay(year, second, first)).map { .day($0) }
        }
        if context.writesDayFirst { return .day(dayFirst) }
        guard let publication = context.publication, abs(monthFirst.number - publication.number) > 1 else {
            return .day(monthFirst)
        }
        let isDayOfArticle = abs(dayFirst.number - publication.number) <= 1
        let isOnlyPast = monthFirst > publication && dayFirst <= publication && parser.direction(of: match) != .ahead
        return .day(isDayOfArticle || isOnlyPast ? dayFirst : monthFirst)
    }

    /// The year of a story told before this expression, if that is not the year of publication.
    private func narratedYear(_ match: TimeMatch) -> Int? {
        guard let year = context.storyYear, let publication = context.publication, year != publication.year,
            parser.directionBefore(match.start) != .ahead
        else { return nil }
        return year
    }

    private func days(_ match: TimeMatch, _ year: YearOf, _ month: Int, _ first: Int, _ last: Int) -> TimeValue? {
        guard let start = day(match, year, month, first)?.base,
            let end = CalendarDay(start.year, month, last)
        else { return nil }
        return .interval(start, end)
    }

    private func dayOfMonth(_ match: TimeMatch, _ day: Int, _ weekday: Int?) -> TimeValue? {
        guard let publication = context.publication else { return nil }
        let reach = weekday == nil ? -1...1 : -14...14
        let candidates = reach.compactMap { shift in
            let index = publication.year * 12 + publication.month - 1 + shift
            return CalendarDay(index / 12, index % 12 + 1, day)
        }
        return nearest(candidates.filter { weekday == nil || $0.weekday == weekday }, match).map { .day($0) }
    }

    /// The day nearest to the publication, where the other direction than the verb's counts as three times as far.
    private func nearest(_ candidates: [CalendarDay], _ match: TimeMatch) -> CalendarDay? {
        guard let publication = context.publication else { return nil }
        let direction = parser.direction(of: match)
        func distance(_ day: CalendarDay) -> Int {
            let days = day.number - publication.number
            switch direction {
            case .past: return days > 0 ? 6 * days : -days
            case .ahead: return days < 0 ? -3 * days : days
            case .unknown: return days > 0 ? 3 * days : -2 * days
            }
        }
        return candidates.min { distance($0) < distance($1) }
    }

    private func weekday(_ match: TimeMatch, _ weekday: Int, _ pointing: Pointing, _ weeks: Int?) -> TimeValue? {
        guard let publication = context.publication else { return nil }
        if pointing == .plain, let latest = context.latest, latest.weekday == weekday, isApposition(match) {
            return .day(latest, match.part)
        }
        if pointing == .plain, let first = context.latest, isNextDay(match, weekday, after: first) {
            return .day(first + (weekday - first.weekday - 1).modulo(7) + 1, match.part)
        }
        if pointing == .following, let base = context.base {
            return .day(base + (weekday - base.weekday - 1).modulo(7) + 1, match.part)
        }
        if pointing == .previous {
            let base = context.base ?? publication
            return .day(base + -((base.weekday - weekday - 1).modulo(7) + 1), match.part)
        }
        // "On a Friday": any; but "a Friday meeting" was on one.
        if pointing == .plain, parser.word(match.start - 1) == .a, parser.value(match.start - 1) == 0,
            parser.endsPhrase(match.end)
        {
            return TimeValue("XXXX-WXX-\(weekday)\(match.part?.suffix ?? "")")
        }
        if let weeks { return .day(publication.monday + (7 * weeks + weekday - 1), match.part) }
        let back = (publication.weekday - weekday).modulo(7)
        let ahead = (weekday - publication.weekday).modulo(7)
        let distance: Int =
            switch pointing {
            case .last: back == 0 ? -7 : -back
            case .previous: back == 0 ? -7 : -back
            case .following: ahead == 0 ? 7 : ahead
            case .next: ahead < 2 ? ahead + 7 : ahead
            case .this: weekday - publication.weekday
            case .plain: parser.direction(of: match) == .ahead ? ahead : -back
            }
        return .day(publication + distance, match.part)
    }

    /// The second of "Monday to Friday", "Saturday and Sunday".
    private func isNextDay(_ match: TimeMatch, _ weekday: Int, after first: CalendarDay) -> Bool {
        guard match.start == context.end + 1, context.isWeekday else { return false }
        let days = (weekday - first.weekday).modulo(7)
        switch parser.word(match.start - 1) {
        case .to, .hyphen: return days > 0
        case .preposition: return days > 0 && parser.reads(match.start - 1, "through")
        case .and, .or: return days == 1
        default: return false
        }
    }

    /// "Monday — today", "tomorrow, a Tuesday".
    private func isApposition(_ match: TimeMatch) -> Bool {
        guard context.end >= 0, match.start - context.end < 4, context.end < match.start else { return false }
        return (context.end..<match.start).allSatisfy { [.comma, .hyphen, .a, .open].contains(parser.word($0)) }
    }

    private func holiday(_ match: TimeMatch, _ holiday: Holiday, _ year: YearOf) -> TimeValue? {
        if year != .unknown { return written(year).flatMap { holiday.day(in: $0) }.map { .day($0) } }
        guard let publication = context.publication else { return nil }
        return nearest((-1...1).compactMap { holiday.day(in: publication.year + $0) }, match).map { .day($0) }
    }
}
