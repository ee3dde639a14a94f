/// Days: "October 9, 2020", "the ninth of October", "Friday, 9 Oct.", "2020-10-09", "9/10/2020", "last Friday".
extension TimeParser {
    func dayExpression(_ index: Int) -> TimeMatch? {
        isoDay(index) ?? numericDay(index) ?? monthDay(index) ?? dayMonth(index) ?? weekdayDate(index)
            ?? weekday(index)
    }

    /// A month's number and the lexeme after its name; "May" and "March" only where the words around speak of a time.
    func month(_ index: Int) -> (month: Int, next: Int)? {
        switch word(index) {
        case .month: return (value(index), index + 1)
        case .monthShort:
            if word(index + 1) == .dot, isJoined(index + 1) { return (value(index), index + 2) }
            return word(index + 1) == .number || word(index - 1) == .number ? (value(index), index + 1) : nil
        default: return nil
        }
    }

    /// A day's number in a month ("9", "9th", "ninth", "twenty-first") and the lexeme after it.
    func dayNumber(_ index: Int) -> (day: Int, next: Int)? {
        switch word(index) {
        case .number where (1...31).contains(value(index)) && lexeme(index).length <= 2:
            if word(index + 1) == .ordinalSuffix, isJoined(index + 1) { return (value(index), index + 2) }
            return isJoined(index + 1) && word(index + 1) == .other ? nil : (value(index), index + 1)
        case .ordinalWord: return (value(index), index + 1)
        case .numberWord where value(index) == 20 || value(index) == 30:
            let next = word(index + 1) == .hyphen ? index + 2 : index + 1
            guard word(next) == .ordinalWord, value(next) < 10 else { return nil }
            return (value(index) + value(next), next + 1)
        default: return nil
        }
    }

    /// A year after a date: "2020", ", 2020", "of 2020", "last year", "of this year".
    func yearTail(_ index: Int) -> (year: YearOf, end: Int) {
        var next = index
        if word(next) == .comma || word(next) == .of { next += 1 }
        if isPlainYear(next) { return (.given(value(next)), next + 1) }
        if let spelled = spelledYear(next), case .year(let year) = spelled.meaning { return (year, spelled.end) }
        if word(next) == .the, word(next + 1) == .same { next += 1 }
        guard word(next + 1) == .unit, TimeUnit(rawValue: lexeme(next + 1).value) == .year else {
            return (.unknown, index)
        }
        switch word(next) {
        case .last: return (.shifted(-1), next + 2)
        case .this: return (.shifted(0), next + 2)
        case .next: return (.shifted(1), next + 2)
        case .that, .same: return (.told, next + 2)
        default: return (.unknown, index)
        }
    }

    private func isPlainYear(_ index: Int) -> Bool {
        if word(index) == .number, lexeme(index).length == 3, word(index + 1) == .close, !isJoined(index) {
            return true
        }
        guard word(index) == .number, lexeme(index).length == 4, (1000...2200).contains(value(index)) else {
            return false
        }
        let after = word(index + 1)
        guard isJoined(index + 1) else { return after != .people }
        return after != .other && !(after == .colon && word(index + 2) == .number && isJoined(index + 2))
    }

    /// `2020-10-09`, also with a time after `T`.
    private func isoDay(_ index: Int) -> TimeMatch? {
        guard word(index) == .number, lexeme(index).length == 4, word(index + 1) == .hyphen,
            lexeme(index + 2).length == 2,
            word(index + 3) == .hyphen, lexeme(index + 4).length == 2, (1...4).allSatisfy({ isJoined(index + $0) }),
            CalendarDay(value(index), value(index + 2), value(index + 4)) != nil
        else { return nil }
        let meaning = TimeMeaning.day(.given(value(index)), month: value(index + 2), day: value(index + 4))
        return isoTime(index, meaning) ?? TimeMatch(index, index + 5, meaning)
    }

    /// `2020-10-09T14:30`, `2020-10-09T14:30:05Z`.
    private func isoTime(_ index: Int, _ day: TimeMeaning) -> TimeMatch? {
        guard reads(index + 5, "t"), word(index + 6) == .number, word(index + 7) == .colon,
            word(index + 8) == .number, (5...8).allSatisfy({ isJoined(index + $0) }), value(index + 6) < 24,
            value(index + 8) < 60
        else { return nil }
        var end = index + 9
        if word(end) == .colon, word(end + 1) == .number || word(end + 1) == .decimal, isJoined(end + 1) { end += 2 }
        if reads(end, "z"), isJoined(end) { end += 1 }
        return TimeMatch(index, end, .clock(value(index + 6), value(index + 8), on: day))
    }

    /// `10/9/2020` with either first; `9.10.2020` with the day first; "9/11".
    private func numericDay(_ index: Int) -> TimeMatch? {
        let mark = word(index + 1)
        guard word(index) == .number, mark == .slash || mark == .dot, word(index + 2) == .number, isJoined(index + 1),
            isJoined(index + 2), !isJoined(index) || word(index - 1) == .open
        else { return nil }
        guard word(index + 3) == mark, isJoined(index + 3), isJoined(index + 4), word(index + 4) == .number else {
            let isAttack = mark == .slash && value(index) == 9 && value(index + 2) == 11
            return isAttack ? TimeMatch(index, index + 3, .day(.given(2001), month: 9, day: 11)) : nil
        }
        let length = lexeme(index + 4).length
        guard length == 4 || length == 2,
            !(word(index + 5) == mark && word(index + 6) == .number && isJoined(index + 6))
        else { return nil }
        let year = length == 4 ? value(index + 4) : 2000 + value(index + 4) - (value(index + 4) > 69 ? 100 : 0)
        let (first, second) = (value(index), value(index + 2))
        if mark == .dot {
            guard CalendarDay(year, second, first) != nil else { return nil }
            return TimeMatch(index, index + 5, .day(.given(year), month: second, day: first))
        }
        guard CalendarDay(year, first, second) != nil || CalendarDay(year, second, first) != nil else { return nil }
        return TimeMatch(index, index + 5, .slashed(year, first, second))
    }

    /// "October 9", "Oct. 9th, 2020", "October the ninth", "May 3-7".
    private func monthDay(_ index: Int) -> TimeMatch? {
        guard let (month, first) = month(index) else { return nil }
        let start = word(first) == .the ? first + 1 : first
        guard let (day, next) = dayNumber(start), CalendarDay(2000, month, day) != nil, !isHourOrAmount(start) else {
            return nil
        }
        if let last = lastDay(after: day, next) {
            let (year, end) = yearTail(last.next)
            return TimeMatch(index, end, .days(year, month: month, first: day, last: last.day))
        }
        let (year, end) = yearTail(next)
        if month == 9, day == 11, year == .unknown, reads(end, "attacks") || reads(end, "terrorist") {
            return TimeMatch(index, end, .day(.given(2001), month: 9, day: 11))
        }
        return TimeMatch(index, end, .day(year, month: month, day: day))
    }

    /// "9 October 2020", "9th of October", "3 to 7 May".
    private func dayMonth(_ index: Int) -> TimeMatch? {
        guard let (day, next) = dayNumber(index), !(isJoined(index) && word(index - 1) != .open) else { return nil }
        let last = lastDay(after: day, next)
        var name = last?.next ?? next
        if isUnit(name, .day), word(name + 1) == .of { name += 1 }
        if word(name) == .of { name += 1 }
        if word(name) == .the, word(name - 1) == .of { name += 1 }
        guard let (month, end) = month(name), CalendarDay(2000, month, last?.day ?? day) != nil else { return nil }
        if word(index) == .ordinalWord, word(index - 1) != .the, word(name - 1) != .of { return nil }
        let (year, yearEnd) = yearTail(end)
        if let last { return TimeMatch(index, yearEnd, .days(year, month: month, first: day, last: last.day)) }
        return TimeMatch(index, yearEnd, .day(year, month: month, day: day))
    }

    /// The second of two days of one month: "-7", "to 7", "through 7".
    private func lastDay(after day: Int, _ index: Int) -> (day: Int, next: Int)? {
        let isJoint = word(index) == .hyphen || word(index) == .to || reads(index, "through")
        guard isJoint, let (last, next) = dayNumber(index + 1), last > day, !isHourOrAmount(index + 1) else {
            return nil
        }
        return (last, next)
    }

    /// "9:30", "9 p.m.", "9 percent": the number is no day.
    private func isHourOrAmount(_ index: Int) -> Bool {
        switch word(index + 1) {
        case .colon: isJoined(index + 1) && isJoined(index + 2)
        case .meridiem, .rate, .people, .units, .multiplier: true
        default: meridiem(index + 1) != nil
        }
    }

    /// "Friday, October 9", "Fri. 9 Oct. 2020", "Friday the 13th".
    private func weekdayDate(_ index: Int) -> TimeMatch? {
        guard word(index) == .weekday || word(index) == .weekdayShort else { return nil }
        var next = index + 1
        if word(next) == .dot, word(index) == .weekdayShort { next += 1 }
        if word(next) == .comma { next += 1 }
        if word(next) == .the {
            guard word(next + 1) == .number, word(next + 2) == .ordinalSuffix else { return nil }
            next += 1
        }
        if let date = isoDay(next) ?? numericDay(next) ?? monthDay(next) ?? dayMonth(next) {
            return TimeMatch(index, date.end, date.meaning, part: date.part)
        }
        guard word(next - 1) == .the else { return nil }
        return TimeMatch(index, next + 2, .dayOfMonth(value(next), weekday: value(index)))
    }

    /// "the 9th", where no noun follows that it could count.
    func dayOfMonth(_ index: Int) -> TimeMatch? {
        guard word(index - 1) == .preposition, word(index + 1) == .number, word(index + 2) == .ordinalSuffix,
            (1...31).contains(value(index + 1))
        else { return nil }
        switch word(index + 3) {
        case .comma, .dot, .stop, .paragraph, .close, .quote:
            return TimeMatch(index, index + 3, .dayOfMonth(value(index + 1), weekday: nil))
        default: return nil
        }
    }

    /// "Friday", "Friday evening", "Friday of last week"; "Sunday Times" is none.
    func weekday(_ index: Int, _ pointing: Pointing = .plain) -> TimeMatch? {
        guard word(index) == .weekday, !(word(index + 1) == .newspaper && lexeme(index + 1).isCapital) else {
            return nil
        }
        var match = TimeMatch(index, index + 1, .weekday(value(index), pointing, weeks: nil))
        let next = word(index + 1) == .of ? index + 2 : index + 1
        if word(next + 1) == .unit, TimeUnit(rawValue: lexeme(next + 1).value) == .week {
            let weeks: Int? =
                switch word(next) {
                case .last: -1
                case .this: 0
                case .next: 1
                default: nil
                }
            if let weeks { return TimeMatch(index, next + 2, .weekday(value(index), .plain, weeks: weeks)) }
        }
        if word(index + 1) == .partsOfDay, let part = PartOfDay(rawValue: lexeme(index + 1).value) {
            return TimeMatch(index, index + 2, .fixed("XXXX-WXX-\(value(index))\(part.suffix)"))
        }
        if word(index + 1) == .partOfDay {
            if lexeme(index + 1).isCapital, lexeme(index + 2).isCapital { return TimeMatch(index, index + 2, .none) }
            match.part = PartOfDay(rawValue: lexeme(index + 1).value)
            match.end = index + 2
        }
        return match
    }
}
