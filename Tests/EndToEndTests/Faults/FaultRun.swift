import Foundation
import Postgres

/// A run: faults one after the other under a steady load, and how long all took to recover from each.
final class FaultRun {
    let faults: FaultStage
    let load: SteadyLoad
    private(set) var recoveries: [Recovery] = []
    /// What should not have happened.
    private(set) var problems: [String] = []
    private var connection: Connection?

    init(_ faults: FaultStage, _ load: SteadyLoad) {
        self.faults = faults
        self.load = load
    }

    /// Lets it happen and waits until all have recovered. Throws when that is not to be hoped for any more.
    func suffer(_ fault: Fault) throws {
        Thread.sleep(forTimeInterval: fault.pause)
        try faults.begin(fault)
        Thread.sleep(forTimeInterval: fault.seconds)
        try faults.end(fault)
        let recovery = try recovery(from: fault)
        recoveries.append(recovery)
        print("  \(fault): ready after \(recovery.ready.text), caught up after \(recovery.caughtUp.text)")
        if recovery.ready > FaultOptions.promised {
            problems.append("\(fault): ready only after \(recovery.ready.text)")
        }
    }

    /// Waits until every acknowledged article is a row.
    func settle() throws {
        try eventually("all articles are rows; \(load.pending.count) are not") {
            try lookForRows(of: load.pending).isEmpty
        }
    }

    private func recovery(from fault: Fault) throws -> Recovery {
        let end = ContinuousClock.now
        var ready: Duration?
        var awaited: Set<Int>?
        while true {
            if ready == nil, faults.unready.isEmpty { ready = .now - end }
            // What is acknowledged in the first moments after the end is waited for, too.
            if awaited == nil, .now - end > .milliseconds(500) { awaited = load.pending }
            if let waiting = awaited { awaited = try lookForRows(of: waiting) }
            if let ready, awaited?.isEmpty == true { return Recovery(fault: fault, ready: ready, caughtUp: .now - end) }
            try restartEnded(after: fault)
            guard .now - end < patience else {
                throw Stage.Failure(
                    description:
                        "\(fault): not recovered after \(patience.text); not ready: \(faults.unready);"
                        + " not stored: \((awaited ?? []).count)\n"
                        + Autopsy(stage: faults.stage).report(on: (awaited ?? []).sorted().prefix(20)))
            }
            usleep(100_000)
        }
    }

    /// Only what was killed needs a start.
    private func restartEnded(after fault: Fault) throws {
        for member in faults.ended {
            problems.append("\(fault): \(member) ended by itself")
            try faults.start(member)
        }
    }

    /// Those of `numbers` that are not stored, or all while the database does not answer.
    private func lookForRows(of numbers: Set<Int>) throws -> Set<Int> {
        if numbers.isEmpty { return [] }
        do {
            let connection = try self.connection ?? faults.stage.connect()
            self.connection = connection
            let byID = Dictionary(uniqueKeysWithValues: numbers.map { (FaultArticle(number: $0).id, $0) })
            let rows = try connection.query(
                "SELECT id FROM article WHERE id = ANY ($1::text[]::uuid[])", [.array(byID.keys.map { $0 })])
            let stored = try rows.compactMap { row -> Int? in byID[try row["id"]] }
            load.stored(stored)
            return numbers.subtracting(stored)
        } catch is PostgresError {
            connection = nil
            return numbers
        }
    }
}

extension Fault: CustomStringConvertible {
    var description: String { "\(kind.rawValue) \(target) for \(Duration.seconds(seconds).text)" }
}
