/// Sets of name forms that stand for one entity, joined step by step (union–find, halving paths).
struct Clusters {
    private var parents: [Int]

    init(count: Int) {
        parents = Array(0..<count)
    }

    /// The form that stands for the set of `form`: the earliest in the article.
    mutating func root(of form: Int) -> Int {
        var form = form
        while parents[form] != form {
            parents[form] = parents[parents[form]]
            form = parents[form]
        }
        return form
    }

    /// Makes one set of two.
    mutating func join(_ first: Int, _ second: Int) {
        let (first, second) = (root(of: first), root(of: second))
        parents[max(first, second)] = min(first, second)
    }

    /// The sets, each by its members in order.
    mutating func sets() -> [[Int]] {
        var sets: [Int: [Int]] = [:]
        for form in parents.indices { sets[root(of: form), default: []].append(form) }
        return sets.keys.sorted().compactMap { sets[$0] }
    }
}
