import Language
import Shared
import Testing

/// The quotes of a text as `words | speaker`; names stand in the text as `{Ann Lee}`, organizations as `{O:NATO}`,
/// places as `{L:Oslo}`, women as `{F:Ann Lee}`.
func quotes(_ marked: String) -> [String] {
    var text = ""
    var names: [(start: Int, end: Int, type: EntityType, isWoman: Bool?)] = []
    for (index, piece) in marked.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
        guard index > 0, let close = piece.firstIndex(of: "}") else {
            text += piece
            continue
        }
        let (name, type, isWoman) = kind(piece[..<close])
        let start = text.utf8.count
        text += name
        names.append((start, text.utf8.count, type, isWoman))
        text += piece[piece.index(after: close)...]
    }
    let document = Document(text)
    let candidates = names.compactMap { name -> SpeakerCandidate? in
        guard let first = document.tokens.firstIndex(where: { $0.start == name.start }),
            let last = document.tokens.firstIndex(where: { $0.end == name.end })
        else { return nil }
        return SpeakerCandidate(
            tokens: first..<last + 1, entity: document.string(name.start..<name.end), type: name.type,
            isWoman: name.isWoman)
    }
    let points = Array(text.unicodeScalars)
    return QuoteFinder().quotes(in: document, candidates: candidates).map { quote in
        var words = String.UnicodeScalarView()
        words.append(contentsOf: points[quote.start..<quote.end])
        return "\(String(words)) | \(quote.speaker ?? quote.speakerText ?? "?")"
    }
}

private func kind(_ name: Substring) -> (Substring, EntityType, Bool?) {
    switch name.prefix(2) {
    case "O:": (name.dropFirst(2), .organization, nil)
    case "L:": (name.dropFirst(2), .place, nil)
    case "F:": (name.dropFirst(2), .person, true)
    default: (name, .person, nil)
    }
}

@Suite struct QuoteTests {
    @Test(
        "The speaker stands after, before or inside the quote",
        arguments: [
            ("“We go,” said {Ann Lee}.", ["We go, | Ann Lee"]), ("“We go”, {Ann Lee} said.", ["We go | Ann Lee"]),
            ("{Ann Lee} said: “We go.”", ["We go. | Ann Lee"]),
            ("{Ann Lee} told reporters, “We go.”", ["We go. | Ann Lee"]),
            ("“We go,” {Ann Lee} said, “and we win.”", ["We go, | Ann Lee", "and we win. | Ann Lee"]),
            ("“We go,” said {Ann Lee}. “We win.”", ["We go, | Ann Lee", "We win. | Ann Lee"]),
            ("“It is over,” the minister, who was visiting {L:Kyiv}, told reporters.", ["It is over, | the minister"]),
            ("“We go,” said {L:Oslo} mayor {Ann Lee} of the {O:Green Party}.", ["We go, | Ann Lee"]),
            ("{Bo Ek}'s spokeswoman, {Ann Lee}, said “we will go on”.", ["we will go on | Ann Lee"]),
            ("“We won,” {Ann} said. “We lost,” said {Ben}.", ["We won, | Ann", "We lost, | Ben"]),
            (
                "“We are ready for talks,” according to a spokesman for the ministry.",
                ["We are ready for talks, | a spokesman for the ministry"]
            ),
            ("According to {Ann Lee}, “the talks failed.”", ["the talks failed. | Ann Lee"]),
            ("{Ann Lee}: “We are ready for talks.”", ["We are ready for talks. | Ann Lee"]),
            ("“We are ready for talks.”\n\n— {Ann Lee}", ["We are ready for talks. | Ann Lee"]),
            ("Officials said the plan was “useful”.", ["useful | Officials"]),
        ])
    func speakers(text: String, expected: [String]) {
        #expect(quotes(text) == expected)
    }

    @Test(
        "Whoever speaks, a quote beside a verb of speech is one",
        arguments: [
            ("“I heard a bang,” a plumber told the {O:BBC}.", ["I heard a bang, | a plumber"]),
            ("“Everyone ran,” said a waitress who gave no name.", ["Everyone ran, | a waitress"]),
            (
                "\"Three hours I've been here\" said one. \"It's a joke\", another said.",
                ["Three hours I've been here | one", "It's a joke | another"]
            ),
            ("Locals said it was “like an earthquake”.", ["like an earthquake | Locals"]),
            (
                "A spokesman for the agency said it was “delighted to help”.",
                ["delighted to help | A spokesman for the agency"]
            ),
            ("“I look old,” he grumbles.", ["I look old, | ?"]),
            (
                "{Leo Banks} sat. It was “a shock to everyone there”, according to him.",
                ["a shock to everyone there | Leo Banks"]
            ),
            ("{Ann Lee}, director of health at {O:WHO} said “it is one case”.", ["it is one case | Ann Lee"]),
            ("Unlike {Ann Lee}, ministers said “it is one case”.", ["it is one case | ministers"]),
            ("{Leo Banks} sat. “I look old,” he grumbles.", ["I look old, | Leo Banks"]),
            ("{Ann Molina}, whose son {Diego} is ill, said: “He sleeps.”", ["He sleeps. | Ann Molina"]),
            ("“Yes, it is,” replied his teacher, Ms. {Fox}.", ["Yes, it is, | Fox"]),
            ("Mayor {Ann Day}: “Thank God”.", ["Thank God | Ann Day"]),
            ("Critics called the film “a mess” this week.", ["a mess | Critics"]),
            ("“Unlucky, not awful,” was how {Ann Lee} put it.", ["Unlucky, not awful, | Ann Lee"]),
            (
                "“Next week we play,” {Ann} went on, “and then we win”.",
                ["Next week we play, | Ann", "and then we win | Ann"]
            ),
            ("“It is safe,” the agency's chief, {Ann Lee}, told us.", ["It is safe, | Ann Lee"]),
            (
                "The bishop lit a candle. “For the dead of this war,” he said.",
                ["For the dead of this war, | The bishop"]
            ),
            (
                "The minister for health, {F:Joan Ray}, came. “It will work,” the minister said.",
                ["It will work, | Joan Ray"]
            ),
            ("“We need planes”, said {Ann}; “fuel we have”.", ["We need planes | Ann", "fuel we have | Ann"]),
            (
                "A spokesman for {O:WHO} said “it is one case only”. {Ann} left.",
                ["it is one case only | A spokesman for WHO"]
            ),
            (
                "{Ann Tan} called it “just enough”, while the lawyer called it “a true disgrace” and promised: “We will fight.”",
                ["just enough | Ann Tan", "a true disgrace | the lawyer", "We will fight. | the lawyer"]
            ),
        ])
    func anyone(text: String, expected: [String]) {
        #expect(quotes(text) == expected)
    }

    @Test(
        "Words quoted within a sentence have its speaker",
        arguments: [
            ("{Ann Lee} said the talks were “useful”.", ["useful | Ann Lee"]),
            ("She met {Bo Ek}. {Ann Lee} called him a “decent man” but left.", ["decent man | Ann Lee"]),
            ("The result was described by {Ann Lee} as a “historic mandate”.", ["historic mandate | Ann Lee"]),
            (
                "{Ann Lee} spoke with {Bo Ek}, describing it as “a good day for all” and “the best of years”.",
                ["a good day for all | Ann Lee", "the best of years | Ann Lee"]
            ),
            (
                "The {O:Kremlin} gave its “deepest sympathies” and said they got “intense attention”.",
                ["deepest sympathies | Kremlin", "intense attention | Kremlin"]
            ),
            ("{Wiranto} had “two deep wounds” according to {Ann Lee}.", ["two deep wounds | Ann Lee"]),
        ])
    func mixed(text: String, expected: [String]) {
        #expect(quotes(text) == expected)
    }

    @Test(
        "Pronouns and roles are the person they stand for",
        arguments: [
            ("{Ann Lee} left. She said, “We will be back.”", ["We will be back. | Ann Lee"]),
            (
                "{Ann Lee} said “we go on for ever”.\n\nBut she considered that “the road is long”.",
                ["we go on for ever | Ann Lee", "the road is long | Ann Lee"]
            ),
            ("{F:Ann Lee} met the press with {Bo Ek}. He said, “We will be back.”", ["We will be back. | Bo Ek"]),
            (
                "Governor {Kay Ivey} signed it.\n\nThe governor wrote, “Today I signed it.”",
                ["Today I signed it. | Kay Ivey"]
            ),
        ])
    func resolved(text: String, expected: [String]) {
        #expect(quotes(text) == expected)
    }

    @Test(
        "Scare quotes, titles and quoted names are no quotes",
        arguments: [
            "They met with the “Minsk” group in the “Nagorno Karabakh” region.",
            "A “tropical depression” is a form of cyclone.",
            "{Ann Lee}, nicknamed the “king of coal”, sang the song “Let it be now”.",
            "{Ann Lee} said the so-called “experts” left.",
            "Minor storms are considered “weak”.", "Talks to conclude a “humanitarian truce”",
            "Stray” mark and 6'2\" and 5\" wide.",
            "{Ann Lee} noted over 370 “jackal horns” seized.", "The workers' rights and the dogs' bowls",
        ])
    func noQuotes(text: String) {
        #expect(quotes(text) == [])
    }

    @Test(
        "Every style of marks is read",
        arguments: [
            ("\"We go,\" said {Ann Lee}.", "We go, | Ann Lee"), ("„We go“, said {Ann Lee}.", "We go | Ann Lee"),
            ("« We go », said {Ann Lee}.", "We go | Ann Lee"), ("»We go«, said {Ann Lee}.", "We go | Ann Lee"),
            ("‘We can’t go,’ said {Ann Lee}.", "We can’t go, | Ann Lee"),
            ("'We go,' said {Ann Lee}.", "We go, | Ann Lee"),
            ("``We go,'' said {Ann Lee}.", "We go, | Ann Lee"), ("”We go,” said {Ann Lee}.", "We go, | Ann Lee"),
            ("“He said ‘no’ to us,” said {Ann Lee}.", "He said ‘no’ to us, | Ann Lee"),
            ("— We go home, said {Ann Lee}.", "We go home, | Ann Lee"),
            ("\" We go , \" said {Ann Lee} .", "We go , | Ann Lee"),
        ])
    func marks(text: String, expected: String) {
        #expect(quotes(text) == [expected])
    }
}
