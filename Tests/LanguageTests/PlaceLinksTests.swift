import Shared
import Testing

@testable import Language

@Suite struct PlaceLinksTests {
    private func regions(_ marked: String) throws -> [String] {
        let resolver = try EntityResolver(places: PlaceTable(path: ModelLocation.path(of: "places.table")))
        let text = MarkedText(marked)
        return resolver.resolve(text.names, in: text.document).entities.map { $0.region ?? $0.country ?? "-" }
    }

    @Test(
        "Places in a row are of a kind: states among states, countries among countries",
        arguments: [
            (
                "Cases were found in [l:Utah], [l:Virginia], [l:Washington] and [l:Wyoming].",
                ["US-UT", "US-VA", "US-WA", "US-WY"]
            ),
            (
                "The [l:United States] and [l:Texas] warned [l:Iran], [l:Georgia] and [l:Turkey].",
                ["US", "US-TX", "IR", "GE", "TR"]
            ),
            ("Leaders of [l:China], [l:Washington] and [l:Russia] met.", ["CN", "US-DC", "RU"]),
        ])
    func rows(text: String, expected: [String]) throws {
        #expect(try regions(text) == expected)
    }

    @Test("The noun beside a name tells the kind of place")
    func kinds() throws {
        let resolver = try EntityResolver(places: PlaceTable(path: ModelLocation.path(of: "places.table")))
        func place(_ marked: String) -> Entity {
            let text = MarkedText(marked)
            return resolver.resolve(text.names, in: text.document).entities[0]
        }
        let (city, state) = (place("The city of [l:São Paulo] voted."), place("The state of [l:São Paulo] voted."))
        #expect(city.geonamesId != state.geonamesId)
        #expect(abs((city.latitude ?? 0) + 23.5) < 0.3)
        #expect(place("They left [l:Washington] state.").region == "US-WA")
    }
}
