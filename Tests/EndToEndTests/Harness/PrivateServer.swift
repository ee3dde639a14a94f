import Foundation
import HTTPClient
import Postgres

/// A broker or a database of one test's own, which it may stop, start again and freeze.
final class PrivateServer {
    /// What it is, as the scripts call it.
    enum Kind: String {
        case broker
        case database
    }

    let kind: Kind
    let port: Int
    private let folder: URL
    private let certificate: Authority.Files?
    private var running: RunningProgram?

    /// Runs `body` with a server that is not started yet; its data are kept in `folder`, or in one of its own. A database
    /// with a certificate takes nothing but TLS.
    static func with(
        _ kind: Kind, in folder: URL? = nil, certificate: Authority.Files? = nil, _ body: (PrivateServer) throws -> Void
    ) throws {
        let server = try PrivateServer(kind, in: folder, certificate)
        defer { server.remove() }
        try body(server)
    }

    private init(_ kind: Kind, in parent: URL?, _ certificate: Authority.Files?) throws {
        self.kind = kind
        self.certificate = certificate
        port = FreePort.find()
        folder =
            parent?.appending(path: kind.rawValue)
            ?? FileManager.default.temporaryDirectory.appending(path: "e2e-\(kind.rawValue)-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o711])
    }

    private func remove() {
        thaw()
        try? stop()
        try? FileManager.default.removeItem(at: folder)
    }

    /// Starts it, with the data it had before, and waits until it answers.
    func start() throws {
        let script = Programs.repository.appending(path: "scripts/private-\(kind.rawValue)").path
        let certificate = certificate.map { [$0.certificate, $0.key] } ?? []
        running = try RunningProgram(
            script, [data.path, String(port)] + certificate, environment: Stage.environment, folder: folder)
        try eventually("the \(kind.rawValue) answers") { answers }
    }

    var isRunning: Bool { running?.isRunning == true }

    private var data: URL { folder.appending(path: "data") }

    /// A database's superuser, who needs no password by the socket.
    var localURL: String { "host=\(data.path) port=\(port) user=dateline dbname=dateline sslmode=disable" }

    private var answers: Bool {
        switch kind {
        case .broker: FreePort.isTaken(port)
        case .database: (try? Connection(ConnectionSettings(url: localURL))) != nil
        }
    }

    /// Ends it in good order.
    func stop() throws {
        guard let running else { return }
        running.signal(SIGINT)
        _ = try running.exitCode()
        self.running = nil
    }

    /// Ends it at once with all that it started.
    func kill() {
        signalAll(SIGKILL)
        running?.kill()
        running = nil
    }

    /// It stays connected and says nothing more: the server's process, then all that it started.
    func freeze() { signalAll(SIGSTOP) }

    /// It goes on.
    func thaw() { signalAll(SIGCONT) }

    private func signalAll(_ number: Int32) {
        guard let running else { return }
        let children = Self.children(of: running.id)
        running.signal(number)
        for child in children { Foundation.kill(child, number) }
    }

    private static func children(of parent: pid_t) -> [pid_t] {
        let list = try? String(contentsOfFile: "/proc/\(parent)/task/\(parent)/children", encoding: .utf8)
        return list?.split(separator: " ").compactMap { pid_t($0) } ?? []
    }
}
