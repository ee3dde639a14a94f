import Shared

/// Finds the names of persons, organizations, places and groups in English text.
public struct NameRecogniser: Sendable {
    /// The model's name, kept with every fact it finds.
    public let model: String
    private let file: ModelFile
    private let decoder: DecoderSection

    /// Loads the model that lies with the program.
    public init() throws {
        try self.init(ModelFile(path: ModelLocation.path(of: "names.model")), path: "names.model")
    }

    /// Reads the model in `file`; `path` is for messages.
    package init(_ file: ModelFile, path: String) throws(ModelError) {
        guard let decoder = DecoderSection(file[.decoder]), FeatureWeights(file) != nil, Lexicon(file) != nil else {
            throw .damaged(path)
        }
        self.file = file
        self.decoder = decoder
        model = String(decoding: file[.name], as: UTF8.self)
    }

    /// The names of a document, in order, not overlapping.
    public func names(in document: Document) -> [NameMention] {
        guard let lexicon = Lexicon(file), let weights = FeatureWeights(file) else { return [] }
        let reading = NameReading(document, lexicon: lexicon)
        var mentions: [NameMention] = []
        var scores: [LabelRow] = []
        for (number, sentence) in document.sentences.enumerated() {
            scores.removeAll(keepingCapacity: true)
            reading.forEachToken(inSentence: number) { token, features in
                var sums = FeatureWeights.Scores()
                weights.add(UnsafeBufferPointer(rebasing: features.hashes[..<features.count]), to: &sums)
                var row = decoder.scores(sums)
                if reading[token].partsNames { row[NameLabel.outside] += 1000 }
                scores.append(row)
            }
            mentions += scores.withUnsafeBufferPointer { decoder.mentions($0, in: sentence) }
        }
        return NameVote.settle(mentions, reading)
    }

    /// The bytes of the section that says how to decode.
    package static func decoderSection(scale: Float, slope: Float, offset: Float, transitions: LabelTransitions)
        -> [UInt8]
    {
        DecoderSection.encode(scale: scale, slope: slope, offset: offset, transitions)
    }
}
