import Foundation
import Testing

@testable import Feeds

@Suite("A feed's date")
struct FeedDateTests {
    @Test(
        "is read in all its forms",
        arguments: [
            ("Fri, 10 May 2024 09:00:00 GMT", "2024-05-10T09:00:00Z"),
            ("10 May 2024 23:30 -0500", "2024-05-11T04:30:00Z"),
            ("Friday, 10 May 24 09:00:00 EST", "2024-05-10T14:00:00Z"),
            ("Fri, 10 May 1999 09:00:00 PDT", "1999-05-10T16:00:00Z"),
            ("10 May 2024", "2024-05-10"), ("2024-05-10", "2024-05-10"),
            ("2024-05-10T09:00Z", "2024-05-10T09:00:00Z"), ("2024-05-10T09:00:00+02:00", "2024-05-10T07:00:00Z"),
            ("2024-05-10T09:00:00", "2024-05-10T09:00:00Z"), ("2024-05-10T09:00:00.5Z", "2024-05-10T09:00:00Z"),
            ("2024-05-10T09:00:00+0200", "2024-05-10T07:00:00Z"),
        ])
    func forms(text: String, iso: String) {
        #expect(FeedDate.iso(text) == iso)
    }

    @Test(
        "or a number of seconds says how long a site wants to be left alone",
        arguments: [("120", 120), ("Thu, 01 Jan 1970 00:01:40 GMT", 90), ("Thu, 01 Jan 1970 00:00:05 GMT", 0)])
    func retryAfter(header: String, seconds: Int) {
        #expect(RetryAfter.seconds(header, now: Date(timeIntervalSince1970: 10)) == seconds)
        #expect(RetryAfter.seconds("soon") == nil && RetryAfter.seconds("-1") == nil)
    }

    @Test(
        "that is none stays none",
        arguments: [
            "", "yesterday", "31 Feb 2024", "2024-13-01", "2024-02-30", "Fri, 10 Foo 2024", "10 May 2024 25:00", "0",
            "-", "2024-05-10T2147483647:00:00.5Z", "2024-05-10T999999:00Z",
        ])
    func none(text: String) {
        #expect(FeedDate.iso(text) == nil)
    }
}
