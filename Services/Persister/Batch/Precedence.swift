/// Which of two messages about one article is the newer.
///
/// A text taken in later is newer; of one text, the extraction published later. Offsets would not do alone: they begin
/// again when a topic is made anew.
struct Precedence: Equatable {
    /// When the text was taken in.
    var receivedAt: Int64
    /// When the extraction was published.
    var extractedAt: Int64

    /// Whether this may take the place of `other`. Of equals, the one that comes later in the partition wins.
    func mayReplace(_ other: Precedence) -> Bool {
        (receivedAt, extractedAt) >= (other.receivedAt, other.extractedAt)
    }
}

extension Record {
    var precedence: Precedence { Precedence(receivedAt: receivedAt, extractedAt: extractedAt) }
}
