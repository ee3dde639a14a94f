import Testing

/// All that needs the real programs, a real broker and a real database: `scripts/test` provides the latter two.
///
/// One after the other, since each test starts several processes of its own.
@Suite("End to end", .serialized, .enabled(if: Stage.isPossible))
enum EndToEnd {}
