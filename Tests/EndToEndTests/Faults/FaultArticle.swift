import Foundation
import Identity

/// An article of the load: one of any number of different ones, with different findings. Every fiftieth is none, and must be
/// rejected.
struct FaultArticle {
    let number: Int

    private static let people = [
        "Ann Lee", "Boris Johnson", "Maria Fernandez", "Kofi Annan", "Yuki Tanaka", "Olaf Berg",
    ]
    private static let places = ["Oslo", "Nairobi", "Buenos Aires", "Munich", "Osaka"]
    private static let firms = ["Acme Corporation", "the World Bank", "Siemens AG", "Reuters"]
    private static let days = ["on Friday", "on 3 March 2021", "last week", "in June 2019", "two days ago"]

    /// Whether it is an article.
    var isGood: Bool { number % 50 != 49 }

    var url: String { "https://news.example/fault/\(number)" }
    var id: String { ArticleIdentity.id(url: url, text: "") }

    /// As a publisher writes it.
    var json: String {
        guard isGood else { return #"{"url":"\#(url)"}"# }
        return
            #"{"url":"\#(url)","title":"Story \#(number)","publishedAt":"2024-05-10","text":"\#(text)"}"#
    }

    private var text: String {
        let (one, other) = (pick(Self.people), pick(Self.people, 1))
        let quote = number % 3 == 0 ? "He added: “We have \(number) reasons.”" : "She left \(pick(Self.places, 2))."
        return "\(one) said in \(pick(Self.places)) \(pick(Self.days)): “Story \(number) is true.” "
            + "\(other) of \(pick(Self.firms)) disagreed \(pick(Self.days, 3)). \(quote)"
    }

    private func pick(_ words: [String], _ shift: Int = 0) -> String {
        words[(number / (shift + 1) + shift) % words.count]
    }
}
