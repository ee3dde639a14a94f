/// Times of the clock: "3:30am", "5 p.m. EDT", "13:40 local time", "0040 UTC", "three o'clock".
extension TimeParser {
    func clock(_ index: Int) -> TimeMatch? {
        guard !isJoined(index) || word(index - 1) == .open || word(index - 1) == .quote || word(index - 1) == .hyphen,
            let (hour, minute, next) = hourAndMinute(index), hour < 25, minute < 60
        else { return nil }
        return clock(index, zoneEnd(next), hour, minute)
    }

    /// A time with the day that follows it directly: "9 a.m. Tuesday", "5 p.m. EST, Nov. 9".
    func clock(_ index: Int, _ end: Int, _ hour: Int, _ minute: Int) -> TimeMatch {
        if let (day, part, dayEnd) = partOfDay(after: end) {
            let isLate = part != .morning && hour > 0 && hour < 12
            return TimeMatch(index, dayEnd, .clock(isLate ? hour + 12 : hour, minute, on: .relativeDay(day)))
        }
        let next = word(end) == .comma && (word(end + 1) == .month || word(end + 1) == .monthShort) ? end + 1 : end
        guard word(next) == .weekday || word(next) == .month || word(next) == .monthShort,
            let day = dayExpression(next),
            day.part == nil
        else { return TimeMatch(index, end, .clock(hour, minute, on: nil)) }
        return TimeMatch(index, day.end, .clock(hour, minute, on: day.meaning))
    }

    /// After an hour: "tonight", "this morning", "last night", "yesterday afternoon", "tomorrow evening".
    private func partOfDay(after index: Int) -> (day: Int, part: PartOfDay, end: Int)? {
        if word(index) == .tonight { return (0, .night, index + 1) }
        guard word(index + 1) == .partOfDay, let part = PartOfDay(rawValue: lexeme(index + 1).value) else { return nil }
        switch word(index) {
        case .this: return (0, part, index + 2)
        case .last: return (-1, part, index + 2)
        case .relativeDay: return (value(index), part, index + 2)
        default: return nil
        }
    }

    private func hourAndMinute(_ index: Int) -> (hour: Int, minute: Int, next: Int)? {
        guard word(index) == .number || word(index) == .decimal || word(index) == .numberWord else { return nil }
        let number = value(index)
        if word(index) == .decimal {
            guard lexeme(index).length >= 4 else { return nil }
            if let half = meridiem(index + 1) { return twelveHours(number / 100, number % 100, half) }
            // "07.00 BST"
            guard zoneEnd(index + 1) > index + 1, number / 100 < 24, number % 100 < 60 else { return nil }
            return (number / 100, number % 100, index + 1)
        }
        if word(index + 1) == .colon, isJoined(index + 1), isJoined(index + 2) { return colonTime(index) }
        if let half = sharedMeridiem(index) { return twelveHours(number, 0, (half, index + 1)) }
        if let half = meridiem(index + 1), (1...12).contains(number) { return twelveHours(number, 0, half) }
        if (1...12).contains(number), let time = inPartOfDay(number, index + 1) { return time }
        if reads(index + 1, "o"), word(index + 2) == .apostrophe, word(index + 3) == .clock, (1...12).contains(number) {
            return inPartOfDay(number, index + 4) ?? (number, 0, index + 4)
        }
        if word(index - 1) == .preposition, (1...12).contains(number), partOfDay(after: index + 1) != nil {
            return (number, 0, index + 1)
        }
        let isMilitary = lexeme(index).length == 4 && word(index) == .number
        guard isMilitary, zoneEnd(index + 1) > index + 1 || reads(index + 1, "hours"), number / 100 < 24 else {
            return nil
        }
        return (number / 100, number % 100, reads(index + 1, "hours") ? index + 2 : index + 1)
    }

    /// "Three in the afternoon": the hour is given, "in the" follows.
    private func inPartOfDay(_ hour: Int, _ index: Int) -> (hour: Int, minute: Int, next: Int)? {
        guard reads(index, "in"), word(index + 1) == .the, word(index + 2) == .partOfDay,
            word(index + 3) != .other || lexeme(index + 3).isCapital
        else { return nil }
        let isMorning = value(index + 2) == Int(PartOfDay.morning.rawValue)
        return (hour % 12 + (isMorning ? 0 : 12), 0, index + 3)
    }

    /// Of the first hour in "7 to 9 p.m.": the half of the day stands after the second.
    private func sharedMeridiem(_ index: Int) -> Int? {
        guard [.to, .and, .hyphen].contains(word(index + 1)), word(index + 2) == .number,
            (1...11).contains(value(index)), value(index + 2) <= 12, value(index) < value(index + 2),
            word(index + 1) != .and || word(index - 1) == .between
        else { return nil }
        let half = meridiem(index + 3)?.hours
        return value(index + 2) == 12 ? half.map { 12 - $0 } : half
    }

    /// `13:40`, `8:30 p.m.`; a score or a verse needs no word before it, a time does.
    private func colonTime(_ index: Int) -> (hour: Int, minute: Int, next: Int)? {
        guard word(index + 2) == .number, lexeme(index + 2).length == 2, lexeme(index).length <= 2 else { return nil }
        var next = index + 3
        if word(next) == .colon, word(next + 1) == .number, isJoined(next), isJoined(next + 1) { next += 2 }
        if let half = meridiem(next) { return twelveHours(value(index), value(index + 2), half) }
        guard next == index + 3 else { return nil }
        if partOfDay(after: next) != nil { return (value(index), value(index + 2), next) }
        let isTold: Bool =
            switch word(index - 1) {
            case .preposition, .to, .from, .between, .before, .after, .quantifier, .weekday, .than:
                true
            case .and: word(index - 2) == .number
            case .number: lexeme(index - 1).length == 4
            case .comma where word(index - 2) == .number && lexeme(index - 2).length == 4 && month(index - 3) != nil:
                true
            default: zoneEnd(next) > next || isBeforeDay(next)
            }
        return isTold && value(index) < 24 ? (value(index), value(index + 2), next) : nil
    }

    /// "14:05 on 3 May", "14:05, 3 May".
    private func isBeforeDay(_ index: Int) -> Bool {
        guard reads(index, "on") || word(index) == .comma, let day = dayExpression(index + 1) else { return false }
        if case .day = day.meaning { return true }
        return false
    }

    /// "am", "p.m.": 0 or 12, and the lexeme after.
    func meridiem(_ index: Int) -> (hours: Int, next: Int)? {
        if word(index) == .meridiem { return (value(index), index + 1) }
        guard word(index + 1) == .dot, isJoined(index + 1), isJoined(index + 2), reads(index + 2, "m") else {
            return nil
        }
        let end = word(index + 3) == .dot && isJoined(index + 3) ? index + 4 : index + 3
        if reads(index, "a") { return (0, end) }
        return reads(index, "p") ? (12, end) : nil
    }

    private func twelveHours(_ hour: Int, _ minute: Int, _ half: (hours: Int, next: Int)) -> (Int, Int, Int)? {
        guard (1...12).contains(hour) else { return nil }
        return (hour % 12 + half.hours, minute, half.next)
    }

    /// After "UTC", "local time", "Eastern Daylight Time", "Moscow time", in brackets not.
    private func zoneEnd(_ index: Int) -> Int {
        if word(index) == .local, word(index + 1) == .time { return index + 2 }
        var next = index
        while word(next) == .zone, lexeme(next).isCapital, next < index + 4 { next += 1 }
        if word(next) == .time, next > index || lexeme(index).isCapital { return next + 1 }
        if next == index, lexeme(index).isCapital, word(index + 1) == .time, word(index) == .other { return index + 2 }
        guard next == index + 1 else { return index }
        return lexeme(index).length <= 4 ? next : index
    }
}
