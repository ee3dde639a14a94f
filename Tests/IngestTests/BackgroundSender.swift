import Foundation
import HTTPClient
import Service

/// A client that sends one article after another until it is turned away.
final class BackgroundSender: Sendable {
    private let thread: BackgroundThread

    /// `accepted` gets the id of each article that was answered 202.
    init(_ ingest: RunningIngest, _ number: Int, accepted: @escaping @Sendable (String) -> Void) throws {
        thread = try BackgroundThread(name: "sender") {
            guard let client = try? ingest.client() else { return }
            for count in 0... {
                guard let answer = try? client.post("{\"text\": \"Sender \(number), text \(count).\"}"),
                    answer.status == 202,
                    let object = try? JSONSerialization.jsonObject(with: Data(answer.body)) as? [String: String],
                    let id = object["id"]
                else { return }
                accepted(id)
            }
        }
    }

    func wait() { thread.join() }
}
