import Dispatch
import Glibc
import Language
import Synchronization

/// Trains a conditional random field: stochastic gradient steps, each coordinate at its own pace (AdaGrad), features left out
/// at random so that none is relied on alone, and the mean of the weights after each of the later rounds.
struct Trainer {
    /// How to train.
    struct Settings {
        var rounds = 8
        var averaged = 4
        var rate: Float = 0.15
        var seed: UInt64 = 1
        /// The share of tokens for which each family of features is left out.
        var dropout: [Float] = [0.15, 0.05, 0.05, 0.15, 0.25, 0.2]
        /// The share of single features left out.
        var featureDropout: Float = 0.1
    }

    /// What training gives.
    struct Weights {
        /// A row of ``NameLabel/lanes`` a feature.
        var rows: [Float]
        var transitions: LabelTransitions

        init(features: Int) {
            rows = [Float](repeating: 0, count: features * NameLabel.lanes)
            transitions = LabelTransitions()
        }

        /// The mean of several.
        init(meanOf all: [Weights]) {
            self.init(features: (all.first?.rows.count ?? 0) / NameLabel.lanes)
            let share = 1 / Float(max(1, all.count))
            for weights in all {
                for index in rows.indices { rows[index] += weights.rows[index] * share }
                for row in transitions.rows.indices {
                    transitions.rows[row] = transitions.rows[row] + weights.transitions.rows[row] * share
                }
            }
        }
    }

    private let set: TrainingSet
    private let settings: Settings
    private var random: SeededGenerator
    private let lanes = NameLabel.lanes
    /// For each feature its weights and then the sums of its squared gradients.
    private let table: UnsafeMutablePointer<Float>
    private var transitions = LabelTransitions()
    private var transitionSquares: [LabelRow]

    /// The mean of `seeds` trainings that differ in the order of the sentences and in what is left out at random. They run
    /// side by side and are added up in order, so that the same data gives the same weights.
    static func train(
        _ set: TrainingSet, _ settings: Settings, seeds: Int, progress: @escaping @Sendable (String) -> Void
    ) -> Weights {
        let trained = Mutex([Weights?](repeating: nil, count: seeds))
        DispatchQueue.concurrentPerform(iterations: seeds) { index in
            var own = settings
            own.seed += UInt64(index)
            var trainer = Trainer(set, own)
            let weights = trainer.run { progress(seeds > 1 ? "seed \(own.seed), \($0)" : $0) }
            trainer.table.deallocate()
            trained.withLock { $0[index] = weights }
        }
        return trained.withLock { Weights(meanOf: $0.compactMap { $0 }) }
    }

    private init(_ set: TrainingSet, _ settings: Settings) {
        self.set = set
        self.settings = settings
        random = SeededGenerator(seed: settings.seed)
        table = .allocate(capacity: set.hashes.count * NameLabel.lanes * 2)
        table.initialize(repeating: 0, count: set.hashes.count * NameLabel.lanes * 2)
        transitionSquares = [LabelRow](repeating: LabelRow(), count: transitions.rows.count)
    }

    private mutating func run(_ progress: (String) -> Void) -> Weights {
        var order = Array(set.sentences.indices)
        var mean = Weights(features: set.hashes.count)
        for round in 1...settings.rounds {
            order.shuffle(using: &random)
            var loss = 0.0
            for sentence in order { loss += step(set.sentences[sentence]) }
            if round > settings.rounds - settings.averaged { add(to: &mean, share: 1 / Float(settings.averaged)) }
            progress(
                "round \(round) of \(settings.rounds): loss \((loss / Double(set.allowed.count) * 10000).rounded() / 10000) a token"
            )
        }
        return mean
    }

    private func add(to mean: inout Weights, share: Float) {
        for feature in 0..<set.hashes.count {
            for lane in 0..<NameLabel.count {
                mean.rows[feature * lanes + lane] += table[feature * lanes * 2 + lane] * share
            }
        }
        for row in transitions.rows.indices {
            mean.transitions.rows[row] = mean.transitions.rows[row] + transitions.rows[row] * share
        }
    }

    // MARK: One sentence

    private var active: [UInt32] = []
    private var activeBounds: [Int] = []
    private var scores: [LabelRow] = []
    private var free = LabelDecoder.Lattice()
    private var bound = LabelDecoder.Lattice()

    /// Moves the weights along a sentence's gradient; returns its loss.
    private mutating func step(_ sentence: TrainingSet.Sentence) -> Double {
        choose(sentence.tokens)
        score(sentence.tokens.count)
        let decoder = LabelDecoder(transitions)
        scores.withUnsafeBufferPointer {
            decoder.lattice($0, into: &free)
            decoder.lattice($0, allowed: set.allowed[sentence.tokens], into: &bound)
        }
        for token in scores.indices { update(token, weight: sentence.weight) }
        updateTransitions(decoder, weight: sentence.weight)
        return free.logSum - bound.logSum
    }

    /// Chooses the features that take part this time.
    private mutating func choose(_ tokens: Range<Int>) {
        active.removeAll(keepingCapacity: true)
        activeBounds.removeAll(keepingCapacity: true)
        let least = UInt32(Float(UInt32.max) * settings.featureDropout)
        for token in tokens {
            activeBounds.append(active.count)
            for family in 0..<TrainingSet.families {
                if random.unit() < settings.dropout[family] { continue }
                for index in set.range(token, family) where random.half() >= least {
                    active.append(set.features[index])
                }
            }
        }
        activeBounds.append(active.count)
    }

    private mutating func score(_ count: Int) {
        scores.removeAll(keepingCapacity: true)
        for token in 0..<count {
            var sum = LabelRow()
            for index in activeBounds[token]..<activeBounds[token + 1] {
                sum = sum + LabelRow(reading: table + Int(active[index]) * lanes * 2)
            }
            scores.append(sum)
        }
    }

    private mutating func update(_ token: Int, weight: Float) {
        let gradient = (bound.marginals(token) - free.marginals(token)) * weight
        let squares = gradient * gradient
        guard squares.largest > 1e-5 else { return }
        let step = gradient * settings.rate
        for index in activeBounds[token]..<activeBounds[token + 1] {
            let row = table + Int(active[index]) * lanes * 2
            let sum = LabelRow(reading: row + lanes) + squares
            sum.write(to: row + lanes)
            (LabelRow(reading: row) + step.divided(byRootOf: sum)).write(to: row)
        }
    }

    private mutating func updateTransitions(_ decoder: LabelDecoder, weight: Float) {
        var gradient = [LabelRow](repeating: LabelRow(), count: transitions.rows.count)
        decoder.addExpectedTransitions(bound, weight: weight, to: &gradient)
        decoder.addExpectedTransitions(free, weight: -weight, to: &gradient)
        for row in gradient.indices {
            transitionSquares[row] = transitionSquares[row] + gradient[row] * gradient[row]
            let step = (gradient[row] * settings.rate).divided(byRootOf: transitionSquares[row])
            transitions.rows[row] = transitions.rows[row] + step
        }
    }
}
