import Language

/// Brings the places of all sources into one table.
struct PlaceCollector {
    private let sources: GeoNamesSources
    private var image = PlaceTableImage()
    private var taken: Set<Int> = []
    private var bounds: [Int: Bounds] = [:]

    init(_ sources: GeoNamesSources) {
        self.sources = sources
    }

    /// The table's bytes.
    mutating func table() -> [UInt8] {
        measureDivisions()
        addCountries()
        addDivisions()
        addCities()
        addAreas()
        return image.bytes
    }

    /// The corners of every division's cities: where its own coordinates are not known, their middle stands for them.
    private mutating func measureDivisions() {
        for city in sources.cities {
            guard let row = sources.divisionOfCity[city.geonameid] else { continue }
            for row in [row, sources.divisions[row].parent].compactMap({ $0 }) {
                bounds[row, default: Bounds()].include(city.latitude, city.longitude, city.population)
            }
        }
    }

    private mutating func addCountries() {
        for (code, id) in sources.countries.sorted(by: { $0.geonamesId < $1.geonamesId }) {
            guard let country = Country.with(code: code) else { continue }
            let area = sources.areas[id] ?? sources.capital(of: country)
            guard let area else { continue }
            add(
                Place(
                    geonamesId: id, latitude: area.latitude, longitude: area.longitude, country: code, region: nil,
                    population: area.population, kind: .country),
                country.allNames + area.names.filter { PlaceName.isUsable($0) })
        }
    }

    private mutating func addDivisions() {
        for (row, division) in sources.divisions.enumerated() {
            guard let id = division.geonamesId, !taken.contains(id) else { continue }
            let area = sources.areas[id]
            guard let point = area.map({ ($0.latitude, $0.longitude) }) ?? bounds[row]?.middle else { continue }
            let region = division.level == 1 ? division.code : division.parent.map { sources.divisions[$0].code }
            add(
                Place(
                    geonamesId: id, latitude: point.0, longitude: point.1, country: division.country, region: region,
                    population: max(area?.population ?? 0, bounds[row]?.population ?? 0),
                    kind: division.level == 1 ? .region : .county),
                [division.name] + (area.map { [$0.name] } ?? [])
                    + (division.aliases + (area?.names ?? [])).filter { PlaceName.isUsable($0) })
        }
    }

    private mutating func addCities() {
        for city in sources.cities where !taken.contains(city.geonameid) {
            let division = sources.divisionOfCity[city.geonameid].map { sources.divisions[$0] }
            let region = division.flatMap { $0.level == 1 ? $0.code : $0.parent.map { sources.divisions[$0].code } }
            let isCapital =
                Country.with(code: city.countrycode)?.isCapital(city.name) == true && city.population > 1_000
            let names = city.population >= 3_000 ? city.alternatenames.filter { PlaceName.isUsable($0) } : []
            add(
                Place(
                    geonamesId: city.geonameid, latitude: city.latitude, longitude: city.longitude,
                    country: city.countrycode, region: region, population: city.population,
                    kind: isCapital ? .capital : .settlement), [city.name] + names)
        }
    }

    /// Regions without a division's number, and third-level divisions.
    private mutating func addAreas() {
        let kinds = [
            "region": PlaceKind.area, "continent": .feature, "admin2": .county, "admin1": .region, "admin3": .county,
        ]
        for (id, area) in sources.areas.sorted(by: { $0.key < $1.key }) where !taken.contains(id) {
            guard let kind = kinds[area.kind] else { continue }
            add(
                Place(
                    geonamesId: id, latitude: area.latitude, longitude: area.longitude,
                    country: kind == .feature ? nil : area.country, region: nil, population: area.population, kind: kind
                ),
                [area.name] + area.names.filter { PlaceName.isUsable($0) })
        }
    }

    private mutating func add(_ place: Place, _ names: [String]) {
        if let id = place.geonamesId { taken.insert(id) }
        image.add(place, names: names.map { PlaceKey.of($0) })
    }
}

/// The corners and the people of a region's cities.
private struct Bounds {
    private var south = 90.0
    private var north = -90.0
    private var west = 180.0
    private var east = -180.0
    private(set) var population = 0.0

    mutating func include(_ latitude: Double, _ longitude: Double, _ people: Double) {
        (south, north) = (min(south, latitude), max(north, latitude))
        (west, east) = (min(west, longitude), max(east, longitude))
        population += people
    }

    var middle: (Double, Double) { ((south + north) / 2, (west + east) / 2) }
}

/// Which of a place's other names are worth their bytes.
enum PlaceName {
    /// Latin letters, no code of an airport, no word too short to tell anything.
    static func isUsable(_ name: String) -> Bool {
        guard (4...40).contains(name.utf8.count), name.utf8.contains(where: { (97...122).contains($0) }) else {
            return false
        }
        guard let first = name.unicodeScalars.first, first.properties.isUppercase else { return false }
        return name.unicodeScalars.allSatisfy {
            $0.value < 0x250 || (0x1E00...0x1EFF).contains($0.value) || $0.value == 0x2019
        }
    }
}

extension GeoNamesSources {
    /// A country's capital, to stand for a country whose own coordinates are missing.
    func capital(of country: Country) -> Area? {
        let own = cities.filter { $0.countrycode == country.code }
        let city =
            own.filter { country.isCapital($0.name) }.max { $0.population < $1.population }
            ?? own.max { $0.population < $1.population }
        return city.map {
            Area(
                name: country.name, names: [], country: country.code, latitude: $0.latitude, longitude: $0.longitude,
                kind: "country", population: own.reduce(0) { $0 + $1.population })
        }
    }
}
