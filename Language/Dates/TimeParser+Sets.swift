/// What recurs, and words for the present, the past and the future.
extension TimeParser {
    /// "every Tuesday", "each year", "every two weeks", "Sundays", "daily".
    func set(_ index: Int) -> TimeMatch? {
        switch word(index) {
        case .weekdays: return TimeMatch(index, index + 1, .fixed("XXXX-WXX-\(value(index))"))
        case .periodically:
            // "A quarterly dividend" tells no time, "paid quarterly" does.
            let isAdverb = value(index) != TimeUnit.quarter.rawValue || endsPhrase(index + 1)
            guard !lexeme(index).isCapital, isAdverb, let unit = TimeUnit(rawValue: lexeme(index).value) else {
                return nil
            }
            return TimeMatch(index, index + 1, .fixed(unit.duration("1")))
        default: return everyUnit(index)
        }
    }

    private func everyUnit(_ index: Int) -> TimeMatch? {
        let isOther = reads(index + 1, "other") || word(index + 1) == .ordinalWord && value(index + 1) == 2
        let next = isOther ? index + 2 : index + 1
        let count = isOther ? "2" : "1"
        switch word(next) {
        case .weekday:
            let end = word(next + 1) == .partOfDay ? next + 2 : next + 1
            let part = end > next + 1 ? PartOfDay(rawValue: lexeme(next + 1).value)?.suffix ?? "" : ""
            return TimeMatch(index, end, .fixed("XXXX-WXX-\(value(next))\(part)"))
        case .unit:
            guard let unit = TimeUnit(rawValue: lexeme(next).value), unit.rawValue > TimeUnit.minute.rawValue else {
                return nil
            }
            return TimeMatch(index, next + 1, .fixed(unit == .weekend ? "XXXX-WXX-WE" : unit.duration(count)))
        case .partOfDay:
            return PartOfDay(rawValue: lexeme(next).value).map {
                TimeMatch(index, next + 1, .fixed("XXXX-XX-XX\($0.suffix)"))
            }
        case .month: return TimeMatch(index, next + 1, .fixed("XXXX-\(two(value(next)))"))
        case .season:
            return Season(rawValue: lexeme(next).value).map { TimeMatch(index, next + 1, .fixed("XXXX-\($0.letters)")) }
        case .number, .numberWord, .few, .several:
            guard let found = quantified(next), case .fixed = found.meaning else { return nil }
            return TimeMatch(index, found.end, found.meaning)
        default: return nil
        }
    }

    /// "now", "currently", "at present", "the near future", "soon", "the entire day".
    func reference(_ index: Int, isDefinite: Bool = false) -> TimeMatch? {
        switch word(index) {
        case .nowadays where value(index) == 1:
            return reads(index + 1, "days") ? TimeMatch(index, index + 2, .fixed("PRESENT_REF")) : nil
        case .now where lexeme(index).isCapital && word(index - 1) == .other && lexeme(index - 1).isCapital: return nil
        case .now, .nowadays:
            let start = reads(index - 1, "right") && word(index) == .now ? index - 1 : index
            return TimeMatch(start, index + 1, .fixed("PRESENT_REF"))
        case .soon:
            guard !isJoined(index) || word(index - 1) == .quote, ![.after, .before].contains(word(index + 1)),
                !reads(index + 1, "as"),
                !reads(index - 1, "as"),
                !reads(index - 1, "so"), !reads(index - 1, "too"), !reads(index + 1, "afterwards"),
                !reads(index + 1, "thereafter"), !reads(index + 1, "afterward"),
                direction(of: TimeMatch(index, index + 1, .none)) == .ahead
            else { return nil }
            return TimeMatch(reads(index - 1, "very") ? index - 1 : index, index + 1, .fixed("FUTURE_REF"))
        case .present: return present(index, isDefinite)
        case .moment: return word(index - 2) == .preposition ? TimeMatch(index, index + 1, .fixed("PRESENT_REF")) : nil
        case .future, .past: return futureOrPast(index, isDefinite)
        case .entire: return entire(index)
        case .other, .connective, .recent: return distant(index)
        default: return nil
        }
    }

    private func present(_ index: Int, _ isDefinite: Bool) -> TimeMatch? {
        let isAt = reads(index - 1, "at")
        let isOpen =
            word(index - 1) == .hyphen || word(index - 1) == .to && [.number, .month].contains(word(index - 2))
        guard
            isAt || isOpen && endsPhrase(index + 1) || isDefinite && (endsPhrase(index + 1) || isUnit(index + 1, .day))
        else { return nil }
        let end = isUnit(index + 1, .day) ? index + 2 : index + 1
        return TimeMatch(isAt ? index - 1 : index, end, .fixed("PRESENT_REF"))
    }

    /// "the future", "in future", "the past", where it is no adjective.
    private func futureOrPast(_ index: Int, _ isDefinite: Bool) -> TimeMatch? {
        let isFuture = word(index) == .future
        guard isDefinite || isFuture && reads(index - 1, "in"), endsPhrase(index + 1), word(index + 1) != .pastVerb
        else {
            return nil
        }
        return TimeMatch(index, index + 1, .fixed(isFuture ? "FUTURE_REF" : "PAST_REF"))
    }

    /// After "the": "near future", "foreseeable future", "recent past".
    private func distant(_ index: Int) -> TimeMatch? {
        let adjectives: [StaticString] = ["near", "foreseeable", "distant", "immediate", "recent"]
        guard adjectives.contains(where: { reads(index, $0) }), word(index + 1) == .future || word(index + 1) == .past
        else { return nil }
        return TimeMatch(index, index + 2, .fixed(word(index + 1) == .future ? "FUTURE_REF" : "PAST_REF"))
    }

    /// "the entire day", "the whole year", "all week".
    func entire(_ index: Int) -> TimeMatch? {
        guard word(index) == .entire || reads(index, "whole"), word(index + 1) == .unit,
            let unit = TimeUnit(rawValue: lexeme(index + 1).value), unit != .second
        else {
            return nil
        }
        return TimeMatch(index, index + 2, .fixed(unit.duration("1")))
    }

    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
