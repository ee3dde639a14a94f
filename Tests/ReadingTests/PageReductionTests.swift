import Testing

@testable import Reading

@Suite struct PageReductionTests {
    private func reduced(_ html: String) -> String {
        String(decoding: PageReduction(Array(html.utf8)).html.dropFirst("<!DOCTYPE html>".utf8.count), as: UTF8.self)
    }

    @Test(
        "What cannot matter to a reader is left out",
        arguments: [
            ("a<script>if (x < y) '</b>'</script>b", "a b"),
            ("a<STYLE>p{}</STYLE>b", "a b"),
            ("a<!-- <p> -->b<!-->c", "abc"),
            ("a<svg><path/><svg></svg></svg>b", "a b"),
            ("a <b class=x>bold</b> word", "a bold word"),
            ("<p data-x=1 onclick='a>b' class='c'>t</p>", "<p class=\"c\">t</p>"),
            ("<p class=a class=b>t", "<p class=\"a\">t"),
            ("1 < 2 <3", "1 &lt; 2 &lt;3"),
            ("<title>a <b> c</title>d", "<title>a &lt;b> c</title>d"),
            ("<link rel=stylesheet href=x>a", "a"),
            ("a  \n  b", "a b"),
            ("<pre>a  \n  b</pre>", "<pre>a  \n  b</pre>"),
            ("<div style='color:red'>a", "<div>a"),
            ("<div style='display: none'>a", "<div style=\"display: none\">a"),
        ])
    func reduction(_ html: String, _ expected: String) {
        #expect(reduced(html) == expected)
    }

    @Test("JSON-LD is kept apart, other scripts are not")
    func structuredData() {
        let html = "<script type=\"application/ld+json\">{\"a\":1}</script><script>x</script>"
        #expect(PageReduction(Array(html.utf8)).structuredData == [Array("{\"a\":1}".utf8)])
    }

    @Test("A page cut off anywhere is read as far as it goes")
    func cutOff() {
        let page = Array(PageReadingTests.page.utf8)
        for end in stride(from: 0, through: page.count, by: 7) {
            #expect(PageParser.parse(PageReduction(Array(page[..<end])).html) != nil)
        }
    }
}
