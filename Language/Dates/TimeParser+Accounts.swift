/// Periods as reports of results speak of them: "the quarter", "the latest period", "the year-ago quarter", "the full year".
extension TimeParser {
    /// After "the", or at the period itself.
    func accountingPeriod(_ index: Int) -> TimeMatch? {
        yearBefore(index) ?? samePeriod(index) ?? quarterEnded(index) ?? finalQuarter(index) ?? quarterOfStory(index)
            ?? currentPeriod(index)
            ?? wholeYear(index)
    }

    /// "year-earlier", "year-ago quarter", "year-ago third quarter".
    func yearBefore(_ index: Int) -> TimeMatch? {
        guard isUnit(index, .year), word(index + 1) == .hyphen, isJoined(index + 1), isJoined(index + 2),
            [.earlier, .ago, .before].contains(word(index + 2))
        else { return nil }
        let next = index + 3
        if let period = orderedPeriod(next), case .quarter(.unknown, let quarter) = period.meaning {
            return TimeMatch(index, period.end, .quarter(.shifted(-1), quarter))
        }
        return TimeMatch(index, isPeriod(next) ? next + 1 : next, .quarterOfStory(.shifted(-1)))
    }

    /// "quarter", "latest quarter", "most recent quarter", "latest period".
    private func quarterOfStory(_ index: Int) -> TimeMatch? {
        let noun =
            reads(index, "latest") ? index + 1 : reads(index, "most") && word(index + 1) == .recent ? index + 2 : index
        guard isPeriod(noun), noun > index || isUnit(noun, .quarter) && follows(index) else { return nil }
        if word(noun + 1) == .hyphen || word(noun + 1) == .of || lexeme(noun).isCapital { return nil }
        return TimeMatch(index, noun + 1, .quarterOfStory(.unknown))
    }

    /// "corresponding period last year".
    private func samePeriod(_ index: Int) -> TimeMatch? {
        guard reads(index, "corresponding") || reads(index, "comparable"), isPeriod(index + 1),
            case (.shifted(-1), let end) = yearTail(index + 2)
        else { return nil }
        return TimeMatch(index, end, .quarterOfStory(.shifted(-1)))
    }

    /// "quarter ended Sept. 29": the quarter of the calendar in which it ended.
    private func quarterEnded(_ index: Int) -> TimeMatch? {
        guard isUnit(index, .quarter), reads(index + 1, "ended") || reads(index + 1, "ending"),
            let (month, _) = month(reads(index + 2, "in") ? index + 3 : index + 2)
        else { return nil }
        return TimeMatch(index, index + 1, .quarter(.unknown, (month + 2) / 3))
    }

    /// "final quarter of 2012".
    private func finalQuarter(_ index: Int) -> TimeMatch? {
        guard reads(index, "final"), isUnit(index + 1, .quarter) else { return nil }
        let (year, end) = yearTail(index + 2)
        return year == .unknown ? nil : TimeMatch(index, end, .quarter(year, 4))
    }

    func isPeriod(_ index: Int) -> Bool { isUnit(index, .quarter) || reads(index, "period") }

    /// Whether "the" and a preposition stand before: "in the quarter".
    private func follows(_ index: Int) -> Bool {
        word(index - 1) == .the && [.preposition, .from, .before, .after].contains(word(index - 2))
    }

    /// "current quarter", "current fiscal year", "current month".
    private func currentPeriod(_ index: Int) -> TimeMatch? {
        guard reads(index, "current") else { return nil }
        let next = word(index + 1) == .fiscal || word(index + 1) == .school ? index + 2 : index + 1
        guard word(next) == .unit, let unit = TimeUnit(rawValue: lexeme(next).value),
            unit.rawValue > TimeUnit.day.rawValue
        else { return nil }
        return TimeMatch(index, next + 1, .shifted(unit, 0, fromText: false))
    }

    /// "the year" after "for" and its like, "the full year", "the fiscal year"; one that "ended" on a day is a duration.
    private func wholeYear(_ index: Int) -> TimeMatch? {
        let isNamed = word(index) == .unitAdjective && reads(index, "full") || word(index) == .fiscal
        let year = isNamed ? index + 1 : index
        guard isUnit(year, .year) else { return nil }
        if reads(year + 1, "ended") || reads(year + 1, "ending") { return TimeMatch(index, year + 1, .fixed("P1Y")) }
        guard endsPhrase(year + 1), ![.to, .that, .from].contains(word(year + 1)), !reads(year + 1, "since") else {
            return nil
        }
        if isNamed { return TimeMatch(index, year + 1, .yearOfStory) }
        guard word(index - 1) == .the else { return nil }
        switch word(index - 2) {
        case .preposition where [.earlier, .later].contains(word(index - 3)):
            return TimeMatch(index, year + 1, .shifted(.year, 0, fromText: true))
        case .preposition where word(year + 1) != .connective && !reads(index - 2, "as"):
            return TimeMatch(index, year + 1, .yearOfStory)
        case .of where [.unit, .units].contains(word(index - 3)): return TimeMatch(index, year + 1, .yearOfStory)
        default: return nil
        }
    }

    /// "A year ago", "a year earlier", "the year before": with what a result is compared.
    func isComparison(_ match: TimeMatch) -> Bool {
        [.ago, .earlier, .before].contains(word(match.end - 1))
    }

    /// "later in the day", "earlier in the week": after "the".
    func unitOfStory(_ index: Int) -> TimeMatch? {
        guard word(index) == .unit, reads(index - 2, "in"), [.earlier, .later].contains(word(index - 3)),
            let unit = TimeUnit(rawValue: lexeme(index).value), !unit.isClock, endsPhrase(index + 1)
        else { return nil }
        return TimeMatch(index, index + 1, .shifted(unit, 0, fromText: true))
    }

    /// "1988 quarter", "1988 period": that of the year which figures are compared with.
    func quarterOfYear(_ index: Int) -> TimeMatch? {
        guard isPeriod(index + 1), let year = year(index), case .year(let given) = year.meaning, year.end == index + 1
        else {
            return nil
        }
        return TimeMatch(index, index + 2, .quarterOfStory(given))
    }

    /// After a year: "1988 third quarter", "1988 quarter", "1988 period"; after "last year's" too.
    func periodOfYear(_ index: Int, _ year: YearOf) -> TimeMatch? {
        guard let period = orderedPeriod(index) else { return nil }
        switch period.meaning {
        case .quarter(.unknown, let quarter): return TimeMatch(index, period.end, .quarter(year, quarter))
        case .half(.unknown, let half): return TimeMatch(index, period.end, .half(year, half))
        default: return nil
        }
    }
}
