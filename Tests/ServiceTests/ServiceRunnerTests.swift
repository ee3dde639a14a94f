import Service
import Synchronization
import Testing

@Suite("Running a service", .timeLimit(.minutes(60)))
struct ServiceRunnerTests {
    private final class Diary: Sendable {
        private let lines = Mutex<[String]>([])
        var entries: [String] { lines.withLock { $0 } }
        func note(_ line: String) { lines.withLock { $0.append(line) } }
    }

    private struct Recorder: Part {
        let name: String
        let diary: Diary
        var startError: UsageError?
        var laterError: UsageError?
        var stopTime = Duration.zero

        func start(fail: @escaping @Sendable (any Error) -> Void) throws {
            if let startError { throw startError }
            diary.note("start \(name)")
            if let laterError { fail(laterError) }
        }

        func stop() {
            StopFlag().wait(stopTime)
            diary.note("stop \(name)")
        }
    }

    private let diary = Diary()

    private func runner(grace: Duration = .seconds(10)) -> ServiceRunner {
        ServiceRunner(log: Log(service: "demo", format: .json, write: { _ in }), grace: grace)
    }

    @Test("Parts start in order and stop in reverse, and the code is 0")
    func order() {
        let runner = runner()
        runner.stop()
        let code = runner.run(
            [Recorder(name: "a", diary: diary), Recorder(name: "b", diary: diary)], watchingSignals: false)
        #expect(diary.entries == ["start a", "start b", "stop b", "stop a"])
        #expect(code == .success)
    }

    @Test("A part that cannot start stops those before it, and the code is 1")
    func failedStart() {
        let code = runner().run(
            [
                Recorder(name: "a", diary: diary), Recorder(name: "b", diary: diary, startError: UsageError("no")),
                Recorder(name: "c", diary: diary),
            ], watchingSignals: false)
        #expect(diary.entries == ["start a", "stop a"])
        #expect(code == .failure)
    }

    @Test("A part that fails later stops the service, and the code is 1")
    func laterFailure() {
        let code = runner().run(
            [Recorder(name: "a", diary: diary, laterError: UsageError("no"))], watchingSignals: false)
        #expect(diary.entries == ["start a", "stop a"])
        #expect(code == .failure)
    }

    @Test("A part that does not stop in time is left, and the code is 1")
    func overdue() {
        let runner = runner(grace: .milliseconds(50))
        runner.stop()
        let slow = Recorder(name: "slow", diary: diary, stopTime: .seconds(30))
        #expect(runner.run([slow], watchingSignals: false) == .failure)
        #expect(diary.entries == ["start slow"])
    }

    @Test("A background loop ends when it is told, and its error is the service's")
    func loops() {
        let diary = diary
        let loop = BackgroundLoop(name: "loop") { stop in
            diary.note("running")
            stop.wait(.seconds(300))
            diary.note("ended \(stop.isRaised)")
        }
        let runner = runner()
        runner.stop()
        #expect(runner.run([loop], watchingSignals: false) == .success)
        #expect(diary.entries.last == "ended true")

        let broken = BackgroundLoop(name: "broken") { _ in throw UsageError("no") }
        #expect(self.runner().run([broken], watchingSignals: false) == .failure)
    }
}
