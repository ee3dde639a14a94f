import Testing

/// Sentences whose speaker stands where no list of verbs or roles tells it.
@Suite struct QuoteShapeTests {
    @Test(
        "Any verb reports after a quote's comma and before a person; a verdict and a quoted source are speakers too",
        arguments: [
            ("“We go,” counters {Bo Ek}.", ["We go, | Bo Ek"]),
            ("“We go!” thundered Senator {Bo Ek}.", ["We go! | Bo Ek"]),
            ("“We go again,” sighed the clerk.", ["We go again, | the clerk"]),
            ("He sang “We go,” angers {Bo Ek}'s fans.", []),
            ("“It is all nonsense,” was {Bo Ek}'s verdict.", ["It is all nonsense, | Bo Ek"]),
            ("“No comment”, – was the answer of the embassy.", ["No comment | the embassy"]),
            ("“Fuel is here,” the agency {O:SANA} quoted minister {Bo Ek} as saying.", ["Fuel is here, | Bo Ek"]),
            ("The film was called “a small miracle” by {O:Stone}.", ["a small miracle | Stone"]),
            ("\"I am wholly innocent\" {Bo Ek} declared on Monday.", ["I am wholly innocent | Bo Ek"]),
            ("{Bo Ek} is said to be “furious”.", ["furious | ?"]),
            ("„We take it all“, {Bo Ek} grinned.", ["We take it all | Bo Ek"]),
            ("{Bo Ek} sat. “I have,” he shot back.", ["I have, | Bo Ek"]),
            ("The {O:Greens} now call it “too little”.", ["too little | Greens"]),
            ("The alliance “will defend every inch” of its land, {Bo Ek} said.", ["will defend every inch | Bo Ek"]),
            ("The dancer, visibly tired, told them “it was quite enough”.", ["it was quite enough | The dancer"]),
        ])
    func verbs(text: String, expected: [String]) {
        #expect(quotes(text) == expected)
    }

    @Test(
        "The first of two speaks, an owner's noun, whoever stands in apposition, and nobody in a dateline",
        arguments: [
            ("“It is thin,” {Ann Moore} and her colleague {Bo Ek} write.", ["It is thin, | Ann Moore"]),
            ("{Ann Moore} and her team wrote that “more trials are needed”.", ["more trials are needed | Ann Moore"]),
            (
                "{Bo Webb}'s barrister said it was “taken out of context”.",
                ["taken out of context | Bo Webb's barrister"]
            ),
            ("{Bo Ek}, a villager in {L:Ulm} said: “We left.”", ["We left. | Bo Ek"]),
            ("“We did not know,” the spokesman for the bank, {Bo Ek}, insisted.", ["We did not know, | Bo Ek"]),
            (
                "{L:NAIROBI} ({O:Reuters}) - The bank kept its rate, saying prices were “quite stable now”.",
                ["quite stable now | The bank"]
            ),
            (
                "While {Ann Lee} called it “too little”, {Bo Ek} spoke of “a start”.",
                ["too little | Ann Lee", "a start | Bo Ek"]
            ),
            ("“We don't run.” The coach, {Bo Ek}, agreed.", ["We don't run. | ?"]),
            ("{F:Ann Lee} left. “We don't run,” she said. The coach, {Bo Ek}, agreed.", ["We don't run, | Ann Lee"]),
        ])
    func subjects(text: String, expected: [String]) {
        #expect(quotes(text) == expected)
    }

    @Test(
        "A pronoun means who comes next where nobody went before, an organization without a name, a role, the one called so",
        arguments: [
            ("“It is lost,” she said after a talk with {Bo Ek}. {Ann Lee} is the mayor.", ["It is lost, | Ann Lee"]),
            ("The airline sued {O:Boeing}. “We regret it,” it said.", ["We regret it, | The airline"]),
            ("{O:Norvik} cut its forecast. “We are confident,” the company said.", ["We are confident, | Norvik"]),
            (
                "“We knew nothing,” said {Uwe Lang}. The prosecutor disagrees: “There are e-mails,” she said.",
                ["We knew nothing, | Uwe Lang", "There are e-mails, | The prosecutor"]
            ),
            (
                "{Kim Aziz} came with her brother {Bo Ek}. “I won,” she said. “I slept,” he said. “We met,” she said.",
                ["I won, | Kim Aziz", "I slept, | Bo Ek", "We met, | Kim Aziz"]
            ),
        ])
    func pronouns(text: String, expected: [String]) {
        #expect(quotes(text) == expected)
    }

    @Test(
        "Marks inside a quote's end, a dash before it and a name given to “Q” do not hide it",
        arguments: [
            ("“He said, ‘Because I can,’” {Ann Lee} told the jury.", ["He said, ‘Because I can,’ | Ann Lee"]),
            (
                "\"It failed\", – {Bo Ek} told us. – \"It had not begun\".",
                ["It failed | Bo Ek", "It had not begun | Bo Ek"]
            ),
            (
                "{Bo Ek} spoke.\n\n{L:Q}: Why?\n\nA: I can.\n\n{L:Q}: And then?",
                ["Why? | Q", "I can. | Bo Ek", "And then? | Q"]
            ),
            (
                "AMY LEE, HOST: Welcome, {Bo Holm}.\n\nBO HOLM: Thanks.\n\nLEE: Is it over?\n\nHOLM: No.",
                [
                    "Welcome, Bo Holm. | AMY LEE, HOST", "Thanks. | Bo Holm", "Is it over? | AMY LEE, HOST",
                    "No. | Bo Holm",
                ]
            ),
            ("Read more: “Whales in peril”, our report", []),
            (
                "The director of “The Last Harvest”, {Bo Ek}, won for what the jury called “a rare film”.",
                ["a rare film | the jury"]
            ),
            ("He said it was a “mean” act by the “dark” side. {Bo Ek} left.", ["mean | Bo Ek"]),
        ])
    func marks(text: String, expected: [String]) {
        #expect(quotes(text) == expected)
    }
}
