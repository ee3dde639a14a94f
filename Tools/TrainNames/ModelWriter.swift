import Language

/// Puts a model's sections together.
struct ModelWriter {
    /// The model's name.
    let name: String
    let weights: Trainer.Weights
    /// The hash of every feature.
    let hashes: [UInt32]
    let lexicon: LexiconBuilder
    /// How many features to keep.
    let rows: Int

    /// The sections: the strongest features, their weights as integers of 8 bits, and the lexicon.
    func sections(calibration: (slope: Float, offset: Float)) -> [[UInt8]] {
        let lanes = NameLabel.lanes
        var strengths: [(Float, UInt32)] = []
        for feature in hashes.indices {
            let strength = (0..<NameLabel.count).reduce(Float(0)) { max($0, abs(weights.rows[feature * lanes + $1])) }
            if strength > 0 { strengths.append((strength, UInt32(feature))) }
        }
        strengths.sort { $0.0 != $1.0 ? $0.0 > $1.0 : $0.1 < $1.1 }
        // The few largest weights are cut so that the many small ones keep their grain.
        let top = strengths.isEmpty ? 1 : strengths[min(strengths.count - 1, 50)].0
        let scale = top / 127
        let kept = strengths.prefix(rows).filter { $0.0 >= scale / 2 }.map { _, feature in
            let row = (0..<NameLabel.count).map { lane in
                Int8(clamping: Int((weights.rows[Int(feature) * lanes + lane] / scale).rounded()))
            }
            return (hash: hashes[Int(feature)], row: row)
        }
        let tables = FeatureWeights.encode(kept)
        let decoder = NameRecogniser.decoderSection(
            scale: scale, slope: calibration.slope, offset: calibration.offset, transitions: weights.transitions)
        let known = lexicon.sections
        return [
            Array(name.utf8), decoder, tables.starts, tables.checks, tables.rows, known.words,
            known.clusters,
            known.phrases,
        ]
    }
}
