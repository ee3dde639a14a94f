/// Parts of a day that stand alone: "in the morning", "at noon on Friday", "by mid-afternoon".
extension TimeParser {
    /// "morning", "noon" with a day nearby: "in the morning", "at noon on Friday".
    func partOfDay(_ index: Int) -> TimeMatch? {
        guard let part = PartOfDay(rawValue: lexeme(index).value) else { return nil }
        guard part == .noon || part == .midnight else {
            guard word(index - 1) == .the, word(index - 2) == .preposition, endsPhrase(index + 1) else { return nil }
            return TimeMatch(index, index + 1, .shifted(.day, 0, fromText: true), part: part)
        }
        guard word(index - 1) != .the, !lexeme(index).isCapital,
            endsPhrase(index + 1) || [.weekday, .tonight, .relativeDay].contains(word(index + 1))
        else {
            return nil
        }
        return clock(index, index + 1, part == .noon ? 12 : 0, 0)
    }

    /// "At dawn", "from dusk to sunrise", "before sunset on Friday"; with a day directly after it, that day's part.
    func daylight(_ index: Int) -> TimeMatch? {
        let isAsked: Bool =
            switch word(index - 1) {
            case .preposition, .before, .after, .from, .to, .between: true
            case .and: word(index - 2) == .daylight
            default: false
            }
        guard isAsked, !lexeme(index).isCapital, let part = PartOfDay(rawValue: lexeme(index).value) else { return nil }
        if let day = word(index + 1) == .weekday ? dayExpression(index + 1) : nil, day.part == nil {
            return TimeMatch(index, day.end, day.meaning, part: part)
        }
        if word(index + 1) == .relativeDay {
            return TimeMatch(index, index + 2, .relativeDay(value(index + 1)), part: part)
        }
        return endsPhrase(index + 1) ? TimeMatch(index, index + 1, .partOfSomeDay(part)) : nil
    }

    /// "The night from Friday to Saturday": that of the first day.
    func nightBetween(_ index: Int) -> TimeMatch? {
        guard reads(index, "night"), word(index + 1) == .from, word(index + 2) == .weekday, word(index + 3) == .to,
            word(index + 4) == .weekday
        else { return nil }
        return TimeMatch(index, index + 5, .weekday(value(index + 2), .plain, weeks: nil), part: .night)
    }

    /// After "early", "mid" or "late": "by mid-afternoon", "early morning Tuesday", "late afternoon yesterday".
    func partOfDay(atEdge index: Int) -> TimeMatch? {
        guard let part = PartOfDay(rawValue: lexeme(index).value), part != .noon, part != .midnight else { return nil }
        switch word(index + 1) {
        case .weekday: return TimeMatch(index, index + 2, .weekday(value(index + 1), .plain, weeks: nil), part: part)
        case .relativeDay: return TimeMatch(index, index + 2, .relativeDay(value(index + 1)), part: part)
        default:
            let edge = word(index - 1) == .hyphen ? index - 2 : index - 1
            let before = word(edge - 1) == .the ? edge - 2 : edge - 1
            guard word(before) == .preposition || reads(before, "until"),
                endsPhrase(index + 1) || word(index + 1) == .the
            else { return nil }
            return TimeMatch(index, index + 1, .shifted(.day, 0, fromText: true), part: part)
        }
    }
}
