/// Which way a sentence looks from its day: "said Thursday" back, "will meet on Friday" ahead.
enum TimeDirection {
    case past
    case ahead
    case unknown
}

extension TimeParser {
    private static let reach = 40

    /// The direction of an expression by the nearest verb of its sentence, before it or, where there is none, after it.
    func direction(of match: TimeMatch) -> TimeDirection {
        switch word(match.end) {
        case .pastVerb, .reporting: return .past
        case .will: return .ahead
        case .apostrophe where isJoined(match.end):
            if isComingEvent(match) { return .ahead }
            return isEvent(match.end + 2) && directionAfter(match.end, untilComma: true) == .ahead ? .ahead : .past
        default: break
        }
        if isBeginning(match.start - 1) || word(match.start - 1) == .preposition && isBeginning(match.start - 2) {
            return directionBefore(match.start) == .past ? .past : .ahead
        }
        // "Effective March 1", "through January": the verb tells nothing of the day.
        if reads(match.start - 1, "effective") || reads(match.start - 1, "through") { return .unknown }
        if let direction = directionByPreposition(match) { return direction }
        let before = directionBefore(match.start)
        return before == .unknown ? directionAfter(match.end) : before
    }

    /// "Ahead of Saturday's match", "will decide in Sunday's election".
    private func isComingEvent(_ match: TimeMatch) -> Bool {
        if word(match.start - 1) == .of, reads(match.start - 2, "ahead") { return true }
        guard reads(match.start - 1, "in") || reads(match.start - 1, "at"), isEvent(match.end + 2) else { return false }
        return directionBefore(match.start) == .ahead
    }

    /// Of a noun with up to three words before it: something that is held on a day set for it.
    private func isEvent(_ start: Int) -> Bool {
        let events: [StaticString] = [
            "election", "elections", "vote", "poll", "polls", "referendum", "ballot", "runoff", "primary", "match",
            "game",
            "final", "race", "test", "semifinal", "meeting", "summit", "hearing", "trial", "debate", "session", "talks",
            "conference", "ceremony", "celebrations", "funeral", "launch", "deadline", "report", "speech",
        ]
        for index in start..<start + 4 {
            if events.contains(where: { reads(index, $0) }) { return true }
            guard [.other, .ordinalWord, .fiscal, .school].contains(word(index)) else { return false }
        }
        return false
    }

    /// "Starting in December", "beginning Monday".
    private func isBeginning(_ index: Int) -> Bool {
        reads(index, "starting") || reads(index, "beginning")
    }

    /// "Since" looks back; "until" and "as soon as" ahead, as does "by" if no verb before tells of the past.
    private func directionByPreposition(_ match: TimeMatch) -> TimeDirection? {
        if reads(match.start - 1, "since") { return .past }
        if reads(match.start - 1, "as"), reads(match.start - 2, "soon") || reads(match.start - 2, "early") {
            return .ahead
        }
        if word(match.start - 1) == .to, isPutOff(match.start - 2) { return .ahead }
        let isBy = reads(match.start - 1, "by")
        if isBy, followsGoal(match.start - 1) { return .ahead }
        guard isBy || word(match.start - 1) == .preposition && value(match.start - 1) == 1 else { return nil }
        if word(match.end) == .comma, directionAfter(match.end) == .past { return .past }
        return isBy && directionBefore(match.start) == .past ? .past : .ahead
    }

    /// "Postponed to Thursday".
    private func isPutOff(_ index: Int) -> Bool {
        let verbs: [StaticString] = [
            "postponed", "delayed", "moved", "rescheduled", "extended", "adjourned", "deferred",
        ]
        return verbs.contains { reads(index, $0) }
    }

    /// "A plan to pay it back by May": the nearest verb tells of a goal.
    private func followsGoal(_ by: Int) -> Bool {
        var index = by - 1
        while index >= max(1, by - 16), !isSentenceEnd(index) {
            switch word(index) {
            case .to where word(index + 1) == .other && !lexeme(index + 1).isCapital: return true
            case .pastVerb, .reporting, .comma, .quote: return false
            default: index -= 1
            }
        }
        return false
    }

    func directionBefore(_ start: Int) -> TimeDirection {
        var hasGoal = false
        var index = start - 1
        while index >= max(0, start - Self.reach), !isSentenceEnd(index) {
            switch word(index) {
            case .will: return reads(index + 1, "have") ? .past : .ahead
            case .lookingAhead:
                if reads(index - 1, "been") { return .past }
                if isCause(index) || isNoun(index) && !hasGoal { break }
                if reads(index, "set"), reads(index + 1, "for") { return .ahead }
                if hasGoal || value(index) == 0 && !isAdjective(index) { return .ahead }
                if value(index) == 1 { return .past }
            case .to:
                if word(index + 1) == .be || word(index - 1) == .be && value(index - 1) == 1 { return .ahead }
                hasGoal = true
            case .be where value(index) == 1 && start - index < 8: return .ahead
            case .opening where value(index) == 0 || !isInfinitive(index): return .ahead
            case .of where reads(index - 1, "ahead") && start - index < 8 && !hasComma(index..<start): return .ahead
            case .reporting: return .past
            case .pastVerb where word(index - 1) != .be && !isBesideNoun(index) && !isInfinitive(index): return .past
            case .after where reads(index + 1, "being") || reads(index + 1, "having"): return .past
            default: break
            }
            index -= 1
        }
        return .unknown
    }

    /// "To put", "could hit", "did not meet": the form tells no time.
    private func isInfinitive(_ index: Int) -> Bool {
        [.to, .will].contains(word(index - 1)) || reads(index - 1, "could") || reads(index - 1, "not")
            || reads(index - 1, "did")
    }

    private func hasComma(_ range: Range<Int>) -> Bool { range.contains { word($0) == .comma } }

    /// "Due to the storm": no plan but a cause.
    private func isCause(_ index: Int) -> Bool {
        reads(index, "due") && word(index + 1) == .to
            && [.the, .a, .connective, .this, .that].contains(word(index + 2))
    }

    /// "Announced plans", "their hopes", "the firm's forecast": no verb either.
    private func isNoun(_ index: Int) -> Bool {
        if reads(index, "forecast"), reads(index - 1, "s") && isJoined(index - 1) || word(index - 1) == .the {
            return true
        }
        guard utf8[Int(lexeme(index).end) - 1] == UInt8(ascii: "s") else { return false }
        let owners: [StaticString] = ["their", "its", "his", "her"]
        return [.pastVerb, .reporting, .the].contains(word(index - 1)) || owners.contains { reads(index - 1, $0) }
    }

    /// "The planned launch": no verb, but a word beside a noun.
    private func isAdjective(_ index: Int) -> Bool {
        word(index + 1) == .other && utf8[Int(lexeme(index).end) - 1] == UInt8(ascii: "d")
    }

    /// "A disputed vote", "the still unspecified date", "a long-awaited visit": no verb either.
    private func isBesideNoun(_ index: Int) -> Bool {
        if word(index - 1) == .hyphen, isJoined(index) { return true }
        if [.a, .the].contains(word(index - 1)) { return true }
        return [.a, .the].contains(word(index - 2)) && word(index + 1) == .other && isAdverb(index - 1)
    }

    private func isAdverb(_ index: Int) -> Bool {
        let end = Int(lexeme(index).end)
        if lexeme(index).length > 3, utf8[end - 2] == UInt8(ascii: "l"), utf8[end - 1] == UInt8(ascii: "y") {
            return true
        }
        let adverbs: [StaticString] = ["still", "yet", "long", "much", "well", "now", "once", "soon", "then", "ever"]
        return adverbs.contains { reads(index, $0) }
    }

    private func directionAfter(_ end: Int, untilComma: Bool = false) -> TimeDirection {
        for index in end..<min(lexemes.count, end + Self.reach) {
            switch word(index) {
            case .will: return reads(index + 1, "have") ? .past : .ahead
            case .lookingAhead where isCause(index): break
            case .lookingAhead: return value(index) == 0 ? .ahead : .past
            case .comma where untilComma: return .unknown
            case .opening where value(index) == 0 || !isInfinitive(index): return .ahead
            case .be where value(index) == 1:
                return word(index + 1) == .to || word(index + 1) == .lookingAhead ? .ahead : .unknown
            case .pastVerb where isInfinitive(index): break
            case .pastVerb, .reporting: return .past
            case .stop, .paragraph: return .unknown
            default: if isSentenceEnd(index) { return .unknown }
            }
        }
        return .unknown
    }

    /// What may follow "p.m." in one expression.
    private func isPartOfTime(_ index: Int) -> Bool {
        switch word(index) {
        case .weekday, .weekdayShort, .month, .monthShort, .zone: true
        default: word(index + 1) == .time
        }
    }

    /// Whether a sentence ends at this lexeme, as far as its direction goes: abbreviations are short or names of months.
    func isSentenceEnd(_ index: Int) -> Bool {
        switch word(index) {
        case .paragraph: true
        case .stop: true
        case .dot:
            lexeme(index + 1).isSpaced && lexeme(index + 1).isCapital
                && (lexeme(index - 1).length > 3 || reads(index - 1, "m") && !isPartOfTime(index + 1))
                || word(index + 1) == .quote || word(index + 1) == .paragraph
        default: false
        }
    }
}
