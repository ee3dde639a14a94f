/// Words that point from the publication or from what was just spoken of: "last week", "the next day", "this past May".
extension TimeParser {
    /// What begins with "last", "next", "this", "that", "same", "previous", "following", "coming", "past", "recent".
    func pointed(_ index: Int, isDefinite: Bool = false) -> TimeMatch? {
        if let found = pointedQuantity(index, isDefinite: isDefinite) { return found }
        var next = index + 1
        var head = word(index)
        if head == .this, [.past, .last, .coming, .next].contains(word(next)) {
            head = word(next) == .past ? .last : word(next)
            next += 1
        }
        if head == .that, word(next) == .same { (head, next) = (.same, next + 1) }
        if head == .recent || head == .past { return pointedPlural(index, head) }
        if head == .coming { head = .next }
        guard let found = pointed(head, next, isDefinite: isDefinite) else { return pointedPlural(index, head) }
        return TimeMatch(index, found.end, found.meaning, part: found.part)
    }

    private func pointed(_ head: TimeWord, _ index: Int, isDefinite: Bool) -> TimeMatch? {
        let pointing = Self.pointing(head)
        let isFromText = pointing == nil || isDefinite && head == .next
        switch word(index) {
        case .unit: return pointedUnit(head, index, isFromText: isFromText)
        case .partOfDay: return pointedPart(head, index, isFromText: isFromText)
        case .ordinalWord where pointing != nil: return orderedPeriod(index)
        case .weekday where head == .previous:
            return TimeMatch(index, index + 1, .weekday(value(index), .previous, weeks: nil))
        case .weekday where head == .following: return isDefinite ? weekday(index, .following) : nil
        case .weekday: return pointing.flatMap { weekday(index, $0) }
        case .month, .monthShort: return dayExpression(index) ?? pointing.flatMap { monthExpression(index, $0) }
        case .season: return pointing.flatMap { seasonExpression(index, $0) }
        case .holiday: return pointing.flatMap { holiday(index, $0) }
        case .fiscal where isUnit(index + 1, .year): return pointedUnit(head, index + 1, isFromText: isFromText)
        case .zone, .time: return nil
        default:
            guard head == .same, reads(index, "period") || reads(index, "timeframe") else { return nil }
            if case (.shifted(-1), let end) = yearTail(index + 1) {
                return TimeMatch(index, end, .quarterOfStory(.shifted(-1)))
            }
            return TimeMatch(index, index + 1, .sameInterval)
        }
    }

    private static func pointing(_ head: TimeWord) -> Pointing? {
        switch head {
        case .last: .last
        case .next: .next
        case .this: .this
        default: nil
        }
    }

    private static func distance(_ head: TimeWord) -> Int {
        switch head {
        case .last, .previous: -1
        case .next, .following: 1
        default: 0
        }
    }

    private func pointedUnit(_ head: TimeWord, _ index: Int, isFromText: Bool) -> TimeMatch? {
        guard let unit = TimeUnit(rawValue: lexeme(index).value), !unit.isClock else { return nil }
        if unit == .day, head == .last || head == .this && !isFromText { return nil }
        if unit == .century, head == .last {
            return TimeMatch(index, index + 1, .shifted(.century, -1, fromText: false))
        }
        if unit == .year, let period = periodOfPointedYear(head, index) { return period }
        if unit == .weekend, head == .this { return TimeMatch(index, index + 1, .nearWeekend) }
        if head == .this, word(index + 1) == .old || word(index + 1) == .hyphen && isJoined(index + 1) { return nil }
        return TimeMatch(index, index + 1, .shifted(unit, Self.distance(head), fromText: isFromText))
    }

    /// "last year's third quarter", "next year's first half".
    private func periodOfPointedYear(_ head: TimeWord, _ index: Int) -> TimeMatch? {
        guard [.last, .this, .next].contains(head), word(index + 1) == .apostrophe, reads(index + 2, "s") else {
            return nil
        }
        if head == .last, isPeriod(index + 3) { return TimeMatch(index, index + 4, .quarterOfStory(.shifted(-1))) }
        return periodOfYear(index + 3, .shifted(Self.distance(head)))
    }

    /// "last night", "this morning", "the next evening".
    private func pointedPart(_ head: TimeWord, _ index: Int, isFromText: Bool) -> TimeMatch? {
        let part = PartOfDay(rawValue: lexeme(index).value)
        let distance = Self.distance(head)
        if isFromText || head == .next {
            return TimeMatch(index, index + 1, .shifted(.day, distance, fromText: true), part: part)
        }
        return TimeMatch(index, index + 1, .relativeDay(distance), part: part)
    }

    /// "the past 35 years", "the next few months", "the last year", "the past decade": a duration up to now or from now.
    private func pointedQuantity(_ index: Int, isDefinite: Bool) -> TimeMatch? {
        switch word(index) {
        case .last, .past, .next, .coming, .recent, .previous, .following:
            let isUnit = word(index + 1) == .unit && (isDefinite || word(index) == .past)
            if isUnit, word(index) == .last, let month = partOfMonth(index + 2) {
                return TimeMatch(index, month.end, month.meaning, modifier: "end")
            }
            if isUnit, self.isUnit(index + 1, .day) { return nil }
            if isUnit, word(index) == .past || word(index) == .last,
                let unit = TimeUnit(rawValue: lexeme(index + 1).value),
                !(word(index) == .last && (unit == .century || unit == .quarter))
            {
                if word(index + 2) == .and, word(index + 3) == .a, word(index + 4) == .half {
                    return TimeMatch(index, index + 5, .fixed(unit.duration("1.5")))
                }
                return TimeMatch(index, index + 2, unit == .weekend ? .nearWeekend : .fixed(unit.duration("1")))
            }
            guard let found = quantified(index + 1), case .fixed = found.meaning else { return nil }
            if word(index) == .last, let month = partOfMonth(found.end) {
                return TimeMatch(index, month.end, month.meaning)
            }
            return TimeMatch(index, found.end, found.meaning)
        default: return nil
        }
    }

    /// Of "the last week of June": the month.
    private func partOfMonth(_ index: Int) -> TimeMatch? {
        guard word(index) == .of, word(index + 1) == .month || word(index + 1) == .monthShort else { return nil }
        return monthExpression(index + 1)
    }

    /// "recent years", "the coming weeks", "past decades".
    private func pointedPlural(_ index: Int, _ head: TimeWord) -> TimeMatch? {
        let start = index + 1
        if word(index) == .recent, value(index) == 1 { return TimeMatch(index, index + 1, .fixed("PAST_REF")) }
        guard word(start) == .units, [.past, .recent, .previous, .coming, .following, .next].contains(word(index)),
            let unit = TimeUnit(rawValue: lexeme(start).value)
        else { return nil }
        return TimeMatch(index, start + 1, .fixed(unit.duration("X")))
    }

    /// "yesterday morning", "tonight", "overnight", "today".
    func relativeDay(_ index: Int) -> TimeMatch? {
        switch word(index) {
        case .tonight: return TimeMatch(index, index + 1, .relativeDay(0), part: .night)
        case .overnight:
            guard word(index + 1) != .other || !lexeme(index + 1).isCapital else { return nil }
            if word(index + 1) == .weekday {
                return TimeMatch(index, index + 2, .weekday(value(index + 1), .plain, weeks: nil), part: .night)
            }
            return TimeMatch(index, index + 1, .shifted(.day, 0, fromText: true), part: .night)
        default:
            if isName(index) { return nil }
            guard word(index + 1) == .partOfDay else { return TimeMatch(index, index + 1, .relativeDay(value(index))) }
            let part = PartOfDay(rawValue: lexeme(index + 1).value)
            return TimeMatch(index, index + 2, .relativeDay(value(index)), part: part)
        }
    }

    /// "USA Today", "the Today programme".
    private func isName(_ index: Int) -> Bool {
        guard lexeme(index).isCapital else { return false }
        return word(index - 1) == .the || word(index - 1) == .other && lexeme(index - 1).isCapital
    }

    /// After "the": "day before yesterday", "day after", "night before", "year before", "morning of May 9".
    func dayBeforeOrAfter(_ index: Int) -> TimeMatch? {
        if word(index) == .partOfDay, word(index + 1) == .of {
            let next = word(index + 2) == .the ? index + 3 : index + 2
            guard let day = dayExpression(next) else { return nil }
            return TimeMatch(index, day.end, day.meaning, part: PartOfDay(rawValue: lexeme(index).value))
        }
        if isUnit(index, .week), word(index + 1) == .of, let day = dayExpression(index + 2) {
            return TimeMatch(index, day.end, .weekOf(day.meaning))
        }
        guard [.before, .after, .earlier].contains(word(index + 1)) else { return entireUnit(index) }
        let distance = word(index + 1) == .after ? 1 : -1
        let part = word(index) == .partOfDay ? PartOfDay(rawValue: lexeme(index).value) : nil
        let unit = part == nil ? TimeUnit(rawValue: lexeme(index).value) : .day
        guard let unit, !unit.isClock else { return nil }
        if unit == .day, word(index + 2) == .relativeDay, value(index + 2) == distance {
            return TimeMatch(index, index + 3, .relativeDay(2 * distance), part: part)
        }
        if word(index + 2) == (distance < 0 ? .last : .next), endsPhrase(index + 3) {
            return TimeMatch(index, index + 3, .shifted(unit, 2 * distance, fromText: false), part: part)
        }
        guard endsPhrase(index + 2) else { return nil }
        return TimeMatch(index, index + 2, .shifted(unit, distance, fromText: true), part: part)
    }

    /// "the weekend", the only unit that alone is a date.
    private func entireUnit(_ index: Int) -> TimeMatch? {
        let isAsked = [.preposition, .before, .after].contains(word(index - 2)) || reads(index - 3, "ahead")
        guard isUnit(index, .weekend), isAsked else { return nil }
        return TimeMatch(index, index + 1, .nearWeekend)
    }

    /// Whether a phrase ends before this lexeme: a mark or a word that begins another.
    func endsPhrase(_ index: Int) -> Bool {
        switch word(index) {
        case .comma, .dot, .stop, .quote, .close, .paragraph, .colon, .mark, .preposition, .and, .or, .to, .pastVerb,
            .be,
            .will, .reporting, .hyphen:
            true
        default: word(index) == .that || word(index) == .connective
        }
    }
}
