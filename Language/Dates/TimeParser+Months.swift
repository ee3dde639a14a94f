/// Months, seasons, quarters, halves, weeks by number: "October last year", "the summer of 2012", "the third quarter".
extension TimeParser {
    /// "October", "Oct. 2020", "May to July 2020"; names of people and verbs are none.
    func monthExpression(_ index: Int, _ pointing: Pointing = .plain) -> TimeMatch? {
        guard let (month, next) = month(index), pointing != .plain || speaksOfTime(index, next) else { return nil }
        let joint = word(next)
        if joint == .hyphen || joint == .to || joint == .and && word(index - 1) == .between || reads(next, "through"),
            let (last, end) = self.month(next + 1), last > month, dayNumber(end) == nil
        {
            let (year, yearEnd) = yearTail(end)
            return TimeMatch(index, yearEnd, .months(year, first: month, last: last))
        }
        let (year, end) = yearTail(next)
        return TimeMatch(index, end, .month(year, month, pointing))
    }

    /// Whether "May" or "June" is the month, not a verb or a person, by the words around.
    private func speaksOfTime(_ index: Int, _ next: Int) -> Bool {
        switch word(index - 1) {
        case .preposition, .from, .to, .of, .between, .before, .after, .early, .mid, .last, .next, .this, .past,
            .coming:
            return true
        default: break
        }
        if word(index - 1) == .hyphen, [.mid, .early].contains(word(index - 2)) { return true }
        if yearTail(next).end > next { return true }
        if word(index - 1) == .the, word(next) == .other, !lexeme(next).isCapital { return true }
        let isDoubtful = [3, 4, 5, 6, 8].contains(value(index))
        if value(index) == 5 || value(index) == 3 { return word(index - 1) == .and && word(index - 2) == .month }
        return !isDoubtful || !(lexeme(next).isCapital && word(next) == .other)
    }

    /// "summer 2018", "the winter of 2018", "last spring"; names ("Winter Olympics") and verbs are none.
    func seasonExpression(_ index: Int, _ pointing: Pointing = .plain) -> TimeMatch? {
        guard let season = Season(rawValue: lexeme(index).value) else { return nil }
        let (year, end) = yearTail(index + 1)
        if year != .unknown { return TimeMatch(index, end, .season(year, season, pointing)) }
        let isName = lexeme(index + 1).isCapital && word(index + 1) == .other
        guard !isName else { return nil }
        if pointing == .plain {
            let before = word(index - 1) == .the ? word(index - 2) : word(index - 1)
            guard before == .preposition || before == .early || before == .mid || before == .of else { return nil }
            let isOther = word(index + 1) == .other || word(index + 1) == .of
            if season == .autumn || season == .spring, isOther { return nil }
        }
        return TimeMatch(index, index + 1, .season(.unknown, season, pointing))
    }

    /// After "the" or not: "third quarter", "third-quarter", "first half of 2019", "19th century".
    func orderedPeriod(_ index: Int) -> TimeMatch? {
        guard let (count, next) = order(index) else { return nil }
        let noun = word(next) == .hyphen ? next + 1 : next
        if word(noun) == .half || reads(noun, "half") {
            let (year, end) = yearOfPeriod(noun + 1)
            return count <= 2 && year != .unknown ? TimeMatch(index, end, .half(year, count)) : nil
        }
        if let century = oneOfCenturies(index, count, next) { return century }
        guard word(noun) == .unit else { return nil }
        switch TimeUnit(rawValue: lexeme(noun).value) {
        case .quarter where count <= 4 && !isPartOfOther(noun + 1) && !isOfGame(index):
            let (year, end) = yearOfPeriod(noun + 1)
            return TimeMatch(index, end, .quarter(year, count))
        case .century: return century(index, count, noun + 1)
        default: return nil
        }
    }

    /// "of the game": no quarter of a year.
    private func isPartOfOther(_ index: Int) -> Bool {
        guard word(index) == .of, word(index + 1) == .the, word(index + 2) == .other else { return false }
        return !reads(index + 2, "current") && !reads(index + 2, "new")
    }

    /// After a quarter or half also "of the year": this one.
    private func yearOfPeriod(_ index: Int) -> (year: YearOf, end: Int) {
        guard word(index) == .of, word(index + 1) == .the, isUnit(index + 2, .year) else { return yearTail(index) }
        return (.shifted(0), index + 3)
    }

    /// Either of "17th and 18th centuries".
    private func oneOfCenturies(_ index: Int, _ count: Int, _ next: Int) -> TimeMatch? {
        func isCenturies(_ index: Int) -> Bool {
            word(index) == .units && lexeme(index).value == TimeUnit.century.rawValue
        }
        if isCenturies(next) { return century(index, count, next + 1) }
        guard [.and, .to, .or].contains(word(next)), let (_, last) = order(next + 1), isCenturies(last) else {
            return nil
        }
        return century(index, count, next)
    }

    private func century(_ index: Int, _ count: Int, _ next: Int) -> TimeMatch {
        guard let (sign, end) = era(next), sign < 0 else {
            return TimeMatch(index, next, .years(first: 100 * (count - 1), last: 100 * count - 1))
        }
        return TimeMatch(index, end, .years(first: 1 - 100 * count, last: 100 - 100 * count))
    }

    /// "first", "3rd", "twenty-first".
    private func order(_ index: Int) -> (count: Int, next: Int)? {
        if word(index) == .number, word(index + 1) != .ordinalSuffix { return nil }
        return dayNumber(index).map { ($0.day, $0.next) }
    }

    /// `Q3 2020`, with the year before or after.
    func quarterByLetter(_ index: Int) -> TimeMatch? {
        guard reads(index, "q"), word(index + 1) == .number, isJoined(index + 1), (1...4).contains(value(index + 1))
        else {
            return nil
        }
        let (year, end) = yearTail(index + 2)
        return TimeMatch(index, end, .quarter(year, value(index + 1)))
    }

    /// "week 19 of 2024".
    func numberedWeek(_ index: Int) -> TimeMatch? {
        guard TimeUnit(rawValue: lexeme(index).value) == .week, word(index + 1) == .number,
            (1...53).contains(value(index + 1)), word(index + 2) == .of
        else { return nil }
        let (year, end) = yearTail(index + 2)
        return year == .unknown ? nil : TimeMatch(index, end, .week(year, value(index + 1)))
    }

    /// "year-end", "year's end".
    func yearEnd(_ index: Int) -> TimeMatch? {
        guard isUnit(index, .year), word(index - 1) != .unit else { return nil }
        var next = index + 1
        if word(next) == .apostrophe, reads(next + 1, "s") { next += 2 }
        if word(next) == .hyphen { next += 1 }
        guard reads(next, "end"), word(next + 1) != .of else { return nil }
        return TimeMatch(index, next + 1, .year(.shifted(0)), modifier: "end")
    }

    /// "early March", "mid-2019", "late last year", "the end of January", "the start of the week".
    func edged(_ index: Int) -> TimeMatch? {
        var next = word(index) == .the ? index + 1 : index
        let modifier = edgeName(next)
        if word(next) == .edge {
            guard word(next + 1) == .of else { return nil }
            next += 1
        }
        next += 1
        if word(next) == .hyphen { next += 1 }
        if word(next) == .the { next += 1 }
        guard let found = period(next) else { return nil }
        return TimeMatch(index, found.end, found.meaning, part: found.part, modifier: modifier)
    }

    private func edgeName(_ index: Int) -> String {
        switch (word(index), value(index)) {
        case (.early, 0): "early"
        case (.early, _): "late"
        case (.mid, _), (.edge, 1): "mid"
        case (.edge, 0), (.edge, 4): "start"
        default: "end"
        }
    }

    /// What can have an edge.
    private func period(_ index: Int) -> TimeMatch? {
        switch word(index) {
        case .month, .monthShort: monthExpression(index)
        case .number: decade(index) ?? orderedPeriod(index) ?? year(index, isExpected: true)
        case .ordinalWord, .numberWord: orderedPeriod(index)
        case .apostrophe: decade(index)
        case .decadeWord: decadeWord(index)
        case .weekday: weekday(index)
        case .season: seasonExpression(index)
        case .last, .next, .this, .that, .same, .following, .previous: pointed(index)
        case .relativeDay: relativeDay(index)
        case .unit: currentUnit(index)
        case .partOfDay: partOfDay(atEdge: index)
        default: nil
        }
    }

    /// "the year" in "the end of the year" is this one, as is "mid-year".
    private func currentUnit(_ index: Int) -> TimeMatch? {
        guard word(index - 1) == .the || word(index - 1) == .hyphen && word(index - 2) == .mid,
            let unit = TimeUnit(rawValue: lexeme(index).value), !unit.isClock
        else {
            return nil
        }
        return TimeMatch(index, index + 1, unit == .weekend ? .nearWeekend : .shifted(unit, 0, fromText: false))
    }
}
