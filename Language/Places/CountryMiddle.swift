/// The middles of countries whose point in GeoNames lies far from theirs (a capital, the weight of a shape): what is measured
/// from "Canada" should not be measured from Alberta. After the CIA World Factbook and the surveys of China and Australia.
enum CountryMiddle {
    private static let degrees: [String: (north: Double, east: Double)] = [
        "AU": (-25.6, 134.4), "CA": (60, -95), "CN": (35.5, 104), "JP": (36, 138),
    ]

    /// A country with its point in its middle.
    static func placed(_ place: Place) -> Place {
        guard place.kind == .country, let code = place.country, let (north, east) = degrees[code] else { return place }
        var place = place
        (place.latitude, place.longitude) = (north, east)
        return place
    }
}
