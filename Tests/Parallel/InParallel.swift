import Foundation
import Synchronization

/// Runs both on threads of their own; gives the errors they threw.
public func inParallel(_ first: () throws -> Void, _ second: () throws -> Void) throws -> [any Error] {
    let errors = Mutex<[any Error]>([])
    withoutActuallyEscaping(first) { first in
        withoutActuallyEscaping(second) { second in
            // Each closure is called once, by one thread; both are done before this returns.
            nonisolated(unsafe) let work = [first, second]
            DispatchQueue.concurrentPerform(iterations: 2) { index in
                do { try work[index]() } catch { errors.withLock { $0.append(error) } }
            }
        }
    }
    return errors.withLock { $0 }
}
