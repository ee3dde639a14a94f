import Dispatch
import Service
import Synchronization

/// Applies a function to many inputs on several threads; the outputs come in the inputs' order.
///
/// An input that takes longer than the limit gets another output instead, and its thread, which cannot be ended from
/// outside, is left behind with a new one in its place: one bad input holds up nobody else.
struct ParallelMap<Input: Sendable, Output: Sendable>: Sendable {
    /// How many threads.
    let threads: Int
    /// How long one input may take.
    let limit: Duration
    /// How long what was begun may take to end once it was told to stop.
    var grace = Duration.seconds(3)
    /// The work.
    let transform: @Sendable (Input) -> Output
    /// The output for an input that took too long.
    let overdue: @Sendable (Input) -> Output

    /// The outputs of `inputs`. When `stop` is raised, no further input is begun, and the outputs end before the first
    /// that is missing. `meanwhile` is called every 20 ms as long as it takes.
    func callAsFunction(
        _ inputs: [Input], until stop: StopFlag, meanwhile: () throws -> Void = {}
    ) throws -> [Output] {
        let job = ParallelJob<Input, Output>(inputs)
        defer { job.beginNoMore() }
        for _ in 0..<min(threads, inputs.count) { try startThread(job) }
        var deadline: ContinuousClock.Instant?
        while !job.waitUntilDone(.milliseconds(20)) {
            try meanwhile()
            for _ in 0..<job.giveUp(begunBefore: .now - limit, overdue) { try startThread(job) }
            if stop.isRaised { job.beginNoMore() }
            if stop.isRaised, deadline == nil { deadline = .now + grace }
            if let deadline, .now > deadline { break }
        }
        return job.outputs
    }

    private func startThread(_ job: ParallelJob<Input, Output>) throws(SystemError) {
        let transform = transform
        _ = try BackgroundThread(name: "extract") { job.work(transform) }
    }
}

/// One call of a ``ParallelMap``: what is begun and what is done.
private final class ParallelJob<Input: Sendable, Output: Sendable>: Sendable {
    private struct State {
        var next = 0
        var begun: [Int: ContinuousClock.Instant] = [:]
        var outputs: [Output?]
        var isEnding = false
    }

    private let inputs: [Input]
    private let state: Mutex<State>
    private let done = DispatchSemaphore(value: 0)

    init(_ inputs: [Input]) {
        self.inputs = inputs
        state = Mutex(State(outputs: Array(repeating: nil, count: inputs.count)))
        if inputs.isEmpty { done.signal() }
    }

    /// The outputs up to the first that is missing.
    var outputs: [Output] { state.withLock { $0.outputs.prefix { $0 != nil }.compactMap(\.self) } }

    /// Takes inputs until there are none, or this thread was given up.
    func work(_ transform: (Input) -> Output) {
        while let index = begin() {
            guard finish(index, transform(inputs[index])) else { return }
        }
    }

    func waitUntilDone(_ time: Duration) -> Bool {
        done.wait(timeout: .now() + .milliseconds(Int(time / .milliseconds(1)))) == .success
    }

    func beginNoMore() {
        state.withLock { state in
            guard !state.isEnding else { return }
            state.isEnding = true
            signalIfDone(state)
        }
    }

    /// Finishes what was begun too long ago; returns how many threads are lost by that.
    func giveUp(begunBefore limit: ContinuousClock.Instant, _ overdue: (Input) -> Output) -> Int {
        let lost = state.withLock { $0.begun.filter { $0.value < limit }.map(\.key) }
        return lost.filter { finish($0, overdue(inputs[$0])) }.count
    }

    private func begin() -> Int? {
        state.withLock { state in
            guard !state.isEnding, state.next < inputs.count else { return nil }
            defer { state.next += 1 }
            state.begun[state.next] = .now
            return state.next
        }
    }

    /// Notes an output; false when the input was finished already, by having been given up.
    private func finish(_ index: Int, _ output: Output) -> Bool {
        state.withLock { state in
            guard state.begun.removeValue(forKey: index) != nil else { return false }
            state.outputs[index] = output
            signalIfDone(state)
            return true
        }
    }

    private func signalIfDone(_ state: State) {
        if state.begun.isEmpty, state.isEnding || state.next == inputs.count { done.signal() }
    }
}
