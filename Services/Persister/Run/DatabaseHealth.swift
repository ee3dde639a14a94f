import Postgres
import Service

/// Says in health and log whether the database can be worked with; only a change is worth a line.
final class DatabaseHealth {
    private let instruments: Instruments
    private let settings: ConnectionSettings
    private var lastProblem: String?
    private var isKnown = false

    init(_ instruments: Instruments, _ settings: ConnectionSettings) {
        self.instruments = instruments
        self.settings = settings
    }

    func isWell() {
        instruments.health.ready("postgres")
        if !isKnown || lastProblem != nil { instruments.log.info("postgres.answers", [.address: "\(settings)"]) }
        isKnown = true
        lastProblem = nil
    }

    func failed(_ error: any Error) {
        let problem = "\(error)"
        instruments.health.waiting("postgres", problem)
        if problem != lastProblem { instruments.log.warning("postgres.waiting", [.error: problem]) }
        lastProblem = problem
    }
}
