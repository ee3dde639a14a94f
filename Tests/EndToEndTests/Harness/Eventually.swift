import Foundation

/// Waits until `condition` holds; throws what was waited for when that takes too long.
func eventually(_ what: String, within time: Duration = .seconds(30), _ condition: () throws -> Bool) throws {
    let deadline = ContinuousClock.now + time
    while try !condition() {
        guard ContinuousClock.now < deadline else { throw Stage.Failure(description: "not within \(time): \(what)") }
        usleep(50_000)
    }
}
