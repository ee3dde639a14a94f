/// Durations: "more than 30 years", "a nine-year hiatus", "an hour and a half".
extension TimeParser {
    /// A number of units, as digits, words or vague ("X").
    struct Quantity {
        var count: String
        var end: Int
        /// The upper end of "one to four".
        var last: String?

        var number: Int? { Int(count) }
    }

    /// A quantity and its unit, with what may follow: "ago", "later", "and three months".
    func quantified(_ index: Int) -> TimeMatch? {
        guard !isJoined(index) || [.open, .quote, .hyphen].contains(word(index - 1)), let quantity = quantity(index),
            let (unit, end) = unit(quantity.end, after: index, quantity)
        else { return nil }
        if let shifted = counted(index, quantity, unit, end) { return shifted }
        if let set = everyPeriod(index, quantity, unit, end) { return set }
        if unit == .day, word(index) == .numberWord, value(index) == 1, word(index - 1) == .will || word(end) == .will {
            return TimeMatch(index, end, .fixed("FUTURE_REF"))
        }
        guard !isRate(index, unit, end, quantity) else { return nil }
        var match = TimeMatch(index, end, .fixed(unit.duration(quantity.count)), modifier: modifier(before: index))
        if let last = quantity.last {
            match.meaning = .fixed("\(unit.duration(quantity.count))/\(unit.duration(last))")
        } else if let (value, compoundEnd) = compound(quantity, unit, end) {
            match.meaning = .fixed(value)
            match.end = compoundEnd
        }
        return match
    }

    /// "The third straight day", "a second consecutive month": so long it lasts.
    func streak(_ index: Int) -> TimeMatch? {
        guard let (count, next) = dayNumber(index), word(next - 1) == .ordinalWord || word(next - 1) == .ordinalSuffix,
            word(next) == .unitAdjective, word(next + 1) == .unit,
            let unit = TimeUnit(rawValue: lexeme(next + 1).value),
            reads(next, "straight") || reads(next, "consecutive") || reads(next, "successive")
        else { return nil }
        return TimeMatch(index, next + 2, .fixed(unit.duration("\(count)")))
    }

    /// "30", "two", "twenty-four", "a few", "one to four", "two and a half".
    private func quantity(_ index: Int) -> Quantity? {
        guard var quantity = singleQuantity(index) else { return nil }
        let joint = word(quantity.end)
        if joint == .and, word(quantity.end + 1) == .a, word(quantity.end + 2) == .half, quantity.number != nil {
            return Quantity(count: quantity.count + ".5", end: quantity.end + 3)
        }
        if joint == .hyphen, word(quantity.end + 1) == .and, word(quantity.end + 3) == .a,
            word(quantity.end + 5) == .half
        {
            return Quantity(count: quantity.count + ".5", end: quantity.end + 6)
        }
        if joint == .number, value(quantity.end) == 1, word(quantity.end + 1) == .slash, value(quantity.end + 2) == 2 {
            return Quantity(count: quantity.count + ".5", end: quantity.end + 3)
        }
        if joint == .half, isJoined(quantity.end) {
            return Quantity(count: quantity.count + ".5", end: quantity.end + 1)
        }
        guard joint == .to || joint == .or || joint == .hyphen, let first = quantity.number,
            let upper = singleQuantity(quantity.end + 1), let last = upper.number, last > first
        else { return quantity }
        quantity.end = upper.end
        quantity.last = upper.count
        return quantity
    }

    private func singleQuantity(_ index: Int) -> Quantity? {
        switch word(index) {
        case .number where lexeme(index).length < 6:
            return withMultiplier(value(index), index + 1)
        case .separatedNumber: return Quantity(count: "\(value(index))", end: index + 1)
        case .decimal:
            let bytes = utf8[Int(lexeme(index).start)..<Int(lexeme(index).end)]
            return word(index + 1) == .multiplier
                ? nil : Quantity(count: String(decoding: bytes, as: UTF8.self), end: index + 1)
        case .numberWord, .multiplier: return spelled(index)
        case .ordinalWord where value(index) == 1: return nil
        case .dozens, .few, .several: return vague(index)
        case .couple: return Quantity(count: "2", end: word(index + 1) == .of ? index + 2 : index + 1)
        case .half:
            if word(index + 1) == .a, word(index + 2) == .numberWord { return Quantity(count: "6", end: index + 3) }
            return Quantity(
                count: "0.5", end: word(index + 1) == .a || word(index + 1) == .hyphen ? index + 2 : index + 1)
        case .a: return article(index)
        default: return nil
        }
    }

    /// "a", "a few", "a couple of", "a dozen", "a hundred", "a half".
    private func article(_ index: Int) -> Quantity? {
        switch word(index + 1) {
        case .numberWord where value(index + 1) != 12: nil
        case .few, .couple, .numberWord, .multiplier, .half, .dozens: singleQuantity(index + 1)
        case .several: vague(index + 1)
        default: Quantity(count: "1", end: index + 1)
        }
    }

    /// "several", "dozens of", "hundreds of thousands of".
    private func vague(_ index: Int) -> Quantity {
        var end = index + 1
        while word(end) == .of, word(end + 1) == .dozens, end < index + 6 { end += 2 }
        if word(end) == .multiplier || word(end) == .dozens { end += 1 }
        return Quantity(count: "X", end: word(end) == .of ? end + 1 : end)
    }

    private func withMultiplier(_ number: Int, _ index: Int) -> Quantity {
        guard word(index) == .multiplier else { return Quantity(count: "\(number)", end: index) }
        let (product, isTooLarge) = number.multipliedReportingOverflow(by: value(index))
        return Quantity(count: isTooLarge ? "X" : "\(product)", end: index + 1)
    }

    /// "twenty four", "two hundred and fifty", "a hundred".
    private func spelled(_ index: Int) -> Quantity {
        var next = index
        var total = 0
        var current = 0
        while next < index + 12 {
            if word(next) == .numberWord,
                current % 100 == 0 || current % 10 == 0 && current % 100 >= 20 && value(next) < 10
            {
                current += value(next)
            } else if word(next) == .multiplier, value(next) <= 1_000_000, total <= 1000 {
                current = max(1, current) * value(next)
                if value(next) >= 1000 { (total, current) = (total + current, 0) }
            } else if next > index, word(next) == .hyphen || word(next) == .and, word(next + 1) == .numberWord,
                word(next) == .hyphen
                    ? current % 10 == 0 && current % 100 >= 20 && value(next + 1) < 10 : total > 0 || current >= 100
            {
                next += 1
                continue
            } else {
                break
            }
            next += 1
        }
        return Quantity(count: "\(total + current)", end: next)
    }

    /// The unit that a quantity counts, over a hyphen or an adjective.
    private func unit(_ index: Int, after start: Int, _ quantity: Quantity) -> (TimeUnit, end: Int)? {
        var next = index
        let isHyphened = word(next) == .hyphen
        if isHyphened { next += 1 }
        if word(next) == .unitAdjective { next += 1 }
        if word(next) == .ordinalWord, value(next) == 2, isHyphened { return (.second, next + 1) }
        guard word(next) == .unit || word(next) == .units, let unit = TimeUnit(rawValue: lexeme(next).value) else {
            return nil
        }
        let isOne = word(start) == .a && quantity.end == start + 1
        if isOne, word(next) == .units || unit == .quarter || unit == .second { return nil }
        if unit == .weekend, word(next) == .unit { return nil }
        // "Some day", "as many days" count nothing.
        if quantity.count == "X", word(next) == .unit && !isHyphened || reads(start - 1, "as") { return nil }
        if unit == .year, yearBefore(next) != nil { return nil }
        // "The 2014 year" is one.
        if unit == .year, word(next) == .unit, !isHyphened, (quantity.number ?? 1) > 1000 { return nil }
        if unit == .quarter, isHyphened || word(next + 1) == .of, (quantity.number ?? 9) < 4 { return nil }
        if quantity.count == "0.5", unit == .quarter { return nil }
        return isAge(next + 1) || isAgeBefore(start) ? nil : (unit, next + 1)
    }

    /// "aged 8 years", "at the age of four months".
    private func isAgeBefore(_ index: Int) -> Bool {
        reads(index - 1, "aged") || word(index - 1) == .of && reads(index - 2, "age")
    }

    /// "19-year-old", "two years old", "36 years of age".
    private func isAge(_ index: Int) -> Bool {
        if word(index) == .old || word(index) == .hyphen && word(index + 1) == .old { return true }
        return word(index) == .of && reads(index + 1, "age")
    }

    /// "miles an hour", "$50 a day", "twice a year": no time is meant but a rate.
    private func isRate(_ index: Int, _ unit: TimeUnit, _ end: Int, _ quantity: Quantity) -> Bool {
        let isOne = quantity.count == "1" && !isHyphen(end - 2)
        guard isOne, word(index) == .a && value(index) == 0 || word(index) == .numberWord else { return false }
        if word(index) == .numberWord {
            return unit == .day && word(end) != .after && word(end) != .before
                && ![.preposition, .than, .quantifier, .after].contains(word(index - 1))
        }
        if unit == .day, word(end) == .of { return true }
        switch word(index - 1) {
        case .number, .separatedNumber, .decimal, .multiplier, .rate, .people, .money, .units, .mark: return true
        case .other: return (index - 4..<index - 1).contains(where: isAmount) || isPlural(index - 1)
        default: return false
        }
    }

    /// "two days a week" recurs weekly; "24 hours a day" and "seven days a week" tell no time.
    private func everyPeriod(_ index: Int, _ quantity: Quantity, _ unit: TimeUnit, _ end: Int) -> TimeMatch? {
        guard word(end) == .a || reads(end, "per"), word(end + 1) == .unit, word(end - 1) == .units,
            let period = TimeUnit(rawValue: lexeme(end + 1).value), period.rawValue > unit.rawValue
        else { return nil }
        let isAlways = unit == .hour && quantity.number == 24 || unit == .day && quantity.number == 7
        guard isAlways || !unit.isClock else { return nil }
        return TimeMatch(index, end + 2, isAlways ? .none : .fixed(period.duration("1")))
    }

    private func isHyphen(_ index: Int) -> Bool { word(index) == .hyphen }

    private func isAmount(_ index: Int) -> Bool {
        [.number, .separatedNumber, .decimal, .numberWord, .multiplier, .money].contains(word(index))
    }

    /// A plural that can be counted in a time ("interviews a day"), not a verb that takes one ("lasts a day").
    private func isPlural(_ index: Int) -> Bool {
        guard utf8[Int(lexeme(index).end) - 1] == UInt8(ascii: "s") else { return false }
        let verbs: [StaticString] = ["takes", "spends", "lasts", "needs", "has", "gives", "leaves", "comes"]
        return !verbs.contains { reads(index, $0) }
    }

    /// "five years and three months", "an hour and a half".
    private func compound(_ quantity: Quantity, _ first: TimeUnit, _ end: Int) -> (value: String, end: Int)? {
        guard word(end) == .and || word(end) == .comma || word(end) == .number else { return nil }
        if word(end + 1) == .a, word(end + 2) == .half, word(end + 3) != .unit, word(end) == .and {
            return (first.duration(quantity.count + ".5"), end + 3)
        }
        let next = word(end) == .number ? end : end + 1
        guard let rest = self.quantity(next), rest.number != nil, rest.last == nil, quantity.number != nil,
            word(next) == .number || word(next) == .numberWord, let (second, last) = unit(rest.end, after: next, rest),
            second.rawValue < first.rawValue
        else { return nil }
        let tail = second.duration(rest.count).drop { $0 == "P" }
        let whole = first.duration(quantity.count)
        return (whole + (first.isClock ? tail.drop { $0 == "T" } : tail), last)
    }

    /// "more than", "at least", "about", "nearly": what stands before the expression.
    func modifier(before index: Int) -> String? {
        if word(index - 1) == .than { return text(index - 2, index - 1) }
        guard word(index - 1) == .quantifier || word(index - 1) == .preposition && value(index - 1) == 2 else {
            let isUpTo = word(index - 1) == .to && word(index - 2) == .quantifier
            return isUpTo ? text(index - 2, index - 1) : nil
        }
        let isTwoWords = value(index - 1) == 3 || value(index - 1) == 4
        return isTwoWords ? text(index - 2, index - 1) : text(index - 1, index - 1)
    }

    private func text(_ first: Int, _ last: Int) -> String {
        String(decoding: utf8[Int(lexeme(first).start)..<Int(lexeme(last).end)], as: UTF8.self).lowercased()
    }
}
