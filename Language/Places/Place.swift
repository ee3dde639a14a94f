import Glibc

/// A place of the world.
package struct Place: Equatable, Sendable {
    /// Its number in GeoNames; none for those of ``WorldFeatures``.
    package var geonamesId: Int?
    /// Degrees north.
    package var latitude: Double
    /// Degrees east.
    package var longitude: Double
    /// ISO 3166-1 alpha-2; none where it is in no country, or in several.
    package var country: String?
    /// First-level region: ISO 3166-2, else GeoNames' code.
    package var region: String?
    /// How many live there, to a tenth; 0 where it is not known.
    package var population: Double
    /// What it is.
    package var kind: PlaceKind

    /// Makes a place.
    package init(
        geonamesId: Int?, latitude: Double, longitude: Double, country: String?, region: String?, population: Double,
        kind: PlaceKind
    ) {
        self.geonamesId = geonamesId
        self.latitude = latitude
        self.longitude = longitude
        self.country = country
        self.region = region
        self.population = population
        self.kind = kind
    }

    /// Kilometres to another place, along the great circle.
    package func distance(to other: Place) -> Double {
        let radians = Double.pi / 180
        let (first, second) = (latitude * radians, other.latitude * radians)
        let across = sin((other.longitude - longitude) * radians / 2)
        let along = sin((second - first) / 2)
        return 12_742 * asin(min(1, (along * along + cos(first) * cos(second) * across * across).squareRoot()))
    }

    /// A population as a byte: a step is a tenth of it.
    package static func level(ofPopulation population: Double) -> UInt8 {
        UInt8(max(0, min(255, (log2(max(population, 0) + 1) * 7.5).rounded())))
    }

    static func population(ofLevel level: UInt8) -> Double { exp2(Double(level) / 7.5) - 1 }
}

/// What a place is.
package enum PlaceKind: UInt8, Sendable {
    /// A city, town, village or quarter.
    case settlement
    /// The seat of a country's government.
    case capital
    /// A county, district and the like.
    case county
    /// A state, province and the like: the first level under a country.
    case region
    /// A country or territory.
    case country
    /// A region without borders of its own.
    case area
    /// A continent, ocean, sea, river, mountain and the like.
    case feature
}
