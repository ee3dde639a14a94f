import Foundation
import HTTPClient

/// Ports of this machine.
enum FreePort {
    /// One that nobody listens on, below those that the system hands out to outgoing connections: it stays free while a
    /// server restarts.
    static func find() -> Int {
        var port = Int.random(in: 20_000..<32_000)
        while isTaken(port) { port = Int.random(in: 20_000..<32_000) }
        return port
    }

    /// Whether somebody listens.
    static func isTaken(_ port: Int) -> Bool { (try? HTTPClient(port: port, seconds: 1)) != nil }
}
