/// Feasts and occasions by name.
extension TimeParser {
    /// "Christmas Eve", "New Year's Day 2020", "Good Friday", "Super Tuesday".
    func holiday(_ index: Int, _ pointing: Pointing = .plain) -> TimeMatch? {
        guard let word = Holiday(rawValue: lexeme(index).value), lexeme(index).isCapital else { return nil }
        if word == .noHoliday {
            return self.word(index + 1) == .weekday && value(index + 1) == 7 ? TimeMatch(index, index + 2, .none) : nil
        }
        guard let (holiday, end) = named(word, index) else { return nil }
        let (year, last) = yearTail(end)
        let shift = pointing == .last ? YearOf.shifted(-1) : pointing == .this ? .shifted(0) : year
        return TimeMatch(firstOfName(word, index), last, .holiday(holiday, shift))
    }

    /// "May Day": the first of May.
    func mayDay(_ index: Int) -> TimeMatch? {
        guard reads(index, "may"), isUnit(index + 1, .day), lexeme(index + 1).isCapital else { return nil }
        let (year, end) = yearTail(index + 2)
        return TimeMatch(index, end, .holiday(.mayDay, year))
    }

    /// Which holiday a name means that begins with this word, and where the name ends.
    private func named(_ word: Holiday, _ index: Int) -> (Holiday, end: Int)? {
        let next = afterPossessive(index + 1)
        let isDay = isUnit(next, .day) && lexeme(next).isCapital
        switch word {
        case .newYearsDay:
            guard isUnit(index + 1, .year) else { return nil }
            let next = afterPossessive(index + 2)
            if isEve(next) { return (.newYearsEve, next + 1) }
            return isUnit(next, .day) && lexeme(next).isCapital ? (.newYearsDay, next + 1) : nil
        case .womensDay:
            guard reads(index + 1, "women") else { return nil }
            let day = afterPossessive(index + 2)
            return isUnit(day, .day) && lexeme(day).isCapital ? (.womensDay, day + 1) : nil
        case .kingDay:
            let day = (index + 1..<index + 6).first { isUnit($0, .day) && lexeme($0).isCapital }
            let isKing = reads(index, "mlk") ? day == index + 1 : reads(index + 1, "king")
            return day.flatMap { isKing ? (.kingDay, $0 + 1) : nil }
        case .allSaintsDay, .allSoulsDay:
            return isDay && reads(index - 1, "all") ? (word, next + 1) : nil
        case .holySaturday:
            guard self.word(next) == .weekday, value(next) == 4 || value(next) == 6 else { return nil }
            return (value(next) == 4 ? .maundyThursday : .holySaturday, next + 1)
        case .easter, .pentecost:
            if self.word(next) == .weekday {
                let monday = word == .easter ? Holiday.easterMonday : .whitMonday
                return value(next) == 1 ? (monday, next + 1) : value(next) == 7 ? (word, next + 1) : nil
            }
            if reads(index, "whit") { return nil }
        case .bonfireNight: return reads(next, "night") ? (word, next + 1) : nil
        case .mardiGras: return reads(next, "gras") ? (word, next + 1) : nil
        default: break
        }
        if let weekday = word.weekday {
            return self.word(next) == .weekday && value(next) == weekday ? (word, next + 1) : nil
        }
        if isEve(next) { return word == .christmas ? (.christmasEve, next + 1) : nil }
        if isDay { return (word, next + 1) }
        if word.needsDay || lexeme(next).isCapital && self.word(next) == .other { return nil }
        return (word, next)
    }

    /// A name may have begun before the word by which it is known: "All Saints' Day", "Martin Luther King Day".
    private func firstOfName(_ word: Holiday, _ index: Int) -> Int {
        switch word {
        case .allSaintsDay, .allSoulsDay: index - 1
        case .kingDay where reads(index - 1, "martin"): index - 1
        default: index
        }
    }

    private func isEve(_ index: Int) -> Bool { word(index) == .eve && lexeme(index).isCapital }

    /// The lexeme after "'s" or an apostrophe, if one stands here.
    private func afterPossessive(_ index: Int) -> Int {
        let next = word(index) == .apostrophe ? index + 1 : index
        return reads(next, "s") && isJoined(next) ? next + 1 : next
    }
}
