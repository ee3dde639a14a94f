import Foundation

/// How long it took after a fault's end.
struct Recovery {
    let fault: Fault
    /// Until every service said that it can work.
    let ready: Duration
    /// Until every article that had been acknowledged by then was a row.
    let caughtUp: Duration
}

/// A table of recoveries, by kind of fault.
struct RecoveryTable: CustomStringConvertible {
    let recoveries: [Recovery]

    var description: String {
        let groups = Dictionary(grouping: recoveries) { "\($0.fault.kind.rawValue) \($0.fault.target.kind)" }
        let head = ["fault", "times", "ready: median", "max", "caught up: median", "max"]
        let rows = groups.sorted { $0.key < $1.key }.map { [$0.key] + Self.cells($0.value) }
        return Self.lines([head] + rows + [["all"] + Self.cells(recoveries)])
    }

    private static func cells(_ recoveries: [Recovery]) -> [String] {
        let ready = recoveries.map(\.ready).sorted()
        let caughtUp = recoveries.map(\.caughtUp).sorted()
        return ["\(recoveries.count)"]
            + [ready, caughtUp].flatMap { times -> [String] in
                guard let longest = times.last else { return ["–", "–"] }
                return [times[times.count / 2].text, longest.text]
            }
    }

    private static func lines(_ rows: [[String]]) -> String {
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            zip(row, widths).map { $0.padding(toLength: $1, withPad: " ", startingAt: 0) }.joined(separator: "  ")
        }.joined(separator: "\n")
    }
}

extension Duration {
    /// In seconds, as 1.2 s.
    var text: String { formatted(.units(allowed: [.seconds], fractionalPart: .show(length: 1))) }
}
