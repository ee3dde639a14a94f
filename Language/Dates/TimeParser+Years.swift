/// Years, decades, fiscal years, spans of years.
extension TimeParser {
    func yearExpression(_ index: Int) -> TimeMatch? {
        orderedPeriod(index) ?? decade(index) ?? yearRange(index) ?? eraYear(index) ?? year(index)
    }

    /// "2019", unless it counts something; `isExpected` after words that only a year can follow.
    func year(_ index: Int, isExpected: Bool = false) -> TimeMatch? {
        guard isYear(index, isExpected: isExpected) else { return nil }
        let year = value(index)
        if reads(index + 1, "fiscal"), isUnit(index + 2, .year) {
            return TimeMatch(index, index + 3, .year(.given(year)), modifier: "fiscal")
        }
        if word(index + 1) == .season, Season(rawValue: lexeme(index + 1).value) != nil, !lexeme(index + 2).isCapital {
            return nil
        }
        if let period = periodOfYear(index + 1, .given(year)) {
            return TimeMatch(index, period.end, period.meaning)
        }
        return TimeMatch(index, index + 1, .year(.given(year)))
    }

    /// "nineteen ninety-four", "twenty twelve"; after "the year" also "two thousand" and "two thousand and one".
    func spelledYear(_ index: Int) -> TimeMatch? {
        if word(index) == .numberWord, value(index) == 2, value(index + 1) == 1000, isUnit(index - 1, .year) {
            let next = word(index + 2) == .and ? index + 3 : index + 2
            let isMore = word(next) == .numberWord && value(next) < 20
            return TimeMatch(index, isMore ? next + 1 : index + 2, .year(.given(2000 + (isMore ? value(next) : 0))))
        }
        guard word(index) == .numberWord, (17...20).contains(value(index)), word(index + 1) == .numberWord,
            (10...90).contains(value(index + 1))
        else { return nil }
        var (year, end) = (value(index) * 100 + value(index + 1), index + 2)
        let digit = word(end) == .hyphen ? end + 1 : end
        if value(index + 1) % 10 == 0, word(digit) == .numberWord, value(digit) < 10 {
            (year, end) = (year + value(digit), digit + 1)
        }
        guard ![.units, .unit, .people, .rate, .multiplier].contains(word(end)) else { return nil }
        return TimeMatch(index, end, .year(.given(year)))
    }

    /// After "the": "nineties", "early sixties".
    func decadeWord(_ index: Int) -> TimeMatch {
        TimeMatch(index, index + 1, .years(first: 1900 + value(index), last: 1909 + value(index)))
    }

    /// "2013 to 2019", "2014-19", "between 2014 and 2019".
    private func yearRange(_ index: Int) -> TimeMatch? {
        guard isFourDigits(index), (1000...2200).contains(value(index)), !isJoined(index) || word(index - 1) == .open,
            word(index - 1) != .money
        else { return nil }
        let joint = word(index + 1)
        let last = index + 2
        guard joint == .hyphen || joint == .slash || joint == .to || joint == .and && word(index - 1) == .between,
            word(last) == .number
        else { return nil }
        let isShort = lexeme(last).length == 2 && (joint == .hyphen || joint == .slash) && isJoined(last)
        let year = isShort ? value(index) / 100 * 100 + value(last) : value(last)
        guard isShort || lexeme(last).length == 4, year > value(index), year < 2200, word(last + 1) != .people,
            !(isJoined(last + 1) && [.hyphen, .slash, .other, .colon].contains(word(last + 1)))
        else { return nil }
        if joint == .to, word(index - 1) != .from, year - value(index) > 300 { return nil }
        return TimeMatch(index, last + 1, .years(first: value(index), last: year))
    }

    /// "44 BC", "AD 70".
    func eraYear(_ index: Int) -> TimeMatch? {
        if reads(index, "a") || reads(index, "ad"), let (_, next) = era(index), word(next) == .number {
            return TimeMatch(index, next + 1, .year(.given(value(next))))
        }
        guard word(index) == .number, lexeme(index).length <= 4, let (sign, end) = era(index + 1) else { return nil }
        return TimeMatch(index, end, .year(.given(sign < 0 ? 1 - value(index) : value(index))))
    }

    /// "BC", "A.D.": -1 before the common era, and the lexeme after it.
    func era(_ index: Int) -> (sign: Int, end: Int)? {
        if word(index) == .era { return isAllCapital(index) ? (value(index), index + 1) : nil }
        guard word(index + 1) == .dot, isJoined(index + 1), isJoined(index + 2), isAllCapital(index),
            isAllCapital(index + 2)
        else { return nil }
        let end = word(index + 3) == .dot && isJoined(index + 3) ? index + 4 : index + 3
        if reads(index, "b"), reads(index + 2, "c") { return (-1, end) }
        return reads(index, "a") && reads(index + 2, "d") ? (1, end) : nil
    }

    private func isAllCapital(_ index: Int) -> Bool {
        let lexeme = lexeme(index)
        return utf8[Int(lexeme.start)..<Int(lexeme.end)].allSatisfy { (65...90).contains($0) }
    }

    /// "the 1990s", "1930’s", "the '80s", not "his late 20s"; "the 1800s" are a century.
    func decade(_ index: Int) -> TimeMatch? {
        let number = word(index) == .apostrophe ? index + 1 : index
        guard word(number) == .number, value(number) % 10 == 0, let end = pluralEnd(number + 1) else { return nil }
        if isFourDigits(number), (1000...2200).contains(value(number)), number == index {
            let isCentury = value(number) % 100 == 0 && value(number) < 2000
            return TimeMatch(index, end, .years(first: value(number), last: value(number) + (isCentury ? 99 : 9)))
        }
        let isOpen =
            number > index || word(index - 1) == .the || word(index - 1) == .early && word(index - 2) == .the
            || word(index - 2) == .mid && word(index - 3) == .the
            || word(index - 1) == .and && reads(index - 2, "s") && word(index - 3) == .number
        guard lexeme(number).length == 2, value(number) >= 20, isOpen else { return nil }
        return TimeMatch(index, end, .years(first: 1900 + value(number), last: 1909 + value(number)))
    }

    /// "in '98", "the summer of '69".
    func shortYear(_ index: Int) -> TimeMatch? {
        let number = index + 1
        guard word(index) == .apostrophe, !isJoined(index), word(number) == .number, isJoined(number),
            lexeme(number).length == 2, word(index - 1) == .of || word(index - 1) == .preposition,
            endsPhrase(number + 1)
        else { return nil }
        return TimeMatch(index, number + 1, .year(.given(value(number) + (value(number) < 40 ? 2000 : 1900))))
    }

    /// After the "s" of a decade, joined to its number; with an apostrophe it may be a year's possessive.
    private func pluralEnd(_ index: Int) -> Int? {
        if reads(index, "s"), isJoined(index) { return index + 1 }
        // "The 90-s", "the 1990-ies", as machines translate.
        if word(index) == .hyphen, isJoined(index), isJoined(index + 1),
            reads(index + 1, "s") || reads(index + 1, "ies") || reads(index + 1, "th") && word(index + 2) == .units
        {
            return index + 2
        }
        let isPossible = word(index - 2) == .the || word(index - 2) == .mid || word(index - 2) == .early
        guard isPossible, word(index) == .apostrophe, isJoined(index), reads(index + 1, "s"), isJoined(index + 1) else {
            return nil
        }
        return index + 2
    }

    /// "fiscal 2019", "fiscal year 2019", `FY2019`.
    func fiscalYear(_ index: Int) -> TimeMatch? {
        let next = isUnit(index + 1, .year) ? index + 2 : index + 1
        guard isFourDigits(next), (1900...2200).contains(value(next)) else { return nil }
        return TimeMatch(index, next + 1, .year(.given(value(next))), modifier: "fiscal")
    }

    func isUnit(_ index: Int, _ unit: TimeUnit) -> Bool {
        word(index) == .unit && lexeme(index).value == unit.rawValue
    }

    private func isFourDigits(_ index: Int) -> Bool {
        word(index) == .number && lexeme(index).length == 4
    }

    /// Four digits that are a year by what stands around: round and old numbers need a word that asks for one.
    private func isYear(_ index: Int, isExpected: Bool) -> Bool {
        guard isFourDigits(index), (1000...2100).contains(value(index)), isFree(index, isExpected) else { return false }
        let next = word(index + 1)
        guard next != .people, next != .units, next != .rate, next != .multiplier else { return false }
        if next == .zone, value(index + 1) == 0 { return false }
        if isExpected { return true }
        let before = word(index - 1)
        if before == .numbered || before == .quantifier && value(index - 1) > 1 { return false }
        let isRecent = (1900...2035).contains(value(index)) && value(index) % 100 != 0
        // "More than 1,990", but "a rise over 2009."
        if before == .than || before == .preposition && value(index - 1) == 2 {
            return isRecent && endsPhrase(index + 1)
        }
        if value(index) == 2000, before == .the, next == .other, !isPlural(index + 1) { return true }
        return isRecent || isAsked(index) && !counts(index + 1)
    }

    private func isPlural(_ index: Int) -> Bool { utf8[Int(lexeme(index).end) - 1] == UInt8(ascii: "s") }

    /// "year 2020".
    func namedYear(_ index: Int) -> TimeMatch? {
        guard isUnit(index, .year), !lexeme(index).isCapital, let year = year(index + 1, isExpected: true) else {
            return nil
        }
        return TimeMatch(index, year.end, year.meaning, modifier: year.modifier)
    }

    /// Whether the word before asks for a year.
    private func isAsked(_ index: Int) -> Bool {
        switch word(index - 1) {
        case .preposition, .from, .between, .before, .after, .early, .open: true
        case .of: value(index) >= 1900
        case .to: value(index) >= 1900 || word(index - 2) == .number
        case .unit: isUnit(index - 1, .year)
        case .and: word(index - 2) == .number
        case .dot: reads(index - 2, "c") && isJoined(index - 1)
        default: false
        }
    }

    /// Whether a number before this lexeme would count it: a plain lower-case word.
    private func counts(_ index: Int) -> Bool {
        word(index) == .other && !lexeme(index).isCapital && lexeme(index).length > 3
    }

    /// Not a part of a longer number, name or address.
    private func isFree(_ index: Int, _ isExpected: Bool) -> Bool {
        if isJoined(index) {
            switch word(index - 1) {
            case .open, .quote: break
            case .hyphen: guard isExpected || isPrefix(index - 2) || !isJoined(index - 1) else { return false }
            case .mark: return lexeme(index - 1).length > 1
            default: return false
            }
        }
        if word(index - 1) == .money { return false }
        guard isJoined(index + 1) else { return true }
        switch word(index + 1) {
        case .hyphen, .slash: return !isJoined(index + 2)
        case .colon: return word(index + 2) != .number || !isJoined(index + 2)
        case .comma, .dot, .stop, .close, .quote, .apostrophe, .paragraph: return true
        case .mark: return lexeme(index + 1).length > 1
        default: return false
        }
    }

    private func isPrefix(_ index: Int) -> Bool {
        word(index) == .mid || word(index) == .early || reads(index, "pre") || reads(index, "post")
    }
}
