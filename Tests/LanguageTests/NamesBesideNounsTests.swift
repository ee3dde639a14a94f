import Shared
import Testing

@testable import Language

@Suite struct NamesBesideNounsTests {
    /// The names that are left or made, each as `type words`.
    private func names(_ marked: String) -> [String] {
        let text = MarkedText(marked)
        return NamesBesideNouns(document: text.document).settled(text.names).map { name in
            "\(name.type) \(text.document.string(text.document.bytes(of: name.tokens)))"
        }
    }

    @Test(
        "A name in marks before a group, channel or the like is an organization's",
        arguments: [
            ("the Egyptian “Tin” channel", ["organization Tin"]),
            ("They joined the \"Black Lions\" movement in [l:Oslo].", ["organization Black Lions", "place Oslo"]),
            ("the “[l:Minsk]” group met in [l:Geneva]", ["organization Minsk", "place Geneva"]),
            ("the [l:Minsk] group of the [o:OSCE]", ["organization Minsk group", "organization OSCE"]),
            ("the [o:OSCE Minsk] group", ["organization OSCE Minsk group"]),
        ])
    func organizations(text: String, expected: [String]) {
        #expect(names(text) == expected)
    }

    @Test(
        "Scare quotes, names without marks and nouns of places change nothing",
        arguments: [
            ("a so-called “peace” movement", []), ("the “[l:Nagorno Karabakh]” region", ["place Nagorno Karabakh"]),
            ("a [l:London] group of lawyers", ["place London"]), ("group, channel, movement", []),
            ("“[p:Ann Lee] of [l:Oslo]” group", ["person Ann Lee", "place Oslo"]),
        ])
    func others(text: String, expected: [String]) {
        #expect(names(text) == expected)
    }

    @Test("A known name whose noun stands outside its marks is meant as a whole, and marked without a mark")
    func outsideMarks() {
        let text = MarkedText("The “[o:Minsk]” group met. The [o:Minsk Group] will meet again in [l:Minsk].")
        #expect(text.written == ["Minsk Group: Minsk, Minsk Group", "Minsk: Minsk"])
    }

    @Test("A known organization is short for no longer name that begins with it")
    func knownNames() {
        let text = MarkedText("The [o:OSCE] and the [o:OSCE Minsk Group] met; the [o:OSCE Mission] did not.")
        #expect(text.entities.count == 3)
    }
}
