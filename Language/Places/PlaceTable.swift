import Glibc

/// Places of the world by name: a file mapped into memory, made from GeoNames by `build-places`.
///
/// The file holds flat arrays, little-endian: hashes of normalised names in order, beside each the place it names, and
/// columns of what is known of each place. A look-up is a binary search; opening costs no reading.
package final class PlaceTable: @unchecked Sendable {
    // Unchecked: the one pointer is to memory that nobody writes after `init`.

    /// A place that a name may mean.
    package struct Sense: Equatable, Sendable {
        /// The place's row.
        package let place: Int
        /// Whether the name is another than the place's first.
        package let isAlternate: Bool
    }

    static let magic: UInt64 = 0x3165_6361_6C70_6C64
    static let headSize = 24
    private let memory: UnsafeRawBufferPointer
    private let layout: PlaceTableLayout

    /// Maps the file at `path`.
    package init(path: String) throws(ModelError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_size >= Self.headSize,
            let start = mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED
        else { throw .unreadable(path) }
        memory = UnsafeRawBufferPointer(start: start, count: Int(status.st_size))
        layout = PlaceTableLayout(head: memory)
        guard memory.loadUnaligned(as: UInt64.self) == Self.magic, layout.size == memory.count else {
            throw .damaged(path)
        }
    }

    deinit { munmap(UnsafeMutableRawPointer(mutating: memory.baseAddress), memory.count) }

    /// The places that a name may mean, the most populous first; `key` is a ``PlaceKey``.
    package func senses(of key: String) -> [Sense] {
        let hash = PlaceKey.hash(key)
        var low = 0
        var high = layout.names
        while low < high {
            let middle = (low + high) / 2
            if load(UInt32.self, layout.hashes, middle) < hash { low = middle + 1 } else { high = middle }
        }
        var senses: [Sense] = []
        while low < layout.names, load(UInt32.self, layout.hashes, low) == hash {
            let target = load(UInt32.self, layout.targets, low)
            senses.append(Sense(place: Int(target & 0x7FFF_FFFF), isAlternate: target >> 31 == 1))
            low += 1
        }
        return senses
    }

    /// What is known of the place in a row.
    package subscript(place: Int) -> Place {
        let region = Int(load(UInt16.self, layout.regions, place))
        return Place(
            geonamesId: Int(load(UInt32.self, layout.ids, place)),
            latitude: Double(load(Int32.self, layout.latitudes, place)) / 100_000,
            longitude: Double(load(Int32.self, layout.longitudes, place)) / 100_000,
            country: text(at: layout.countries + 2 * place, count: 2),
            region: text(at: layout.regionCodes + 8 * region, count: 8),
            population: Place.population(ofLevel: load(UInt8.self, layout.populations, place)),
            kind: PlaceKind(rawValue: load(UInt8.self, layout.kinds, place)) ?? .settlement)
    }

    /// How many places there are.
    package var count: Int { layout.places }

    private func load<Value: BitwiseCopyable>(_ type: Value.Type, _ column: Int, _ row: Int) -> Value {
        memory.loadUnaligned(fromByteOffset: column + row * MemoryLayout<Value>.size, as: type)
    }

    /// The letters at an offset; none where there is only padding.
    private func text(at offset: Int, count: Int) -> String? {
        let bytes = memory[offset..<offset + count].prefix { $0 != 0 }
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }
}

/// Where the columns of a table's file begin.
struct PlaceTableLayout {
    let names, places: Int
    let hashes, targets, ids, latitudes, longitudes, countries, regions, populations, kinds, regionCodes, size: Int

    init(head: UnsafeRawBufferPointer) {
        self.init(
            names: Int(head.loadUnaligned(fromByteOffset: 8, as: UInt32.self)),
            places: Int(head.loadUnaligned(fromByteOffset: 12, as: UInt32.self)),
            regions: Int(head.loadUnaligned(fromByteOffset: 16, as: UInt32.self)))
    }

    init(names: Int, places: Int, regions count: Int) {
        (self.names, self.places) = (names, places)
        hashes = PlaceTable.headSize
        targets = hashes + 4 * names
        ids = targets + 4 * names
        latitudes = ids + 4 * places
        longitudes = latitudes + 4 * places
        countries = longitudes + 4 * places
        regions = countries + 2 * places
        populations = regions + 2 * places
        kinds = populations + places
        regionCodes = kinds + places
        size = regionCodes + 8 * count
    }
}
