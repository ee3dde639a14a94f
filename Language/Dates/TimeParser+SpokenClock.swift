/// Times as they are spoken: "half past four", "a quarter to nine", "ten minutes past three".
extension TimeParser {
    func spokenClock(_ index: Int) -> TimeMatch? {
        guard !isJoined(index), let (minutes, next) = spokenMinutes(index) else { return nil }
        let isPast = word(next) == .past
        // "Ten to twelve" may be a span of numbers; a quarter to the hour is none.
        guard isPast || word(next) == .to && minutes == 15 && isUnit(next - 1, .quarter),
            word(next + 1) == .numberWord || word(next + 1) == .number && lexeme(next + 1).length < 3,
            (1...12).contains(value(next + 1)), endsTime(next + 2)
        else { return nil }
        let hour = isPast ? value(next + 1) : value(next + 1) - 1
        let minute = isPast ? minutes : 60 - minutes
        let half = meridiem(next + 2)
        let isLate = half?.hours == 12 && hour < 12
        return clock(index, half?.next ?? next + 2, isLate ? hour + 12 : hour, minute)
    }

    /// "Half", "quarter", "ten", "ten minutes" and the lexeme after.
    private func spokenMinutes(_ index: Int) -> (minutes: Int, next: Int)? {
        switch word(index) {
        case .half: return (30, index + 1)
        case .unit where isUnit(index, .quarter): return (15, index + 1)
        case .a where isUnit(index + 1, .quarter): return (15, index + 2)
        case .numberWord where [5, 10, 20].contains(value(index)):
            return (value(index), reads(index + 1, "minutes") ? index + 2 : index + 1)
        default: return nil
        }
    }

    /// Whether no noun follows that the hour would count: "half past four" is a time, "a quarter to two heirs" none.
    private func endsTime(_ index: Int) -> Bool {
        endsPhrase(index) && word(index) != .hyphen || [.weekday, .relativeDay, .this].contains(word(index))
            || meridiem(index) != nil
    }
}
