import Seeded
import Shared
import Testing

@testable import Language

@Suite struct PlaceTests {
    private let resolver: EntityResolver

    init() throws {
        resolver = try EntityResolver(places: PlaceTable(path: ModelLocation.path(of: "places.table")))
    }

    private func entities(_ marked: String, home: String? = nil) -> [Entity] {
        let text = MarkedText(marked)
        return resolver.resolve(text.names, in: text.document, home: home).entities
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

    @Test("Of places with one name, those of the outlet's country are likelier, unless the text says otherwise")
    func home() {
        #expect(entities("Police in [l:Cambridge] closed a road.", home: "US")[0].country == "US")
        #expect(entities("Police in [l:Cambridge] closed a road.", home: "GB")[0].country == "GB")
        #expect(entities("Police in [l:Cambridge], [l:England], closed a road.", home: "US")[0].country == "GB")
        #expect(entities("Talks in [l:Paris] ended.", home: "US")[0].country == "FR")
    }

    @Test(
        "An outlet's country is its domain's",
        arguments: [
            ("https://www.smh.com.au/world/a.html", "AU"), ("bbc.co.uk", "GB"), ("http://spiegel.de:80/x", "DE"),
            ("https://nytimes.com/", nil), ("twitch.tv", nil), ("The Times", nil), ("", nil),
            ("https://10.0.0.1/a.de", nil),
        ])
    func sources(source: String, code: String?) {
        #expect(Country.ofSource(source)?.code == code)
    }

    @Test("Abbreviated states are those states, and give their places away")
    func abbreviations() {
        let places = entities("[l:Manchester], [l:Conn.], and [l:Paris], [l:TX]")
        #expect(
            places.map { "\($0.name) \($0.region ?? "")" }
                == ["Manchester US-CT", "Connecticut US-CT", "Paris US-TX", "Texas US-TX"])
        #expect(entities("[l:Al Noor Mosque]").first?.region != "US-AL")
        #expect(entities("[l:Lake Nowhere]").first?.latitude == nil)
        #expect(entities("Fires near [l:LA]").first?.region != "US-LA")
    }

    @Test("A state of the past lies where its successor does and is another entity")
    func past() {
        let places = entities("The [l:Soviet Union] fell; [l:Russia] came.")
        #expect(places.map(\.name) == ["Soviet Union", "Russia"])
        #expect(places[0].latitude != nil)
    }

    @Test("Whatever the places, each has a country by its code and coordinates on the Earth", arguments: 0..<100)
    func anything(seed: UInt64) {
        let words = [
            "Paris", "New", "Saint", "St.", "Georgia", "Lake", "City", "of", "San", "Élan", "東京", "\u{0}", "-", "North",
            "Sea",
            "Minsk", "Washington", "County", "Soviet", "Union", "(", "'s", "X", "Springfield", "é\u{301}",
        ]
        var random = SeededGenerator(seed: seed)
        var text = ""
        for _ in 0..<60 {
            let name = (0..<Int.random(in: 1...4, using: &random)).map { _ in words.randomElement(using: &random) ?? ""
            }
            text += "[\(["l", "l", "o", "p", "g"].randomElement(using: &random) ?? "l"):\(name.joined(separator: " "))]"
            text += [", ", " in ", " and ", ". ", " ("].randomElement(using: &random) ?? ""
        }
        for place in entities(text, home: ["US", "GB", nil].randomElement(using: &random) ?? nil) {
            #expect(place.country.map { Country.with(code: $0) != nil } ?? true)
            #expect((-90...90).contains(place.latitude ?? 0) && (-180...180).contains(place.longitude ?? 0))
            #expect((place.latitude == nil) == (place.longitude == nil))
            #expect(place.type == .place || place.latitude == nil && place.geonamesId == nil)
        }
    }

    @Test("Ten times the places cost about ten times the time", .timeLimit(.minutes(60)))
    func manyPlaces() {
        func duration(_ count: Int) -> Double {
            let names = ["Paris", "Springfield", "San Antonio", "London", "Saint John"]
            let text = MarkedText((0..<count).map { "[l:\(names[$0 % 5]) \($0 % 3 == 0 ? "" : "x\($0)")], " }.joined())
            return processorSeconds { _ = resolver.resolve(text.names, in: text.document) }
        }
        let small = duration(400)
        #expect(duration(4_000) < 0.2 + small * 40)
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
