/// Telling copies: which texts are worth comparing, and when two of them are one story.
extension TextSignature {
    /// How many bands there are.
    public static let bandCount = 16

    /// Keys to look up likely copies by: each of the first minima, with its place above it. A minimum is one shingle out of
    /// the text's, so two texts have a band in common as likely as a shingle: if they share a third of their shingles,
    /// at least one of the 16 is the same all but surely (0.9985), of a fifth 0.97, of a thousandth 0.016.
    public var bands: [Int64] {
        minima.prefix(Self.bandCount).enumerated().map { Int64($0.offset) << 32 | Int64($0.element) }
    }

    /// How much of the shorter text the longer one has too, from 0 to 1; nil if that is too little for a copy.
    ///
    /// A wire story's first third has all of its shingles in the whole story, one word in ten changed leaves four
    /// shingles of ten. Articles on one event share less than a tenth, unless they quote the same statement at length.
    public func likeness(to other: TextSignature) -> Double? {
        let similarity = similarity(to: other)
        let containment = containment(with: other)
        let common = containment * Double(min(shingles, other.shingles))
        // Very short texts share stock phrases; and of a text eight times as long too few minima tell anything.
        let isCopy = similarity >= 0.9 || (similarity >= 0.1 && containment >= 0.35 && common >= 8)
        return isCopy ? containment : nil
    }
}
