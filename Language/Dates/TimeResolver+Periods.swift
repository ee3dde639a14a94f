/// Weeks, weekends, months, seasons, quarters, and what is counted from a day.
extension TimeResolver {
    /// The year of a month, by its word or by the direction of the verb.
    func year(_ year: YearOf, of month: Int, _ match: TimeMatch, _ pointing: Pointing) -> Int? {
        switch year {
        case .given(let year): return year
        case .shifted(let count): return context.publication.map { $0.year + count }
        case .told: return toldYear
        case .unknown: break
        }
        guard let publication = context.publication else { return context.year }
        let (now, current) = (publication.month, publication.year)
        switch pointing {
        case .last: return month < now ? current : current - 1
        case .next: return month > now ? current : current + 1
        case .this: return current
        case .plain, .previous, .following: break
        }
        if let told = context.storyYear, told != current, parser.directionBefore(match.start) != .ahead { return told }
        let back = (now - month).modulo(12)
        let ahead = (month - now).modulo(12)
        let isAhead: Bool =
            switch parser.direction(of: match) {
            case .past: 6 * ahead < back
            case .ahead: ahead <= 3 * back
            case .unknown: 3 * ahead < 2 * back
            }
        return back == 0 || !isAhead ? (month > now ? current - 1 : current) : (month < now ? current + 1 : current)
    }

    func season(_ match: TimeMatch, _ year: YearOf, _ season: Season, _ pointing: Pointing) -> TimeValue? {
        let known: Int?
        switch year {
        case .given(let year): known = year
        case .shifted(let count): known = context.publication.map { $0.year + count }
        case .told: known = toldYear
        case .unknown: known = seasonYear(match, season, pointing)
        }
        guard let known else { return nil }
        return TimeValue(
            "\(TimeValue.iso(known))-\(season.letters)", base: CalendarDay(known, season.months.first, 1),
            grain: .quarter)
    }

    private func seasonYear(_ match: TimeMatch, _ season: Season, _ pointing: Pointing) -> Int? {
        guard let publication = context.publication else { return nil }
        let (first, last) = season.months
        let (now, current) = (publication.month, publication.year)
        switch pointing {
        case .last: return last < now ? current : current - 1
        case .next: return first > now ? current : current + 1
        case .this: return last > 12 && now <= last - 12 ? current - 1 : current
        case .plain, .previous, .following:
            if parser.direction(of: match) == .ahead { return last >= now ? current : current + 1 }
            return first <= now ? current : current - 1
        }
    }

    func quarter(_ match: TimeMatch, _ year: YearOf, _ quarter: Int) -> TimeValue? {
        if year != .unknown { return written(year).map { Self.quarter($0, quarter) } }
        guard let publication = context.publication else { return nil }
        let now = (publication.month - 1) / 3 + 1
        let (back, ahead) = ((now - quarter).modulo(4), (quarter - now).modulo(4))
        let isAhead = parser.direction(of: match) == .ahead && ahead < 3 * back
        let year = publication.year + (isAhead ? (quarter < now ? 1 : 0) : (quarter > now ? -1 : 0))
        return Self.quarter(year, quarter)
    }

    /// The quarter reported on, some years from it. Of no quarter known, a year from the story; else the last whole quarter.
    func quarterOfStory(_ match: TimeMatch, _ year: YearOf) -> TimeValue? {
        let reported = reportedQuarter(match)
        switch year {
        case .given(let year):
            return reported.map { Self.quarter(year, ($0.month + 2) / 3) } ?? .year(year)
        case .shifted(let years):
            guard let reported else { return shifted(match, .year, years, true) }
            return Self.quarter(reported.year + years, (reported.month + 2) / 3)
        case .unknown, .told:
            if let reported { return Self.quarter(reported.year, (reported.month + 2) / 3) }
            return context.publication.flatMap { shift($0, .quarter, -1, nil) }
        }
    }

    /// So many months from the publication, as a day, a week or a month.
    func anniversary(_ publication: CalendarDay, _ months: Int, _ grain: TimeUnit) -> TimeValue? {
        guard abs(months) < 1_000_000 else { return nil }
        let (year, month, day) = publication.parts
        let index = year * 12 + month - 1 + months
        let (thenYear, thenMonth) = ((index - index.modulo(12)) / 12, index.modulo(12) + 1)
        if grain == .month { return .month(thenYear, thenMonth) }
        let last = CalendarDay.length(ofMonth: thenMonth, in: thenYear)
        return CalendarDay(thenYear, thenMonth, min(day, last)).map { grain == .week ? .week($0) : .day($0) }
    }

    /// The quarter that figures at this place speak of.
    private func reportedQuarter(_ match: TimeMatch) -> CalendarDay? {
        guard let quarter = context.quarter, match.start - quarter.end < 300 else { return nil }
        return quarter.first
    }

    private static func quarter(_ year: Int, _ quarter: Int) -> TimeValue {
        TimeValue(
            "\(TimeValue.iso(year))-Q\(quarter)", base: CalendarDay(year, quarter * 3 - 2, 1), grain: .quarter)
    }

    /// So many units from the publication, or from the latest date if that is fine enough.
    func shifted(_ match: TimeMatch, _ unit: TimeUnit, _ count: Int, _ fromText: Bool) -> TimeValue? {
        if unit == .year, count == -1, match.part == nil, parser.isComparison(match), let first = reportedQuarter(match)
        {
            return Self.quarter(first.year - 1, (first.month + 2) / 3)
        }
        let isOvernight = match.part == .night && count == 0 && parser.word(match.start) == .overnight
        let isFar = isOvernight && match.start - context.end > 40
        guard fromText, !isFar, let base = context.base else {
            return context.publication.flatMap { shift($0, unit, count, match.part) }
        }
        guard context.grain.rawValue <= unit.rawValue || context.grain == .weekend else {
            if count != 0 { return TimeValue(unit.duration("\(abs(count))")) }
            // "Overnight", "later in the day", but "that day" is one that was told.
            let pointsBack = (match.start..<match.end).contains { [.that, .same].contains(parser.word($0)) }
            return unit == .day && !pointsBack ? context.publication.flatMap { shift($0, unit, 0, match.part) } : nil
        }
        return shift(base, unit, count, match.part)
    }

    private func shift(_ base: CalendarDay, _ unit: TimeUnit, _ count: Int, _ part: PartOfDay?) -> TimeValue? {
        guard abs(count) < 1_000_000 else { return nil }
        let months = base.year * 12 + base.month - 1
        switch unit {
        case .second, .minute, .hour, .day: return .day(base + count, part)
        case .weekend: return .interval(base.monday + (7 * count + 5), base.monday + (7 * count + 6))
        case .week: return .week(base + 7 * count)
        case .fortnight: return .day(base + 14 * count)
        case .month: return .month((months + count) / 12, (months + count).modulo(12) + 1)
        case .quarter:
            let quarters = months / 3 + count
            return Self.quarter(quarters / 4, quarters.modulo(4) + 1)
        case .year: return .year(base.year + count)
        case .decade: return years(base.year / 10 * 10 + 10 * count, 9)
        case .century: return years(base.year / 100 * 100 + 100 * count, 99)
        }
    }

    private func years(_ first: Int, _ more: Int) -> TimeValue {
        TimeValue(
            "\(TimeValue.iso(first))/\(TimeValue.iso(first + more))", base: CalendarDay(first, 1, 1), grain: .decade)
    }

    /// The weekend that is now, or the one before it up to Wednesday unless the verb looks ahead.
    func nearWeekend(_ match: TimeMatch) -> TimeValue? {
        guard let publication = context.publication else { return nil }
        let direction = parser.direction(of: match)
        let isBack = publication.weekday < 6 && (direction == .past || direction == .unknown && publication.weekday < 4)
        let saturday = publication.monday + (isBack ? -2 : 5)
        return .interval(saturday, saturday + 1)
    }
}
