import Testing

@testable import dateline

@Suite("CSV")
struct CSVTests {
    @Test("Fields are quoted where RFC 4180 asks for it, and what is missing is not what is empty")
    func quoting() {
        #expect(CSV.record(["a", "b c", nil, ""]) == "a,b c,,\"\"\r\n")
        #expect(
            CSV.record(["a,b", "say \"hi\"", "two\nlines", "\r"])
                == "\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\"'\r\"\r\n")
        #expect(CSV.record(["Ünï 𝄞"]) == "Ünï 𝄞\r\n")
    }

    @Test("No field ends where another program's separators would end it")
    func separators() {
        #expect(CSV.record(["a;=1+1", "a\t=1+1"]) == "\"a;=1+1\",\"a\t=1+1\"\r\n")
    }

    @Test("What a spreadsheet would calculate gets an apostrophe; numbers do not")
    func formulas() {
        for formula in ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\tx", "- no", "=\"x\""] {
            #expect(CSV.record([formula]).contains("'" + formula.prefix(1)), "\(formula)")
        }
        for formula in [
            " =1+1", "\u{a0}=1", "\n=1", "\u{FEFF}=1", "\u{200B}@x", "\u{202E}+1a", "\u{0}=1", "＝1+1", "＠x", "　－1a",
            "−1+2",
        ] {
            #expect(CSV.record([formula]).drop { $0 == "\"" }.hasPrefix("'"), "\(formula.debugDescription)")
        }
        for harmless in ["-46.2", "+7", "1=1", "a@b", "2020-10-05", "-1e5"] {
            #expect(CSV.record([harmless]) == harmless + "\r\n")
        }
    }
}
