import FoundationEssentials
import Glibc
import Language
import NameEvaluation

/// One run: read, extract, train, write, measure.
struct Training {
    private let options: Options
    private let clock = ContinuousClock()
    private let began: ContinuousClock.Instant

    init(_ options: Options) {
        self.options = options
        began = clock.now
    }

    func run() throws {
        var (trained, measured) = try documents()
        if let every = options["variants"].flatMap({ Int($0) }) {
            let own = trained.filter { Self.ownSets.contains($0.set) }
            trained += CaseVariants.make(own, every: every, conventions: .gold)
        }
        if let every = options["renamed"].flatMap({ Int($0) }) {
            var variants = NameVariants(try pools())
            let own = trained.filter { Self.ownSets.contains($0.set) && $0.isTrained == nil }
            trained += variants.make(own, every: every)
        }
        if let raw = options["raw"], let teacher = options["teacher"] {
            let ours = try NameRecogniser(ModelFile(path: teacher), path: teacher)
            trained += SecondOpinion.agreed(try Corpus.readRaw(raw, sentences: 12), with: ours)
        }
        say("\(trained.count) documents to train on, \(trained.reduce(0) { $0 + $1.document.tokens.count }) tokens")
        let builder = try lexicon(trained)
        say("lexicon: \(builder.words.count) words, \(builder.phrases.count) phrases")
        let model = try make(trained, builder, gold: measured[0].1)
        try Data(ModelFile.image(model)).write(to: URL(filePath: options.string("output")))
        say("model of \(ModelFile.image(model).count / 1000) kB written")
        try measure(measured, NameRecogniser(ModelFile(sections: model), path: "model"))
    }

    /// Trains on documents, calibrates on the gold, and gives the model's sections.
    private func make(
        _ documents: [AnnotatedDocument], _ builder: LexiconBuilder, gold: [AnnotatedDocument]
    ) throws -> [[UInt8]] {
        let sections = builder.sections
        let file = try ModelFile(sections: [[], [], [], [], [], sections.words, sections.clusters, sections.phrases])
        guard let lexicon = Lexicon(file) else { throw ModelError.damaged("lexicon") }
        var weights = Dictionary(uniqueKeysWithValues: Conventions.sets.map { ($0.file, $0.conventions.weight) })
        weights["renamed"] = options.number("renamed-weight", Conventions.renamed.weight)
        weights["raw"] = options.number("raw-weight", Conventions.raw.weight)
        let set = TrainingSet(
            documents, lexicon: lexicon, weight: { weights[$0] ?? 1 }, least: options.number("least", 2))
        say("\(set.hashes.count) features, \(set.features.count / max(1, set.allowed.count)) a token")
        let trained = train(set)
        let writer = ModelWriter(
            name: options["name"] ?? "en-names-1", weights: trained, hashes: set.hashes, lexicon: builder,
            rows: options.number("rows", 560_000))
        let raw = try NameRecogniser(ModelFile(sections: writer.sections(calibration: (1, 0))), path: "model")
        let calibration = Calibration.fit(Evaluation(gold.map(\.tagged), raw).outcomes)
        say("calibration: slope \(calibration.slope), offset \(calibration.offset)")
        return writer.sections(calibration: calibration)
    }

    private static let ownSets: Set = ["wikinews.train", "more.train", "stories.train", "written"]

    private func train(_ set: TrainingSet) -> Trainer.Weights {
        var settings = Trainer.Settings()
        settings.rounds = options.number("rounds", settings.rounds)
        settings.averaged = options.number("averaged", settings.averaged)
        settings.rate = options.number("rate", settings.rate)
        settings.featureDropout = options.number("feature-dropout", settings.featureDropout)
        let dropout = options.list("dropout").compactMap { Float($0) }
        if dropout.count == TrainingSet.families { settings.dropout = dropout }
        for family in options.list("drop") {
            // A family left out for every token is never learned.
            if let family = FeatureExtractor.Family(name: family) { settings.dropout[family.rawValue] = 1 }
        }
        settings.seed = options.number("seed", 1)
        return Trainer.train(set, settings, seeds: options.number("seeds", 1)) { say($0) }
    }

    // MARK: Data

    private func documents() throws -> (trained: [AnnotatedDocument], measured: [(String, [AnnotatedDocument])]) {
        let data = options.string("data")
        let groups = try NameLists.groups(data: data, more: options["more"])
        let without = Set(options.list("without"))
        let (every, share) = (options.number("hold-out", 0), options.number("share", 1))
        var trained: [AnnotatedDocument] = []
        var measured = [("gold dev", try Corpus.read("\(data)/gold/dev.bio", set: "gold", conventions: .gold))]
        for (file, conventions) in Conventions.sets {
            let documents = try Corpus.read(
                "\(data)/names/\(file).bio", set: file, conventions: conventions, groups: groups)
            let isOwn = Self.ownSets.contains(file)
            if without.contains(file) {
                measured.append((file, documents))
            } else if every > 0, isOwn {
                measured.append((file, documents.enumerated().filter { $0.offset % every == 0 }.map(\.element)))
                trained += documents.enumerated().filter { $0.offset % every != 0 }.map(\.element)
            } else {
                trained += documents.enumerated().filter { $0.offset % share == 0 }.map(\.element)
            }
        }
        if let path = options["written"] {
            trained += try WrittenText.read(path).map { AnnotatedDocument($0, set: "written", conventions: .gold) }
        }
        return (trained, measured)
    }

    private func pools() throws -> NamePools {
        let data = options.string("data")
        let groups = try NameLists.groups(data: data, more: options["more"])
        return try NamePools(data: data, lists: options.string("lists"), groups: groups)
    }

    private func lexicon(_ trained: [AnnotatedDocument]) throws -> LexiconBuilder {
        var builder = LexiconBuilder()
        let (data, lists) = (options.string("data"), options.string("lists"))
        try builder.addClusters(folder: lists, cache: options["cache"])
        let raw = try TaggedText.lines("\(data)/names/voa.raw.txt").map { $0.split(separator: " ") }
        let own = trained.flatMap { document in
            document.document.string(0..<document.document.utf8.count).split(separator: "\n").map {
                $0.split(separator: " ").map { Substring(String($0)) }
            }
        }
        builder.addHabits(raw + own)
        try NameLists.add(to: &builder, data: data, lists: lists, more: options["more"])
        return builder
    }

    // MARK: Measuring

    private func measure(_ measured: [(String, [AnnotatedDocument])], _ recogniser: NameRecogniser) throws {
        var errors: [String] = []
        for (name, documents) in measured where !documents.isEmpty {
            let started = clock.now
            let evaluation = Evaluation(documents.map(\.tagged), recogniser)
            let seconds = (clock.now - started) / .seconds(1)
            let tokens = documents.reduce(0) { $0 + $1.document.tokens.count }
            let types = Evaluation.labels.map { "\($0) \(Self.tenths(evaluation.counts[$0]?.f1 ?? 0))" }.joined(
                separator: " ")
            let micro = evaluation.micro
            let (precision, recall) = (Self.tenths(micro.precision), Self.tenths(micro.recall))
            say(
                "\(name): F1 \(Self.tenths(micro.f1)) P \(precision) R \(recall) (\(types)); \(Int(Double(tokens) / seconds)) tokens/s"
            )
            errors += ["# \(name)"] + evaluation.errors
        }
        if let path = options["errors"] { try Data(errors.joined(separator: "\n").utf8).write(to: URL(filePath: path)) }
    }

    static func tenths(_ value: Double) -> Double { (value * 10).rounded() / 10 }

    private func say(_ text: String) {
        let seconds = Int((clock.now - began) / .seconds(1))
        print("[\(seconds) s] \(text)")
        fflush(nil)
    }
}

extension FeatureExtractor.Family {
    /// The family of this name.
    fileprivate init?(name: String) {
        guard let family = Self.allCases.first(where: { "\($0)" == name }) else { return nil }
        self = family
    }
}
