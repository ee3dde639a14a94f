import Glibc
import Shared

/// From the sums of weights to mentions: the scale of the weights, the transitions and what a probability is worth.
struct DecoderSection: Sendable {
    private let scale: Float
    private let calibration: (slope: Float, offset: Float)
    private let decoder: LabelDecoder

    /// Reads the section: the scale, the calibration and the rows of the transitions, as 32-bit floats.
    init?(_ bytes: UnsafeRawBufferPointer) {
        var transitions = LabelTransitions()
        guard bytes.count == 4 * (3 + transitions.rows.count * NameLabel.lanes), let base = bytes.baseAddress else {
            return nil
        }
        let head = bytes.bindMemory(to: Float.self)
        (scale, calibration) = (head[0], (head[1], head[2]))
        for row in transitions.rows.indices {
            transitions.rows[row] = LabelRow(reading: base + 12 + row * NameLabel.lanes * 4)
        }
        decoder = LabelDecoder(transitions)
    }

    /// The section's bytes.
    static func encode(scale: Float, slope: Float, offset: Float, _ transitions: LabelTransitions) -> [UInt8] {
        let rows = transitions.rows.flatMap { row in (0..<NameLabel.lanes).map { row[$0] } }
        return ([scale, slope, offset] + rows).withUnsafeBytes { Array($0) }
    }

    /// A token's row of scores.
    @inline(__always)
    func scores(_ sums: FeatureWeights.Scores) -> LabelRow {
        LabelRow(low: SIMD16<Float>(sums.low), high: SIMD8<Float>(sums.high)) * scale
    }

    /// The best mentions of a sentence, with confidences.
    func mentions(_ scores: UnsafeBufferPointer<LabelRow>, in sentence: Range<Int>) -> [NameMention] {
        let labels = decoder.best(scores)
        guard labels.contains(where: { $0 != 0 }) else { return [] }
        var lattice = LabelDecoder.Lattice()
        decoder.lattice(scores, into: &lattice)
        var mentions: [NameMention] = []
        var start = 0
        for (token, label) in labels.enumerated() {
            let part = NameLabel.part(of: Int(label))
            if part == .begin || part == .single { start = token }
            guard part == .end || part == .single else { continue }
            let probability = decoder.probability(of: labels[start...token], in: lattice)
            mentions.append(
                NameMention(
                    tokens: sentence.lowerBound + start..<sentence.lowerBound + token + 1,
                    type: NameLabel.types[NameLabel.type(of: Int(label))], confidence: calibrated(probability)))
        }
        return mentions
    }

    /// What share of mentions of this probability are right.
    private func calibrated(_ probability: Float) -> Float {
        let odds = logf(max(probability, 1e-6) / max(1 - probability, 1e-6))
        return 1 / (1 + expf(-(calibration.slope * odds + calibration.offset)))
    }
}
