import Testing

@testable import dateline

@Suite("Tables on a terminal")
struct TableTests {
    @Test("Columns are as wide as what stands in them, numbers on the right, no spaces at the end")
    func layout() {
        var table = Table(.text("NAME"), .number("N"), .text("X"))
        table.add("a", "1", "x")
        table.add("Zoë", "200", "")
        #expect(table.text == "NAME    N  X\na       1  x\nZoë   200\n")
    }

    @Test("Long texts are cut, and control characters never reach the terminal")
    func cut() {
        var table = Table(.text("T", limit: 6))
        table.add("abcdefgh")
        table.add("a\nb\u{1B}[31m")
        #expect(table.text == "T\nabcde…\na b […\n")
        #expect(!table.text.contains("\u{1B}"))
    }
}
