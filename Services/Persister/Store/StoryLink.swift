/// Two articles that are copies of each other.
struct StoryLink {
    var articles: (Int64, Int64)
    /// The story that each belongs to.
    var stories: (Int64, Int64)
    var likeness: Double

    /// For each story of the links one story of all that hang together.
    static func merged(_ links: [StoryLink]) -> [Int64: Int64] {
        var leader: [Int64: Int64] = [:]
        func root(_ story: Int64) -> Int64 {
            var root = story
            while let next = leader[root], next != root { root = next }
            // The way is shorter next time.
            var place = story
            while place != root { (place, leader[place]) = (leader[place] ?? root, root) }
            return root
        }
        for link in links {
            let (one, other) = (root(link.stories.0), root(link.stories.1))
            leader[one] = one
            leader[max(one, other)] = min(one, other)
            leader[min(one, other)] = min(one, other)
        }
        for story in leader.keys { leader[story] = root(story) }
        return leader
    }

    /// For each article how like it is to the one that is most like it.
    static func likeness(_ links: [StoryLink]) -> [Int64: Double] {
        var likeness: [Int64: Double] = [:]
        for link in links {
            for article in [link.articles.0, link.articles.1] {
                likeness[article] = max(likeness[article] ?? 0, link.likeness)
            }
        }
        return likeness
    }
}
