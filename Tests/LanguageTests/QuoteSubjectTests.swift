import Testing

@Suite struct QuoteSubjectTests {
    @Test(
        "The subject is found by the shape of the sentence where no name or role stands at the verb",
        arguments: [
            ("“We had no choice,” a police spokesman said.", ["We had no choice, | a police spokesman"]),
            ("\"We go\", - said {Bo Ek}.", ["We go | Bo Ek"]),
            ("\"We go\" - stressed the minister {Bo Ek}.", ["We go | Bo Ek"]),
            ("\"We all go now\", this was stated by {Bo Ek}.", ["We all go now | Bo Ek"]),
            ("“We go,” the 54-year-old said.", ["We go, | the 54-year-old"]),
            ("“We go,” the politician from {L:Kisumu} complained.", ["We go, | the politician"]),
            ("{O:TASS} quoted {Bo Ek} as saying: “We go.”", ["We go. | Bo Ek"]),
            ("As {Bo Ek} put it, “nothing at all is lost”.", ["nothing at all is lost | Bo Ek"]),
            ("In the words of {Bo Ek}, “nothing at all is lost”.", ["nothing at all is lost | Bo Ek"]),
            ("{Bo Ek} was angry. In his view, “nothing at all was done”.", ["nothing at all was done | Bo Ek"]),
            ("For {Bo Ek}, the choice was clear: “I did not want it.”", ["I did not want it. | Bo Ek"]),
            ("{Bo Ek}'s message was simple: “You go home.”", ["You go home. | Bo Ek"]),
            ("{Ann Lee}'s spokesman, {Bo Ek}, called the claims “absurd”.", ["absurd | Bo Ek"]),
            (
                "{Bo Ek}, who {Ann Lee} had called “a coward”, said the town was “fine”.",
                ["a coward | Ann Lee", "fine | Bo Ek"]
            ),
            ("{Bo Ek}, who had met {Ann Lee}, said it was “not over”.", ["not over | Bo Ek"]),
        ])
    func subjects(text: String, expected: [String]) {
        #expect(quotes(text) == expected)
    }

    @Test("Dotted letters and labels in capitals make a transcript, initials and headings do not")
    func labels() {
        #expect(
            quotes("Q. What is it, Mr {Bo Ek}?\n\nA. A fire.\n\nQ. And then?\n\nA. I ran.")
                == [
                    "What is it, Mr Bo Ek? | Q.", "A fire. | Bo Ek", "And then? | Q.", "I ran. | Bo Ek",
                ])
        #expect(
            quotes("Talk with {Bo Holm}.\n\nHOST: What is it?\n\nHOLM: A fire.\n\nHOST: And then?\n\nHOLM: I ran.")
                == ["What is it? | HOST", "A fire. | Bo Holm", "And then? | HOST", "I ran. | Bo Holm"])
        #expect(quotes("A. Smith won.\n\nA. Jones lost.\n\nA. Brown left.") == [])
        #expect(quotes("WHERE: Oslo, Norway\n\nWHEN: On Friday at nine\n\nPRICE: Five dollars each") == [])
    }
}
