import Language

/// Puts a model's sections together.
enum ModelWriter {
    /// Keeps the `rows` strongest features, their weights as integers of 8 bits.
    static func sections(
        name: String, _ weights: Trainer.Weights, hashes: [UInt32], lexicon: LexiconBuilder, rows: Int,
        calibration: (Float, Float)
    ) -> [[UInt8]] {
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
            scale: scale, slope: calibration.0, offset: calibration.1, transitions: weights.transitions)
        return [
            Array(name.utf8), decoder, tables.starts, tables.checks, tables.rows, lexicon.sections.words,
            lexicon.sections.clusters,
            lexicon.sections.phrases,
        ]
    }
}
