import Foundation
import Synchronization

/// Runs all on threads of their own, however many others are busy or wait; gives the errors they threw.
public func inParallel(_ work: () throws -> Void...) throws -> [any Error] {
    try inParallel(work.count) { try work[$0]() }
}

/// Runs `work` so many times at once, with the number of each, on threads of their own; gives the errors they threw.
public func inParallel(_ count: Int, _ work: (Int) throws -> Void) throws -> [any Error] {
    let errors = Mutex<[any Error]>([])
    let threads = DispatchGroup()
    withoutActuallyEscaping(work) { work in
        for number in 0..<count {
            // Each thread has its own, calls it once, and lets go of it before it is done.
            nonisolated(unsafe) var task: ((Int) throws -> Void)? = work
            threads.enter()
            Thread.detachNewThread {
                do { try task?(number) } catch { errors.withLock { $0.append(error) } }
                task = nil
                threads.leave()
            }
        }
        threads.wait()
    }
    return errors.withLock { $0 }
}
