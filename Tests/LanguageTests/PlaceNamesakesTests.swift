import Shared
import Testing

@testable import Language

/// Places of one name in one article, and places within places.
@Suite struct PlaceNamesakesTests {
    private let resolver: EntityResolver

    init() throws {
        resolver = try EntityResolver(places: PlaceTable(path: ModelLocation.path(of: "places.table")))
    }

    /// Each place as its name, country or region, and number of mentions.
    private func places(_ marked: String) -> [String] {
        let text = MarkedText(marked)
        return resolver.resolve(text.names, in: text.document).entities.map { place in
            "\(place.name) \(place.region ?? place.country ?? "-") \(place.mentions.count)"
        }
    }

    @Test(
        "Two places of one name are two where the text says what each lies in, and a mention means the one last told of"
    )
    func containers() {
        #expect(
            places("[l:Paris], [l:Texas], burns. A cook in [l:Paris], [l:France], saw [l:Paris] calm.") == [
                "Paris US-TX 1", "Texas US-TX 1", "Paris FR-IDF 2", "France FR 1",
            ])
    }

    @Test("Georgia beside Atlanta is the state, beside Tbilisi and Armenia the country")
    func georgia() {
        #expect(
            places(
                "[l:Atlanta], [l:Georgia], voted. [l:Tbilisi], [l:Georgia], watched. [l:Armenia] and [l:Georgia] signed."
            ) == ["Atlanta US-GA 1", "Georgia US-GA 1", "Tbilisi GE-TB 1", "Georgia GE 2", "Armenia AM 1"])
    }

    @Test("One place stays one, however often the text says where it lies")
    func one() {
        #expect(
            places("[l:Paris], [l:Texas], burns. [l:Paris] in [l:Texas] is small. Go to [l:Paris]!") == [
                "Paris US-TX 3", "Texas US-TX 2",
            ])
        #expect(
            places("[l:Buffalo], [l:New York], and [l:Brooklyn], [l:New York]; [l:New York]").filter {
                $0.hasPrefix("New York")
            }.count == 1)
    }

    @Test(
        "A province is not the city whose name it bears; one that bears only its own is the same with and without its kind"
    )
    func provinces() {
        #expect(places("[l:Tyumen Oblast] lies around [l:Tyumen].").count == 2)
        #expect(places("[l:Hubei Province], or [l:Hubei]").count == 1)
    }

    @Test("An airport, mosque or bridge is meant by its name alone, unless a place bears that too")
    func sites() {
        #expect(places("[l:Qwertz Airport] closed. Planes left [l:Qwertz].").count == 1)
        #expect(places("[l:Henderson International Airport] closed. Planes left [l:Henderson].").count == 2)
    }
}
