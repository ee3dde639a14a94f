import Testing

@testable import Feeds

@Suite("A robots.txt")
struct RobotsRulesTests {
    private func rules(_ text: String) -> RobotsRules { RobotsRules(Array(text.utf8), agent: "Dateline") }

    @Test("speaks to us by name before it speaks to everybody")
    func names() {
        let own = rules(
            "User-agent: *\nDisallow: /\n\nuser-agent: other\nUser-agent: dateline # us\nDisallow: /private\n")
        #expect(own.allow(path: "/news") && !own.allow(path: "/private/x"))
        let others = rules("User-agent: other\nDisallow: /a\nUser-agent: *\nDisallow: /b")
        #expect(others.allow(path: "/a") && !others.allow(path: "/b"))
    }

    @Test("is decided by the longest pattern, and by allow where two are equally long")
    func longest() {
        let some = rules("User-agent: *\nDisallow: /news\nAllow: /news/open\nDisallow: /x\nAllow: /x\n")
        #expect(!some.allow(path: "/news/1") && some.allow(path: "/news/open/1") && some.allow(path: "/x"))
        #expect(some.allow(path: ""))
    }

    @Test(
        "has patterns with * and $",
        arguments: [
            ("/*.pdf$", "/a/b.pdf", false), ("/*.pdf$", "/a/b.pdfx", true), ("/a*b", "/axxbyy", false),
            ("/a*b$", "/ab/b", false), ("/a*b$", "/ab/c", true), ("*", "/", false), ("/$", "/", false),
            ("/$", "/a", true),
        ])
    func patterns(pattern: String, path: String, allowed: Bool) {
        #expect(rules("User-agent: *\nDisallow: \(pattern)").allow(path: path) == allowed)
    }

    @Test(
        "without sense, or empty, forbids nothing",
        arguments: ["", "<html>404</html>", "Disallow: /", "User-agent: *\nDisallow:"])
    func nothing(text: String) {
        #expect(rules(text).allow(path: "/any"))
    }

    @Test("with many stars is matched without going over every way to do it")
    func stars() {
        let pattern = String(repeating: "*a", count: 1000)
        #expect(
            rules("User-agent: *\nDisallow: \(pattern)$").allow(path: "/" + String(repeating: "a", count: 4000) + "b"))
    }
}
