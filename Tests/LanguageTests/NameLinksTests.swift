import Shared
import Testing

@testable import Language

/// Names that mean one, and names that only look alike.
@Suite struct NameLinksTests {
    @Test(
        "Two forms of an organization's name are one",
        arguments: [
            ("US Geological Office", "United States Geological Office"),
            ("117th U.S. Congress", "117th United States Congress"),
            ("U. S. Mint", "US Mint"), ("Swiss Railway Company", "Swiss Railway"),
            ("Supreme Court of Kenya", "Kenyan Supreme Court"), ("Supreme Court of Kenya", "Kenya Supreme Court"),
            ("House of Representatives", "House"), ("Commission on Fair Trade", "Commission"),
            ("Alabama Senate", "Senate"), ("First Riga State Medical University", "First RSMU"),
            ("University of Iceland at Akureyri", "UI Akureyri"), ("HarbourVox", "HV"),
            ("University of Kansas", "KU"), ("Bank of America", "BofA"), ("Hayat Tahrir al-Sham", "HTS"),
            ("Ministry of Foreign Affairs of Kenya", "Kenyan Foreign Ministry"),
        ])
    func oneOrganization(long: String, short: String) {
        #expect(MarkedText("The [o:\(long)] met. The [o:\(short)] agreed.").entities.count == 1)
    }

    @Test(
        "Parts, branches and others of like names are two",
        arguments: [
            ("Boston University School of Law", "Boston University"), ("Navy Records Agency", "Navy"),
            ("Green Front in the Western Isles", "Green Front"), ("White House", "House"), ("Blue House", "House"),
            ("Supreme Court of Kenya", "Ugandan Supreme Court"), ("Third Riga State Medical University", "First RSMU"),
            ("House of Commons Library", "House of Commons"), ("University of Kansas", "KC"),
        ])
    func twoOrganizations(long: String, short: String) {
        #expect(MarkedText("The [o:\(long)] met. The [o:\(short)] agreed.").entities.count == 2)
    }

    @Test("What many countries have is the one's whose name goes before it")
    func owners() {
        let text = MarkedText(
            "The [o:Foreign Ministry of Kenya] agreed. [l:Uganda]'s [o:Foreign Ministry] did not. The [o:Ugandan Foreign Ministry] met."
        )
        #expect(
            text.written == [
                "Foreign Ministry of Kenya: Foreign Ministry of Kenya", "Uganda: Uganda",
                "Uganda's Foreign Ministry: Foreign Ministry, Ugandan Foreign Ministry",
            ])
        let court = MarkedText(
            "The [o:Supreme Court of Puerto Rico] met in [l:Puerto Rico]. The [o:Puerto Rico Supreme Court] rose.")
        #expect(court.entities.count == 2)
    }

    @Test("A common word is nobody's short form where it may be two's, and is only one's beginning")
    func commonWords() {
        let text = MarkedText("The [o:House of Lords] and the [o:House of Commons] met. The [o:House] rose.")
        #expect(text.entities.count == 3)
        #expect(MarkedText("The [o:City College of Oslo] and the [o:City College London] met.").entities.count == 2)
        let house = MarkedText(
            "The [o:House] voted. The [o:U.S. House of Representatives] is the [o:House of Representatives].")
        #expect(house.entities.count == 1)
    }

    @Test(
        "Spellings and longer forms of one person's name are one",
        arguments: [
            ("Lydia Buchtmann", "Ms Bauchtman"), ("Usama bin Ladin", "Osama bin Laden"),
            ("Pedro R. Rivera Santos", "Pedro Rivera"), ("Jacques Chirac", "Chriac"),
            ("Mitchell Stoltz", "Mitch Stoltz"),
        ])
    func onePerson(first: String, second: String) {
        #expect(MarkedText("[p:\(first)] came. [p:\(second)] spoke.").entities.count == 1)
    }

    @Test(
        "Surnames that differ by more, in their first letter or in gender are two people's",
        arguments: [
            ("Ann Walker", "Walters"), ("Ann Miller", "Tiller"), ("Ivan Petrov", "Petrova"), ("Bo Lund", "Lind"),
            ("Ann Carson", "Bo Corson"), ("Paul Lund", "Paula Lund"),
        ])
    func twoPeople(first: String, second: String) {
        #expect(MarkedText("[p:\(first)] came. [p:\(second)] spoke.").entities.count == 2)
    }

    @Test(
        "Initials with blanks between them are read together",
        arguments: [
            ("u s", "us"), ("u s senate", "us senate"), ("bank of n y", "bank of ny"), ("a b c d", "abcd"),
            ("vitamin c", "vitamin c"), ("x", "x"), ("", ""), ("seven and i", "seven and i"), ("e on", "e on"),
        ])
    func initials(key: String, joined: String) {
        #expect(NameForms.joiningInitials(key) == joined)
    }
}
