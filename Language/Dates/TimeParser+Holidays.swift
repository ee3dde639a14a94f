/// Feasts and occasions by name.
extension TimeParser {
    /// "Christmas Eve", "New Year's Day 2020", "Good Friday", "Super Tuesday".
    func holiday(_ index: Int, _ pointing: Pointing = .plain) -> TimeMatch? {
        guard var holiday = Holiday(rawValue: lexeme(index).value), lexeme(index).isCapital else { return nil }
        var next = index + 1
        if holiday == .newYearsDay {
            guard isUnit(next, .year) else { return nil }
            next += 1
        }
        if word(next) == .apostrophe { next += 1 }
        if reads(next, "s"), isJoined(next) { next += 1 }
        if let weekday = holiday.weekday ?? (holiday == .noHoliday ? 7 : nil) {
            guard word(next) == .weekday, value(next) == weekday else { return nil }
            if holiday == .noHoliday { return TimeMatch(index, next + 1, .none) }
            next += 1
        } else if word(next) == .eve, lexeme(next).isCapital {
            holiday = holiday == .newYearsDay ? .newYearsEve : .christmasEve
            next += 1
        } else if isUnit(next, .day), lexeme(next).isCapital {
            next += 1
        } else if holiday.needsDay || holiday == .newYearsDay {
            return nil
        } else if holiday == .easter, word(next) == .weekday {
            holiday = value(next) == 1 ? .easterMonday : .easter
            next += 1
        } else if lexeme(next).isCapital, word(next) == .other {
            return nil
        }
        let (tail, end) = yearTail(next)
        let shift = pointing == .last ? YearOf.shifted(-1) : pointing == .this ? .shifted(0) : tail
        return TimeMatch(index, end, .holiday(holiday, shift))
    }
}
