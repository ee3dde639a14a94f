/// Makes the bytes of a ``PlaceTable``'s file.
package struct PlaceTableImage {
    private var places: [Place] = []
    private var targets: [UInt32: [UInt32: Bool]] = [:]

    /// An empty table.
    package init() {}

    /// Adds a place under its names, the first of which is its own; the same places in the same order make the same bytes.
    package mutating func add(_ place: Place, names: [String]) {
        let row = UInt32(places.count)
        places.append(place)
        for (index, name) in names.enumerated() where !name.isEmpty {
            let hash = PlaceKey.hash(name)
            let isAlternate = targets[hash]?[row] ?? true
            targets[hash, default: [:]][row] = isAlternate && index > 0
        }
    }

    /// The file's bytes.
    package var bytes: [UInt8] {
        let names = targets.keys.sorted().flatMap { hash in
            targets[hash, default: [:]].sorted { ranksBefore($0.key, $1.key) }
                .map { (hash: hash, target: $0.key | ($0.value ? 1 << 31 : 0)) }
        }
        let codes = [""] + Set(places.compactMap { $0.region }).sorted()
        let rows = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($0.element, UInt16($0.offset)) })
        var writer = ByteWriter()
        writer.append(PlaceTable.magic)
        for count in [names.count, places.count, codes.count, 0] { writer.append(UInt32(count)) }
        for name in names { writer.append(name.hash) }
        for name in names { writer.append(name.target) }
        for place in places { writer.append(UInt32(place.geonamesId ?? 0)) }
        for place in places { writer.append(Int32((place.latitude * 100_000).rounded())) }
        for place in places { writer.append(Int32((place.longitude * 100_000).rounded())) }
        for place in places { writer.append(place.country ?? "", width: 2) }
        for place in places { writer.append(rows[place.region ?? "", default: 0]) }
        for place in places { writer.append(Place.level(ofPopulation: place.population)) }
        for place in places { writer.append(place.kind.rawValue) }
        for code in codes { writer.append(code, width: 8) }
        return writer.bytes
    }

    /// The most populous first.
    private func ranksBefore(_ first: UInt32, _ second: UInt32) -> Bool {
        let (one, two) = (places[Int(first)], places[Int(second)])
        return one.population == two.population ? first < second : one.population > two.population
    }
}

private struct ByteWriter {
    var bytes: [UInt8] = []

    mutating func append(_ value: some FixedWidthInteger) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func append(_ text: String, width: Int) {
        let letters = text.utf8.prefix(width)
        bytes.append(contentsOf: letters)
        bytes.append(contentsOf: repeatElement(0, count: width - letters.count))
    }
}
