import Foundation
import Testing

extension EndToEnd {
    /// Whatever is killed, stopped, cut off or filled, at any moment: see `scripts/faults`.
    @Suite("Faults", .serialized)
    struct Faults {
        @Test("Under faults at random moments nothing is lost, nothing is doubled, and all recover by themselves")
        func faults() throws {
            let options = FaultOptions(Stage.environment)
            let disk = SmallDisk(megabytes: options.diskMegabytes)
            defer { disk?.remove() }
            try PrivateServer.with(.database, in: disk?.folder) { database in
                try database.start()
                if let broker = ForeignBroker(Stage.environment) {
                    try run(options, .foreign(broker), database, disk)
                } else {
                    try PrivateServer.with(.broker) { broker in
                        try broker.start()
                        try run(options, .local(broker), database, disk)
                    }
                }
            }
        }

        @Test("The same seed gives the same faults, and every possible one comes before any comes again")
        func plan() {
            let possibilities = [Fault.Kind.kill, .stop, .restart].map {
                FaultPlan.Possibility(kind: $0, target: .program(Member.extractors[0]))
            }
            let plan = FaultPlan(possibilities: possibilities, limits: .init(stop: 30, other: 5, pause: 1))
            let faults = plan.faults(30, seed: 7)
            #expect(faults == plan.faults(30, seed: 7))
            #expect(faults != plan.faults(30, seed: 8))
            for start in stride(from: 0, to: 30, by: 3) {
                #expect(Set(faults[start..<start + 3].map(\.kind)) == [.kill, .stop, .restart])
            }
            #expect(Set(faults.map(\.target)) == Set(Member.extractors.map { .program($0) }))
            #expect(faults.allSatisfy { $0.seconds <= ($0.kind == .stop ? 30 : 5) })
        }

        private func run(
            _ options: FaultOptions, _ broker: TestBroker, _ database: PrivateServer, _ disk: SmallDisk?
        ) throws {
            guard case .local(let local) = broker else { return try run(options, broker, on: nil, database, disk) }
            try run(options, broker, on: local, database, disk)
        }

        private func run(
            _ options: FaultOptions, _ broker: TestBroker, on local: PrivateServer?, _ database: PrivateServer,
            _ disk: SmallDisk?
        ) throws {
            try Stage.with(broker: local, database: database) { stage in
                let faults = try FaultStage(stage, broker: broker, database: database, disk: disk)
                print("\(options.count) faults, --seed \(options.seed)")
                for note in faults.notes { print("  \(note)") }
                try faults.startAll()
                let load = try SteadyLoad(
                    rate: options.rate, port: faults.apiPort, settings: faults.kafka, topic: stage.topics.inbox)
                defer { load.stop() }
                defer { keepLogs(of: stage) }
                let plan = FaultPlan(possibilities: faults.possibilities, limits: options.limits)
                let run = FaultRun(faults, load)
                for fault in plan.faults(options.count, seed: options.seed) { try run.suffer(fault) }
                load.stop()
                try run.settle()
                report(run, load)
                #expect(run.problems.isEmpty || !options.isTimed)
                let problems = try FaultVerdict(stage: stage, load: load).problems()
                #expect(problems.isEmpty)
            }
        }

        /// Where `FAULT_LOGS` names a folder.
        private func keepLogs(of stage: Stage) {
            guard let folder = Stage.environment["FAULT_LOGS"] else { return }
            try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            for name in (try? FileManager.default.contentsOfDirectory(atPath: stage.folder.path)) ?? [] {
                try? FileManager.default.copyItem(
                    at: stage.folder.appending(path: name), to: URL(filePath: folder).appending(path: name))
            }
        }

        private func report(_ run: FaultRun, _ load: SteadyLoad) {
            print(RecoveryTable(recoveries: run.recoveries))
            let all = load.acknowledged
            let bad = all.filter { !FaultArticle(number: $0).isGood }.count
            print(
                "\(load.sent) sent; acknowledged \(load.acknowledgedByHTTP) by HTTP 202, \(all.count - load.acknowledgedByHTTP) by"
                    + " delivery reports, \(bad) of them to be rejected")
            for problem in run.problems { print("problem: \(problem)") }
        }
    }
}
