/// Parts of a day that stand alone: "in the morning", "at noon on Friday", "by mid-afternoon".
extension TimeParser {
    /// "morning", "noon" with a day nearby: "in the morning", "at noon on Friday".
    func partOfDay(_ index: Int) -> TimeMatch? {
        guard let part = PartOfDay(rawValue: lexeme(index).value) else { return nil }
        guard part == .noon || part == .midnight else {
            guard word(index - 1) == .the, word(index - 2) == .preposition, endsPhrase(index + 1) else { return nil }
            return TimeMatch(index, index + 1, .shifted(.day, 0, fromText: true), part: part)
        }
        guard word(index - 1) != .the, !lexeme(index).isCapital, endsPhrase(index + 1) || word(index + 1) == .weekday
        else {
            return nil
        }
        return clock(index, index + 1, part == .noon ? 12 : 0, 0)
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
