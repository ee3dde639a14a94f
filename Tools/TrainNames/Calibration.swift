import Glibc

/// Fits how the model's probabilities turn into shares of right mentions: a logistic curve over their log-odds.
enum Calibration {
    /// The slope and offset that make the outcomes most likely, by small steps uphill.
    static func fit(_ outcomes: [(confidence: Float, isRight: Bool)]) -> (slope: Float, offset: Float) {
        var (slope, offset) = (1.0, 0.0)
        let samples = outcomes.map { (odds: logOdds($0.confidence), isRight: $0.isRight) }
        for _ in 0..<2000 {
            var (slopeGradient, offsetGradient) = (0.0, 0.0)
            for sample in samples {
                let miss = (sample.isRight ? 1 : 0) - 1 / (1 + exp(-(slope * sample.odds + offset)))
                slopeGradient += miss * sample.odds
                offsetGradient += miss
            }
            slope += 0.02 * slopeGradient / Double(max(1, samples.count))
            offset += 0.02 * offsetGradient / Double(max(1, samples.count))
        }
        return (Float(slope), Float(offset))
    }

    private static func logOdds(_ confidence: Float) -> Double {
        let share = min(max(Double(confidence), 1e-6), 1 - 1e-6)
        return log(share / (1 - share))
    }
}
