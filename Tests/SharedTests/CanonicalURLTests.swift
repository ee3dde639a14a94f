import Identity
import Testing

@Suite("Canonical URLs")
struct CanonicalURLTests {
    @Test(
        "Two spellings of one address become one",
        arguments: [
            ("HTTP://Example.ORG", "http://example.org/"),
            ("http://example.org:80/a", "http://example.org/a"),
            ("https://example.org:443/a", "https://example.org/a"),
            ("https://example.org:80/a", "https://example.org:80/a"),
            ("https://example.org./a", "https://example.org/a"),
            ("https://example.org/a#part", "https://example.org/a"),
            ("https://example.org/a?#part", "https://example.org/a"),
            ("https://example.org/a?b=2&a=1&b=1", "https://example.org/a?a=1&b=1&b=2"),
            ("https://example.org/a?utm_source=rss&UTM_Medium=x&fbclid=1&id=7", "https://example.org/a?id=7"),
            ("https://example.org/a?gclid=1", "https://example.org/a"),
            ("https://ann:secret@example.org/a", "https://example.org/a"),
            ("https://example.org/a/./b/../c", "https://example.org/a/c"),
            ("https://example.org/../../a/..", "https://example.org/"),
            ("https://example.org/%7eann/%c3%a9?q=%2f", "https://example.org/~ann/%C3%A9?q=%2F"),
            ("https://example.org/é b", "https://example.org/%C3%A9%20b"),
            ("https://example.org/100%", "https://example.org/100%"),
            (" https://example.org/a \n", "https://example.org/a"),
            ("https://[2001:DB8::1]:8443/a", "https://[2001:db8::1]:8443/a"),
            ("https://Bücher.example/a", "https://bücher.example/a"),
            ("https://example.org?a=1", "https://example.org/?a=1"),
        ])
    func canonical(_ address: String, _ expected: String) {
        #expect(CanonicalURL(address)?.text == expected)
        #expect(CanonicalURL(expected)?.text == expected)
    }

    @Test("Paths keep their case and their last slash")
    func distinct() {
        #expect(CanonicalURL("https://example.org/A")?.text == "https://example.org/A")
        #expect(CanonicalURL("https://example.org/a/") != CanonicalURL("https://example.org/a"))
    }

    @Test(
        "What is no absolute http address is none",
        arguments: [
            "", "example.org/a", "ftp://example.org/a", "https://", "https:///a", "https://exa mple.org/",
            "https://example.org:99999/", "https://example.org:x/", "https://a..b/", "javascript:alert(1)//x",
            "https://<script>/", "https://" + String(repeating: "a", count: 4096),
        ])
    func refused(_ address: String) {
        #expect(CanonicalURL(address) == nil)
    }

    @Test("The host stands apart, without the port")
    func host() {
        #expect(CanonicalURL("https://WWW.Example.org:8443/a")?.host == "www.example.org")
    }
}
