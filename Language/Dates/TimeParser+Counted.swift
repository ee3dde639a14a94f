/// What is counted from a day, and units without a number: "two days later", "a year ago today", "for decades".
extension TimeParser {
    /// "ago", "later", "earlier", "from now": a date, not a duration.
    func counted(_ index: Int, _ quantity: Quantity, _ unit: TimeUnit, _ end: Int) -> TimeMatch? {
        let end = word(end) == .or && reads(end + 1, "so") ? end + 2 : end
        let direction: (count: Int, fromText: Bool, length: Int)? =
            switch word(end) {
            case .ago where value(end) == 0 || endsPhrase(end + 1): (-1, false, 1)
            case .later where value(end) == 1: (1, false, 1)
            case .later: (1, true, 1)
            case .earlier: (-1, true, 1)
            case .before where endsClause(end + 1): (-1, true, 1)
            case .after where endsClause(end + 1): (1, true, 1)
            case .from where word(end + 1) == .now || reads(end + 1, "today"): (1, false, 2)
            default: nil
            }
        guard let (sign, fromText, length) = direction else { return nil }
        if sign < 0, !fromText, let number = quantity.number, let day = sameDay(index, unit, number, end + 1) {
            return day
        }
        if unit.isClock, sign < 0, !fromText, let minutes = minutes(quantity, unit) {
            return TimeMatch(index, end + length, .minutesAgo(minutes), modifier: modifier(before: index))
        }
        guard let (number, unit) = whole(quantity, unit), quantity.last == nil, !unit.isClock, number < 100_000 else {
            if fromText || unit.isClock { return nil }
            return TimeMatch(
                index, end + length, .fixed(sign < 0 ? "PAST_REF" : "FUTURE_REF"), modifier: modifier(before: index))
        }
        if unit == .week, reads(end + 1, "today") { return TimeMatch(index, end + length, .relativeDay(7 * number)) }
        let meaning = TimeMeaning.shifted(unit, sign * number, fromText: fromText)
        return TimeMatch(index, end + length, meaning, modifier: modifier(before: index))
    }

    /// Decades and centuries as years, half years as months.
    private func whole(_ quantity: Quantity, _ unit: TimeUnit) -> (Int, TimeUnit)? {
        switch unit {
        case .decade, .century:
            Double(quantity.count).map { (Int(min($0, 10_000) * (unit == .decade ? 10 : 100)), .year) }
        case .year where quantity.count.hasSuffix(".5"):
            Double(quantity.count).map { (Int(min($0, 10_000) * 12), .month) }
        default: quantity.number.map { ($0, unit) }
        }
    }

    private func minutes(_ quantity: Quantity, _ unit: TimeUnit) -> Int? {
        guard let number = quantity.number, quantity.last == nil, number < 10_000 else { return nil }
        return unit == .hour ? 60 * number : unit == .minute ? number : number / 60
    }

    /// As pages write it: "2h ago", "5m ago", "3d ago".
    func shortAgo(_ index: Int) -> TimeMatch? {
        guard lexeme(index).length < 4, word(index + 2) == .ago, isJoined(index + 1) else { return nil }
        let letters: [(StaticString, TimeMeaning)] = [
            ("h", .minutesAgo(60 * value(index))), ("hr", .minutesAgo(60 * value(index))),
            ("hrs", .minutesAgo(60 * value(index))), ("m", .minutesAgo(value(index))),
            ("min", .minutesAgo(value(index))), ("mins", .minutesAgo(value(index))),
            ("d", .shifted(.day, -value(index), fromText: false)),
            ("w", .shifted(.week, -value(index), fromText: false)),
        ]
        return letters.first { reads(index + 1, $0.0) }.map { TimeMatch(index, index + 3, $0.1) }
    }

    /// After "ago": "a week ago Friday", "20 years ago today", "ten years ago this month".
    private func sameDay(_ index: Int, _ unit: TimeUnit, _ number: Int, _ next: Int) -> TimeMatch? {
        if word(next) == .weekday, unit == .week {
            return TimeMatch(index, next + 1, .weekday(value(next), .plain, weeks: -number))
        }
        let isToday = reads(next, "today")
        guard isToday || word(next) == .this && (isUnit(next + 1, .month) || isUnit(next + 1, .week)) else {
            return nil
        }
        let end = isToday ? next + 1 : next + 2
        let grain = isToday ? TimeUnit.day : isUnit(next + 1, .month) ? .month : .week
        switch unit {
        case .week where isToday: return TimeMatch(index, end, .relativeDay(-7 * number))
        case .month: return TimeMatch(index, end, .anniversary(months: -number, grain))
        case .year: return TimeMatch(index, end, .anniversary(months: -12 * number, grain))
        case .decade: return TimeMatch(index, end, .anniversary(months: -120 * number, grain))
        default: return nil
        }
    }

    /// "a while ago", "some time ago", "long ago".
    func vagueAgo(_ index: Int) -> TimeMatch? {
        var next = index
        if word(next) == .a || reads(next, "some") { next += 1 }
        if reads(next, "long") || reads(next, "short") { next += 1 }
        if word(next) == .time || word(next) == .moment || reads(next, "while") { next += 1 }
        guard next > index, word(next) == .ago, value(next) == 0 else { return nil }
        return TimeMatch(index, next + 1, .fixed("PAST_REF"))
    }

    /// "a quarter of a century", "a quarter-century".
    func quarterCentury(_ index: Int) -> TimeMatch? {
        guard isUnit(index + 1, .quarter) else { return nil }
        var next = index + 2
        if word(next) == .hyphen { next += 1 } else if word(next) == .of, word(next + 1) == .a { next += 2 }
        guard isUnit(next, .century) else { return nil }
        return TimeMatch(index, next + 1, .fixed("P25Y"), modifier: modifier(before: index))
    }

    /// "some day".
    func someDay(_ index: Int) -> TimeMatch? {
        guard reads(index, "some"), isUnit(index + 1, .day), !isJoined(index + 1) else { return nil }
        return TimeMatch(index, index + 2, .fixed("FUTURE_REF"))
    }

    /// "a later date".
    func laterDate(_ index: Int) -> TimeMatch? {
        guard word(index + 1) == .later, reads(index + 2, "date") else { return nil }
        return TimeMatch(index, index + 3, .fixed("FUTURE_REF"))
    }

    private func endsClause(_ index: Int) -> Bool {
        [.comma, .dot, .stop, .quote, .close, .paragraph, .hyphen].contains(word(index))
    }

    /// "for decades", "years of war", "in months", "years ago".
    func bareUnits(_ index: Int) -> TimeMatch? {
        guard let unit = TimeUnit(rawValue: lexeme(index).value), !isJoined(index) else { return nil }
        if word(index + 1) == .ago, value(index + 1) == 0 { return TimeMatch(index, index + 2, .fixed("PAST_REF")) }
        if word(index + 1) == .from, word(index + 2) == .now {
            return TimeMatch(index, index + 3, .fixed("FUTURE_REF"))
        }
        let isAsked: Bool =
            switch word(index - 1) {
            case .preposition, .after, .from:
                reads(index - 1, "for") || endsPhrase(index + 1) || word(index + 1) == .of || word(index + 1) == .other
            case .other, .pastVerb, .to, .comma, .stop, .dot, .quote, .paragraph, .edge:
                isTaking(index - 1) || word(index + 1) == .of && unit.rawValue >= TimeUnit.week.rawValue
                    || isBeforeOrAfter(index + 1)
            default: isBeforeOrAfter(index + 1)
            }
        guard isAsked, unit != .weekend || word(index - 1) != .preposition else { return weekends(index, unit) }
        return TimeMatch(index, index + 1, .fixed(unit.duration("X")))
    }

    private func isBeforeOrAfter(_ index: Int) -> Bool {
        [.later, .earlier, .before, .after].contains(word(index)) || reads(index, "ahead") && word(index + 1) == .of
    }

    /// "Takes", "spent", "lasted": what a bare unit may follow.
    private func isTaking(_ index: Int) -> Bool {
        let verbs: [StaticString] = [
            "take", "takes", "took", "taken", "taking", "spend", "spends", "spent", "spending", "lasted", "lasts",
        ]
        return verbs.contains { reads(index, $0) }
    }

    /// "day-long", "decades-long".
    func long(_ index: Int) -> TimeMatch? {
        guard !isJoined(index), word(index + 1) == .hyphen, isJoined(index + 1), isJoined(index + 2),
            reads(index + 2, "long"), let unit = TimeUnit(rawValue: lexeme(index).value), !unit.isClock
        else { return nil }
        return TimeMatch(index, index + 3, .fixed(unit.duration(word(index) == .units ? "X" : "1")))
    }

    /// After "the": "weeks ahead", "months to come".
    func unitsAhead(_ index: Int) -> TimeMatch? {
        let isToCome = word(index + 1) == .to && reads(index + 2, "come")
        guard isToCome || reads(index + 1, "ahead"), let unit = TimeUnit(rawValue: lexeme(index).value) else {
            return nil
        }
        return TimeMatch(index, isToCome ? index + 3 : index + 2, .fixed(unit.duration("X")))
    }

    private func weekends(_ index: Int, _ unit: TimeUnit) -> TimeMatch? {
        unit == .weekend && word(index - 1) == .preposition ? TimeMatch(index, index + 1, .fixed("XXXX-WXX-WE")) : nil
    }
}
