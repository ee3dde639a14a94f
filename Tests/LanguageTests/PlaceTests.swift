import Shared
import Testing

@testable import Language

@Suite struct PlaceTests {
    private let resolver: EntityResolver

    init() throws {
        resolver = try EntityResolver(places: PlaceTable(path: ModelLocation.path(of: "places.table")))
    }

    private func entities(_ marked: String) -> [Entity] {
        let text = MarkedText(marked)
        return resolver.resolve(text.names, in: text.document).entities
    }

    @Test(
        "The sense that the text means",
        arguments: [
            ("The fire was in [l:Paris], [l:Texas].", "US", "US-TX"),
            ("[l:Paris] and [l:Berlin] agreed.", "FR", "FR-IDF"),
            ("[l:Geneva] hosts the talks.", "CH", "CH-GE"),
            ("[l:Washington] said no.", "US", "US-DC"),
            ("In [l:Athens], [l:Georgia], students met.", "US", "US-GA"),
        ])
    func sense(text: String, country: String, region: String) {
        let place = entities(text)[0]
        #expect(place.country == country)
        #expect(place.region == region)
    }

    @Test("Armenia is the country, not the city in Colombia; Georgia among its neighbours is the country")
    func countries() {
        let places = entities("[l:Armenia], [l:Azerbaijan], [l:Georgia] and [l:Tbilisi] met in [l:Moscow].")
        #expect(places.map { $0.country } == ["AM", "AZ", "GE", "GE", "RU"])
        #expect(places[0].geonamesId == 174982)
    }

    @Test("Georgia beside its cities is the state")
    func state() {
        #expect(
            entities("[l:Georgia] voted; [l:Atlanta] and [l:Savannah] cheered in the [l:United States].")[0].country
                == "US")
    }

    @Test("An ocean has coordinates and no country")
    func ocean() {
        let ocean = entities("The [l:Atlantic Ocean]")[0]
        #expect(ocean.latitude != nil)
        #expect(ocean.country == nil)
    }

    @Test("Two names of one city are one entity")
    func merged() {
        #expect(entities("[l:Mumbai], once [l:Bombay], lies in [l:India].").count == 2)
    }

    @Test("People and organizations that bear places' names have no coordinates")
    func noPlaces() {
        let others = entities("[p:Jordan] and [p:Paris] of the [o:Minsk Group]")
        #expect(others.allSatisfy { $0.latitude == nil && $0.geonamesId == nil })
    }

    @Test("An unknown street lies in the country of its article")
    func street() {
        let street = entities("[l:Strickland Street] in [l:Christchurch], [l:New Zealand]")[0]
        #expect(street.country == "NZ")
        #expect(street.geonamesId == nil)
    }

    @Test("A table that is no table is refused")
    func damaged() {
        #expect(throws: ModelError.self) { try PlaceTable(path: "/dev/null") }
        #expect(throws: ModelError.self) { try PlaceTable(path: "/nowhere") }
    }

    @Test("The same places make the same bytes, and are found again by their names")
    func image() {
        func table() -> [UInt8] {
            var image = PlaceTableImage()
            image.add(
                Place(
                    geonamesId: 7, latitude: 1.5, longitude: -2.25, country: "NO", region: "NO-03", population: 1000,
                    kind: .settlement),
                names: ["here", "there"])
            return image.bytes
        }
        #expect(table() == table())
        #expect(table().count == PlaceTableLayout(names: 2, places: 1, regions: 2).size)
    }
}
