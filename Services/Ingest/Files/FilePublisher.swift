import Service
import Shared
import Synchronization
import WARC

/// Publishes the articles of files, one after another, and names each that is refused.
final class FilePublisher: Sendable {
    private struct State {
        var counts = PublishCounts()
        var done = 0
        var bar: ProgressBar
        var brokerProblem: String?
    }

    private let reader: ArticleReader
    private let publisher: ArticlePublisher
    private let showsIDs: Bool
    private let patience: Duration
    private let state: Mutex<State>

    /// `size` is how many bytes there are to read, for the bar; an article waits at most `patience` for room.
    init(reader: ArticleReader, publisher: ArticlePublisher, size: Int, showsIDs: Bool, patience: Duration) {
        self.reader = reader
        self.publisher = publisher
        self.showsIDs = showsIDs
        self.patience = patience
        state = Mutex(State(bar: ProgressBar(total: size)))
    }

    /// What became of them all so far.
    var counts: PublishCounts { state.withLock { $0.counts } }

    /// Why the broker did not take an article; nil as long as it takes them.
    var brokerProblem: String? { state.withLock { $0.brokerProblem } }

    /// Publishes what is in a file; stops early when the broker takes no more.
    func publish(_ entry: FileWalk.Entry) {
        if entry.isArchive { return publishArchive(entry.path) }
        do throws(SystemError) {
            let file = try InputFile(entry.path)
            let start = try file.read()
            if entry.kind == nil, entry.path != "-", ArchivedArticles.areIn(start) { return publishArchive(entry.path) }
            let look = ContentKind(look: start[...])
            let kind = entry.kind == nil || entry.kind == .json && look == .ndjson ? look : entry.kind ?? look
            if kind == .ndjson {
                try publishLines(LineStream(file, after: start, limit: reader.limits.article), of: entry.path)
            } else {
                let rest = try file.readAll(limit: reader.limits.article)
                publish((start + rest)[...], as: kind, place: entry.path)
            }
        } catch {
            refuse(entry.path, error.description)
        }
    }

    /// Counts and names something that is no article.
    func refuse(_ place: String, _ reason: String) {
        say("\(place): \(reason)") { $0.counts.refused += 1 }
    }

    /// Takes the bar away.
    func finish() { state.withLock { $0.bar.clear() } }

    private func publishLines(_ stream: LineStream, of path: String) throws(SystemError) {
        var stream = stream
        var number = 0
        while brokerProblem == nil, let line = try stream.next() {
            number += 1
            if !line[...].isBlank {
                publish(line[...], as: .json, place: "\(path):\(number)")
            }
        }
    }

    private func publishArchive(_ path: String) {
        do throws(WARCError) {
            let archive = try ArchivedArticles(path: path, reader: reader)
            var done = 0
            while brokerProblem == nil, let (place, outcome) = archive.next() {
                switch outcome {
                case .article(let article): send(article, place)
                case .refused(let reason): refuse(place, reason)
                case .other: state.withLock { $0.counts.otherRecords += 1 }
                }
                advance(by: archive.bytesRead - done)
                done = archive.bytesRead
            }
        } catch {
            refuse(path, error.description)
        }
    }

    private func publish(_ bytes: ArraySlice<UInt8>, as kind: ContentKind, place: String) {
        do throws(RecordError) {
            send(try reader.read(bytes, as: kind), place)
        } catch {
            refuse(place, error.description)
        }
        advance(by: bytes.count)
    }

    private func advance(by bytes: Int) {
        state.withLock { state in
            state.done += bytes
            state.bar.show(done: state.done, state.counts)
        }
    }

    /// Sends as soon as there is room.
    private func send(_ article: PreparedArticle, _ place: String) {
        let deadline = ContinuousClock.now + patience
        while true {
            do throws(PublishError) {
                return try publisher.publish(article, under: nil) { self.note($0, article, place) }
            } catch {
                guard error == .full, .now < deadline else { return note(error, article, place) }
                StopFlag().wait(.milliseconds(5))
            }
        }
    }

    private func note(_ error: PublishError?, _ article: PreparedArticle, _ place: String) {
        switch error {
        case nil:
            state.withLock { $0.counts.published += 1 }
            if showsIDs { StandardStream.output.write("\(article.id)\t\(place)\n") }
        case .tooLarge: refuse(place, "the topic takes no record of \(article.record.count) bytes")
        case .full: fail("no room for it came")
        case .away(let reason): fail(reason)
        }
    }

    private func fail(_ reason: String) {
        state.withLock { state in
            state.counts.undelivered += 1
            state.brokerProblem = reason
        }
    }

    private func say(_ line: String, change: (inout State) -> Void) {
        state.withLock { state in
            change(&state)
            state.bar.clear()
            StandardStream.error.write(line + "\n")
        }
    }
}
