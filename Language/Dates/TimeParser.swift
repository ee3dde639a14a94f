/// Finds expressions of time in lexemes: a small grammar, read from left to right, the longest reading first.
///
/// Every rule takes the index of the first lexeme, and returns the expression that begins there, or none. Rules look a
/// bounded number of lexemes ahead, so the time is linear.
struct TimeParser {
    let lexemes: [TimeLexeme]
    let utf8: [UInt8]

    private static let nothing = TimeLexeme(
        start: 0, end: 0, word: .paragraph, isSpaced: true, isCapital: false, value: 0)

    func lexeme(_ index: Int) -> TimeLexeme {
        lexemes.indices.contains(index) ? lexemes[index] : Self.nothing
    }

    func word(_ index: Int) -> TimeWord { lexeme(index).word }

    func value(_ index: Int) -> Int { Int(lexeme(index).value) }

    /// Whether a lexeme follows the one before it without a space.
    func isJoined(_ index: Int) -> Bool {
        index > 0 && index < lexemes.count && !lexemes[index].isSpaced
    }

    /// Whether a lexeme is this text, in lower case.
    func reads(_ index: Int, _ text: StaticString) -> Bool {
        let lexeme = lexeme(index)
        guard lexeme.length == text.utf8CodeUnitCount, lexeme.length > 0 else { return false }
        return text.withUTF8Buffer { letters in
            letters.indices.allSatisfy { utf8[Int(lexeme.start) + $0] | 0x20 == letters[$0] }
        }
    }

    /// All expressions, in order and not overlapping.
    func matches() -> [TimeMatch] {
        var matches: [TimeMatch] = []
        var index = 0
        while index < lexemes.count {
            guard lexemes[index].word != .other, let match = match(at: index) else {
                index += 1
                continue
            }
            if case .none = match.meaning {} else { matches.append(match) }
            index = match.end
        }
        return matches
    }

    /// The expression that begins at a lexeme.
    func match(at index: Int) -> TimeMatch? {
        switch word(index) {
        case .number:
            streak(index) ?? dayExpression(index) ?? clock(index) ?? shortAgo(index) ?? quarterOfYear(index)
                ?? quantified(index) ?? yearExpression(index)
        case .separatedNumber, .decimal: clock(index) ?? quantified(index)
        case .numberWord, .ordinalWord:
            spokenClock(index) ?? streak(index) ?? spelledYear(index) ?? dayExpression(index) ?? clock(index)
                ?? quantified(index) ?? orderedPeriod(index)
        case .multiplier, .dozens, .few, .couple: quantified(index)
        case .half: spokenClock(index) ?? quantified(index)
        case .several, .unitAdjective: vagueAgo(index) ?? someDay(index) ?? quantified(index)
        case .a:
            spokenClock(index) ?? vagueAgo(index) ?? laterDate(index) ?? quarterCentury(index) ?? quantified(index)
                ?? eraYear(index)
        case .weekday, .weekdayShort: dayExpression(index)
        case .weekdays: set(index)
        case .month, .monthShort: mayDay(index) ?? dayExpression(index) ?? monthExpression(index)
        case .the: determined(index)
        case .last, .next, .this, .that, .same, .previous, .following, .coming, .past, .recent: pointed(index)
        case .relativeDay, .tonight, .overnight: relativeDay(index)
        case .units: long(index) ?? bareUnits(index)
        case .every, .periodically: set(index)
        case .season: seasonExpression(index)
        case .partOfDay: partOfDay(index)
        case .daylight: daylight(index)
        case .holiday: holiday(index)
        case .early, .mid, .edge: edged(index)
        case .fiscal: fiscalYear(index)
        case .apostrophe: decade(index) ?? shortYear(index)
        case .era: yearExpression(index)
        case .now, .soon, .nowadays, .present, .entire, .future: reference(index)
        case .unit:
            spokenClock(index) ?? namedYear(index) ?? numberedWeek(index) ?? yearEnd(index) ?? yearBefore(index)
                ?? long(index)
        case .lengthy:
            TimeUnit(rawValue: lexeme(index).value).map { TimeMatch(index, index + 1, .fixed($0.duration("1"))) }
        case .midUnit:
            TimeUnit(rawValue: lexeme(index).value).map {
                TimeMatch(index, index + 1, .shifted($0, 0, fromText: false), modifier: "mid")
            }
        case .quarterLetter: quarterByLetter(index)
        default: nil
        }
    }

    /// What stands after "the".
    private func determined(_ index: Int) -> TimeMatch? {
        let next = index + 1
        let found: TimeMatch? =
            switch word(next) {
            case .ordinalWord, .number:
                streak(next) ?? dayExpression(next) ?? orderedPeriod(next) ?? decade(next) ?? dayOfMonth(index)
            case .edge, .early, .mid: edged(index)
            case .recent where value(next) == 1: nil
            case .last, .next, .coming, .past, .previous, .following, .same, .recent:
                pointed(next, isDefinite: true) ?? reference(next, isDefinite: true)
            case .future, .present, .moment, .entire, .connective, .now: reference(next, isDefinite: true)
            case .other: reference(next, isDefinite: true) ?? accountingPeriod(next)
            case .unit: namedYear(next) ?? dayBeforeOrAfter(next) ?? unitOfStory(next) ?? accountingPeriod(next)
            case .unitAdjective, .quantifier, .fiscal: accountingPeriod(next) ?? fiscalYear(next) ?? entire(next)
            case .units: unitsAhead(next)
            case .numberWord: spelledYear(next)
            case .decadeWord: decadeWord(next)
            case .partOfDay: nightBetween(next) ?? dayBeforeOrAfter(next)
            case .apostrophe: decade(next)
            case .half: quantified(next)
            case .season: seasonExpression(next)
            default: nil
            }
        guard var found else { return nil }
        found.start = startsWithThe(found) ? index : found.start
        return found
    }

    /// Of "the 2020 election" and "the 9/11 attacks" the article is no part of the expression.
    private func startsWithThe(_ match: TimeMatch) -> Bool {
        switch match.meaning {
        case .year: word(match.start) == .unit
        case .day: word(match.start + 1) != .slash
        default: true
        }
    }
}
