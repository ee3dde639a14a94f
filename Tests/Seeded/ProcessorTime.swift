import Foundation

/// How long the processor works on `work`, in seconds of this thread: what other programs and tests do does not count.
public func processorSeconds(_ work: () throws -> Void) rethrows -> Double {
    let start = secondsOfThisThread()
    try work()
    return secondsOfThisThread() - start
}

private func secondsOfThisThread() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}
