/// What one poll gives: messages up to a number and a size, and large ones never together with smaller ones.
///
/// So what came before a huge message is done first, and shares no batch with it.
struct Portion {
    private let count: Int
    private let large: Int
    private var room: Int
    private(set) var messages: [Message] = []

    /// Up to `count` messages with values of `bytes` bytes, the message that passes the limit included; those with more than
    /// `large` bytes are large.
    init(count: Int, bytes: Int, large: Int) {
        self.count = count
        self.large = large
        room = bytes
    }

    var isFull: Bool { messages.count >= count || room <= 0 }

    /// Takes a message, unless it belongs into the next portion.
    mutating func take(_ message: Message) -> Bool {
        guard !isFull, messages.last.map({ isLarge($0) == isLarge(message) }) ?? true else { return false }
        room -= Self.size(message)
        messages.append(message)
        return true
    }

    /// Lets go what is of these partitions.
    mutating func remove(_ partitions: Set<TopicPartition>) {
        messages.removeAll { partitions.contains($0.position.topicPartition) }
    }

    private func isLarge(_ message: Message) -> Bool { Self.size(message) > large }

    private static func size(_ message: Message) -> Int { message.value?.count ?? 0 }
}
