import Seeded

/// Makes inputs that nobody would write out of ones that somebody might, each from a seed of its own.
public struct Mutator: Sendable {
    /// Longer inputs are cut.
    public static let maximumBytes = 65_536

    private let corpus: [[UInt8]]
    private let scraps: [[UInt8]]

    /// A mutator of `corpus`, which must not be empty. `scraps` are what means something in the format: they are put in
    /// anywhere, and cut the inputs into the pieces that are moved about.
    public init(corpus: [[UInt8]], scraps: [String]) {
        precondition(!corpus.isEmpty, "there is nothing to mutate")
        self.corpus = corpus
        self.scraps = scraps.map { Array($0.utf8) } + Self.common
    }

    /// The input of a seed: the same at every run with the same corpus.
    public func input(seed: UInt64) -> [UInt8] {
        var random = SeededGenerator(seed: seed)
        var bytes = pick(corpus, &random)
        // One in sixteen as it is written.
        for _ in 0..<Int.random(in: 0...15, using: &random) where bytes.count <= Self.maximumBytes {
            change(&bytes, &random)
        }
        return Array(bytes.prefix(Self.maximumBytes))
    }

    private func change(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
        let place = Int.random(in: 0...bytes.count, using: &random)
        switch Int.random(in: 0..<12, using: &random) {
        case 0 where place < bytes.count: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1 where place < bytes.count: bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &random)
        case 2: bytes.removeSubrange(stretch(of: bytes, from: place, &random))
        case 3: bytes.insert(contentsOf: bytes[stretch(of: bytes, from: place, &random)], at: place)
        case 4: bytes.removeLast(bytes.count - place)
        case 5: bytes.insert(contentsOf: repeated(bytes[stretch(of: bytes, from: place, &random)], &random), at: place)
        case 6: replaceNumber(in: &bytes, from: place, &random)
        case 7: movePiece(in: &bytes, &random)
        case 8: splice(&bytes, at: place, &random)
        default: bytes.insert(contentsOf: pick(scraps, &random), at: place)
        }
    }

    private func pick(_ list: [[UInt8]], _ random: inout SeededGenerator) -> [UInt8] {
        list[Int.random(in: 0..<list.count, using: &random)]
    }

    /// A short stretch; now and then a long one.
    private func stretch(of bytes: [UInt8], from place: Int, _ random: inout SeededGenerator) -> Range<Int> {
        let longest = Int.random(in: 0..<8, using: &random) == 0 ? 4096 : 24
        return place..<min(bytes.count, place + Int.random(in: 1...longest, using: &random))
    }

    /// A stretch a few times over; now and then so often that it tells whether work grows faster than its input.
    private func repeated(_ bytes: ArraySlice<UInt8>, _ random: inout SeededGenerator) -> [UInt8] {
        let most = Int.random(in: 0..<16, using: &random) == 0 ? 2000 : 8
        let count = min(Int.random(in: 1...most, using: &random), 1 + Self.maximumBytes / (bytes.count + 1))
        return Array(repeatElement(bytes, count: count).joined())
    }

    private func replaceNumber(in bytes: inout [UInt8], from place: Int, _ random: inout SeededGenerator) {
        guard let start = bytes[place...].firstIndex(where: Self.isDigit) else { return }
        let end = bytes[start...].firstIndex { !Self.isDigit($0) } ?? bytes.count
        bytes.replaceSubrange(start..<end, with: pick(Self.numbers, &random))
    }

    /// Takes what stands between two of a scrap's appearances elsewhere.
    private func movePiece(in bytes: inout [UInt8], _ random: inout SeededGenerator) {
        guard let mark = pick(scraps, &random).first else { return }
        let marks = bytes.indices.filter { bytes[$0] == mark }
        guard marks.count > 1 else { return }
        let first = Int.random(in: 0..<marks.count - 1, using: &random)
        let piece = Array(bytes[marks[first]..<marks[first + 1]])
        if Bool.random(using: &random) { bytes.removeSubrange(marks[first]..<marks[first + 1]) }
        bytes.insert(contentsOf: piece, at: Int.random(in: 0...bytes.count, using: &random))
    }

    /// The beginning of one input with the end of another.
    private func splice(_ bytes: inout [UInt8], at place: Int, _ random: inout SeededGenerator) {
        let other = pick(corpus, &random)
        bytes.removeLast(bytes.count - place)
        bytes += other[Int.random(in: 0...other.count, using: &random)...]
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

    private static let numbers = [
        "0", "1", "-1", "00", "255", "256", "65536", "2147483647", "2147483648", "-2147483649", "4294967296",
        "9223372036854775807", "9223372036854775808", "-9223372036854775808", "18446744073709551616", "1e308", "1e999",
        "0.1", "0x10", "99999999999999999999999999999999", "١٢",
    ].map { Array($0.utf8) }

    /// What any reader of text may stumble over.
    private static let common =
        [
            "\u{0}", "\n", "\r\n", " ", "\t", "\"", "'", "\\", "<", ">", "&", "=", ":", ";", ",", "/", "%", "-",
            "\u{FEFF}", "\u{202E}", "\u{200D}", "\u{301}", "é", "ß", "İ", "日本", "😀", "👩‍👧", "\u{FFFD}", "\u{10FFFF}",
        ].map { Array($0.utf8) } + [[0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5], [0xE2, 0x80], [0xFF, 0xFE]]
}
