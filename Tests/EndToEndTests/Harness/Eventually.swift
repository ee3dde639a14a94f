import Foundation

/// When nothing more is to be hoped for, on a busy machine either.
let patience = Duration.seconds(300)

/// Waits until `condition` holds; throws what was waited for when that takes too long.
func eventually(_ what: String, _ condition: () throws -> Bool) throws {
    let deadline = ContinuousClock.now + patience
    while try !condition() {
        guard ContinuousClock.now < deadline else {
            throw Stage.Failure(description: "not within \(patience): \(what)")
        }
        usleep(50_000)
    }
}
