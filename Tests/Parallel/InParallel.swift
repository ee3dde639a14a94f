import Foundation
import Synchronization

/// Runs all on threads of their own; gives the errors they threw.
public func inParallel(_ work: () throws -> Void...) throws -> [any Error] {
    let errors = Mutex<[any Error]>([])
    // Each closure is called once, by one thread; all are done before this returns.
    nonisolated(unsafe) let work = work
    DispatchQueue.concurrentPerform(iterations: work.count) { index in
        do { try work[index]() } catch { errors.withLock { $0.append(error) } }
    }
    return errors.withLock { $0 }
}
