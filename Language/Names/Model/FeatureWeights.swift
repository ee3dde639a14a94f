/// The weights of the features: for every known feature one row of small integers, a lane for each label.
///
/// Features are sorted into buckets by the high bits of their hash; a bucket's rows lie together, each known by its low 16
/// bits (with 2^16 buckets or more, its whole hash is told). An unknown feature costs two reads of small tables and none of the large one.
package struct FeatureWeights {
    private let starts: UnsafePointer<UInt32>
    private let checks: UnsafePointer<UInt16>
    private let rows: UnsafeRawPointer
    private let shift: UInt32

    /// Bytes of a row.
    package static let rowBytes = NameLabel.count

    init?(_ file: ModelFile) {
        let (starts, checks, rows) = (file[.starts], file[.checks], file[.rows])
        let buckets = starts.count / 4 - 1
        guard buckets > 0, buckets & (buckets - 1) == 0, let startsBase = starts.baseAddress,
            let checksBase = checks.baseAddress,
            let rowsBase = rows.baseAddress
        else { return nil }
        self.starts = startsBase.assumingMemoryBound(to: UInt32.self)
        self.checks = checksBase.assumingMemoryBound(to: UInt16.self)
        self.rows = rowsBase
        shift = 32 - UInt32(buckets.trailingZeroBitCount)
        let count = Int(self.starts[buckets])
        // A row is read in pieces of 16 and 8 bytes, past its own end.
        guard checks.count >= count * 2, rows.count >= count * Self.rowBytes + 8 else { return nil }
    }

    /// A score for every label; the lanes after the last label hold nothing of use.
    package struct Scores {
        var low = SIMD16<Int16>(repeating: 0)
        var high = SIMD8<Int16>(repeating: 0)
        package init() {}
    }

    /// Adds the weights of features to the scores.
    @inline(__always)
    func add(_ features: UnsafeBufferPointer<UInt32>, to scores: inout Scores) {
        for feature in features {
            let bucket = Int(feature >> shift)
            let check = UInt16(truncatingIfNeeded: feature)
            var row = Int(starts[bucket])
            let end = Int(starts[bucket + 1])
            while row < end {
                if checks[row] == check {
                    let weights = rows + row * Self.rowBytes
                    scores.low &+= SIMD16<Int16>(truncatingIfNeeded: weights.loadUnaligned(as: SIMD16<Int8>.self))
                    scores.high &+= SIMD8<Int16>(truncatingIfNeeded: (weights + 16).loadUnaligned(as: SIMD8<Int8>.self))
                    break
                }
                row += 1
            }
        }
    }

    /// The three sections of the file for weighted features; `rows` are in the labels' order.
    package static func encode(_ features: [(hash: UInt32, row: [Int8])]) -> (
        starts: [UInt8], checks: [UInt8], rows: [UInt8]
    ) {
        let sorted = features.sorted { $0.hash < $1.hash }
        var bits: UInt32 = 1
        while 2 << Int(bits) < sorted.count { bits += 1 }
        bits = max(bits, 16)
        var starts = [UInt32](repeating: 0, count: (1 << Int(bits)) + 1)
        for feature in sorted { starts[Int(feature.hash >> (32 - bits)) + 1] += 1 }
        for bucket in 1..<starts.count { starts[bucket] += starts[bucket - 1] }
        let checks = sorted.map { UInt16(truncatingIfNeeded: $0.hash) }
        var rows = sorted.flatMap { $0.row.map { UInt8(bitPattern: $0) } }
        rows += [UInt8](repeating: 0, count: 8)
        return (starts.withUnsafeBytes { Array($0) }, checks.withUnsafeBytes { Array($0) }, rows)
    }
}
