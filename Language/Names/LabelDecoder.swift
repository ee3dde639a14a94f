import Glibc

/// Finds the best labels of a sentence and how probable they are, in a linear chain.
package struct LabelDecoder: Sendable {
    private let scores: [LabelRow]
    /// The scores' exponentials: factors from a label to the next, and transposed.
    private let factors: [LabelRow]
    private let transposed: [LabelRow]

    /// Decodes with these transitions.
    package init(_ transitions: LabelTransitions) {
        scores = transitions.rows
        let factors = transitions.rows.map { $0.exponential }
        self.factors = factors
        transposed = (0..<NameLabel.count).map { to in
            var row = LabelRow()
            for from in 0..<NameLabel.count { row[from] = factors[from][to] }
            return row
        }
    }

    // MARK: The best path (Viterbi)

    /// The best labels for a row of scores a token.
    package func best(_ emissions: UnsafeBufferPointer<LabelRow>) -> [UInt8] {
        guard let first = emissions.first else { return [] }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: emissions.count * NameLabel.lanes) { back in
            var current = first + scores[LabelTransitions.first]
            for token in 1..<max(1, emissions.count) {
                let (next, from) = advance(current)
                current = next + emissions[token]
                for label in 0..<16 {
                    back[token * NameLabel.lanes + label] = UInt8(truncatingIfNeeded: from.low[label])
                }
                for label in 0..<8 {
                    back[token * NameLabel.lanes + 16 + label] = UInt8(truncatingIfNeeded: from.high[label])
                }
            }
            return trace(back, from: current + scores[LabelTransitions.last], tokens: emissions.count)
        }
    }

    /// For each label the best score of a path that leads to it, and its last label but one.
    @inline(__always)
    private func advance(_ current: LabelRow) -> (LabelRow, (low: SIMD16<Int32>, high: SIMD8<Int32>)) {
        var best = LabelRow(-.infinity)
        var from = (low: SIMD16<Int32>(repeating: 0), high: SIMD8<Int32>(repeating: 0))
        for label in 0..<NameLabel.count {
            let score = current[label]
            let low = scores[label].low + score
            let high = scores[label].high + score
            let (lowBetter, highBetter) = (low .> best.low, high .> best.high)
            best.low.replace(with: low, where: lowBetter)
            best.high.replace(with: high, where: highBetter)
            from.low.replace(with: SIMD16(repeating: Int32(label)), where: lowBetter)
            from.high.replace(with: SIMD8(repeating: Int32(label)), where: highBetter)
        }
        return (best, from)
    }

    private func trace(_ back: UnsafeMutableBufferPointer<UInt8>, from ends: LabelRow, tokens: Int) -> [UInt8] {
        var label = (0..<NameLabel.count).reduce(0) { ends[$1] > ends[$0] ? $1 : $0 }
        var labels = [UInt8](repeating: 0, count: tokens)
        for token in stride(from: tokens - 1, through: 0, by: -1) {
            labels[token] = UInt8(label)
            if token > 0 { label = Int(back[token * NameLabel.lanes + label]) }
        }
        return labels
    }

    // MARK: All paths (forward and backward)

    /// The forward and backward factors of a sentence, a row a token.
    package struct Lattice {
        fileprivate var potentials: [LabelRow] = []
        fileprivate var forward: [LabelRow] = []
        fileprivate var backward: [LabelRow] = []
        /// What every token's forward row was divided by.
        fileprivate var norms: [Float] = []
        /// The logarithm of the sum over all paths.
        package fileprivate(set) var logSum: Double = 0

        /// An empty lattice.
        package init() {}

        /// The probability of every label of a token.
        @inline(__always)
        package func marginals(_ token: Int) -> LabelRow { forward[token] * backward[token] }
    }

    /// Sums over all label sequences whose labels are in `allowed` (a bit set a token; none: all).
    package func lattice(
        _ emissions: UnsafeBufferPointer<LabelRow>, allowed: ArraySlice<UInt32>? = nil, into lattice: inout Lattice
    ) {
        lattice.logSum = 0
        lattice.potentials.removeAll(keepingCapacity: true)
        for (index, row) in emissions.enumerated() {
            let set = allowed.map { $0[$0.startIndex + index] } ?? (1 << UInt32(NameLabel.count)) - 1
            var masked = LabelRow(-.infinity)
            for label in 0..<NameLabel.count where set >> UInt32(label) & 1 == 1 { masked[label] = row[label] }
            let top = masked.largest
            lattice.logSum += Double(top)
            lattice.potentials.append((masked + LabelRow(-top)).exponential)
        }
        forward(&lattice)
        backward(&lattice)
    }

    private func forward(_ lattice: inout Lattice) {
        lattice.forward.removeAll(keepingCapacity: true)
        lattice.norms.removeAll(keepingCapacity: true)
        let count = lattice.potentials.count
        for token in 0..<count {
            var row = factors[LabelTransitions.first]
            if token > 0 { row = product(lattice.forward[token - 1], factors) }
            row = row * lattice.potentials[token]
            let norm = max(1e-37, token == count - 1 ? (row * factors[LabelTransitions.last]).sum : row.sum)
            lattice.forward.append(row * (1 / norm))
            lattice.norms.append(norm)
            lattice.logSum += Double(logf(norm))
        }
    }

    private func backward(_ lattice: inout Lattice) {
        let count = lattice.potentials.count
        lattice.backward = [LabelRow](repeating: factors[LabelTransitions.last], count: count)
        for token in stride(from: count - 2, through: 0, by: -1) {
            let next = lattice.potentials[token + 1] * lattice.backward[token + 1] * (1 / lattice.norms[token + 1])
            lattice.backward[token] = product(next, transposed)
        }
    }

    @inline(__always)
    private func product(_ row: LabelRow, _ matrix: [LabelRow]) -> LabelRow {
        var sum = LabelRow()
        for label in 0..<NameLabel.count { sum = sum + matrix[label] * row[label] }
        return sum
    }

    /// The probability that the tokens from the slice's start on carry exactly these labels.
    package func probability(of labels: ArraySlice<UInt8>, in lattice: Lattice) -> Float {
        guard let first = labels.first, let last = labels.last else { return 1 }
        let start = labels.startIndex
        let before = start == 0 ? factors[LabelTransitions.first] : product(lattice.forward[start - 1], factors)
        var value = before[Int(first)] * lattice.potentials[start][Int(first)] / lattice.norms[start]
        for token in labels.indices.dropFirst() {
            let factor = factors[Int(labels[token - 1])][Int(labels[token])]
            value = value * factor * lattice.potentials[token][Int(labels[token])] / lattice.norms[token]
        }
        return min(1, value * lattice.backward[labels.endIndex - 1][Int(last)])
    }

    /// Adds the expected number of each transition, times `weight`, to rows laid out as ``LabelTransitions/rows``.
    package func addExpectedTransitions(_ lattice: Lattice, weight: Float, to sums: inout [LabelRow]) {
        let count = lattice.potentials.count
        sums[LabelTransitions.first] = sums[LabelTransitions.first] + lattice.marginals(0) * weight
        sums[LabelTransitions.last] = sums[LabelTransitions.last] + lattice.marginals(count - 1) * weight
        for token in 1..<max(1, count) {
            let next = lattice.potentials[token] * lattice.backward[token] * (weight / lattice.norms[token])
            for label in 0..<NameLabel.count where lattice.forward[token - 1][label] > 1e-6 {
                sums[label] = sums[label] + factors[label] * next * lattice.forward[token - 1][label]
            }
        }
    }
}

extension LabelRow {
    /// The exponential of every number.
    fileprivate var exponential: LabelRow {
        var row = LabelRow()
        for label in 0..<NameLabel.count where self[label] > -80 { row[label] = expf(max(self[label], -40)) }
        return row
    }
}
