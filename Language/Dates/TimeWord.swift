/// What a lexeme can mean in an expression of time. Most words of a text mean nothing: ``other``.
enum TimeWord: UInt8 {
    case other
    // Numbers; the lexeme's value is the number.
    case number, separatedNumber, decimal, numberWord, multiplier, ordinalWord, half
    // Names; the value is the number of the weekday, month, unit, season, part of the day or holiday.
    case weekday, weekdayShort, weekdays, month, monthShort, unit, units, season, partOfDay, partsOfDay, daylight,
        holiday
    // "Dawn" and the like have their part of the day as value.
    // Words that point: relative days have their distance as value.
    case relativeDay, tonight, overnight, last, next, this, that, same, previous, following, coming, past, future
    case lengthy, midUnit, decadeWord
    case present, recent, now, soon, nowadays, moment, ago, later, earlier, before, after, early, mid, edge
    // Quantities.
    case a, few, several, couple, dozens, every, entire, periodically, unitAdjective
    // Words that join or precede an expression; the value of a preposition is 1 if it looks ahead ("until").
    case the, of, to, and, or, from, between, preposition, than, connective, quantifier, rate, people, old, light
    case fiscal, school, clock, local, time, zone, meridiem, era, ordinalSuffix, numbered, newspaper, eve, quarterLetter
    // Verbs: what tells whether a day is ahead or past.
    case will, lookingAhead, be, pastVerb, reporting, opening
    // Marks.
    case comma, dot, hyphen, slash, colon, apostrophe, open, close, quote, stop, money, mark, paragraph
}

/// A run of letters, a number or a mark: the finest pieces of a text, so that no rule depends on how words are cut.
struct TimeLexeme {
    /// The first byte, and one past the last.
    let start: Int32
    let end: Int32
    let word: TimeWord
    /// White space stands before it.
    let isSpaced: Bool
    /// It begins with a capital.
    let isCapital: Bool
    /// The number, or what the word's kind says.
    let value: Int32

    var length: Int { Int(end - start) }
}
