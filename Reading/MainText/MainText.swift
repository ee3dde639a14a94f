/// Finds the article among a page's blocks.
///
/// First the deepest element with nine tenths of the page's prose; then, of the blocks in it, those that nothing speaks
/// against: names of elements (``Hints``), links, furniture (``Leftovers``), headings that lead to something else.
struct MainText {
    /// The blocks of the article, in order.
    private(set) var kept: [Block] = []
    /// The blocks left out of the element that holds the article: what was cut from it.
    private(set) var removed: [Block] = []

    private let page: Page
    private var blocks: [Block]
    private var weights: [Double] = []
    /// The weight of the blocks inside each node.
    private var nodeWeights: [Double] = []
    private var root = 0
    private var keep: [Bool] = []
    private var unwanted = Hints.unwanted

    /// The share of the prose that the article's element must hold.
    private static let rootShare = 0.9

    init(_ page: Page, _ cut: [Block]) {
        self.page = page
        blocks = cut
        forgiveHints()
        choose()
        // Where all of the article stands under a name that speaks against it, the names say nothing.
        for fewer in [Hints.neverArticle, []] where kept.isEmpty {
            unwanted = fewer
            choose()
        }
    }

    private mutating func choose() {
        weigh()
        findRoot()
        keep = blocks.map { isInside(root, $0) && isAcceptable($0) }
        dropCards()
        dropLinkedHeadings()
        addBlocksAroundRoot()
        dropTitle()
        dropTails()
        dropTrailingHeadings()
        removed = []
        for (index, block) in blocks.enumerated() {
            if keep[index] { kept.append(block) } else if isInside(root, block) { removed.append(block) }
        }
    }

    /// The words of the article: a blank line between blocks.
    var text: String { Self.text(of: kept) }

    static func text(of blocks: [Block]) -> String {
        blocks.map { String(decoding: $0.text, as: UTF8.self) }.joined(separator: "\n\n")
    }

    private func isInside(_ node: Int, _ block: Block) -> Bool {
        Int(block.node) >= node && Int(block.node) < Int(page.nodes[node].end)
    }

    /// Takes back hints that are wrong for a kind of text.
    private mutating func forgiveHints() {
        var shown = 0
        var hidden = 0
        for index in blocks.indices {
            let block = blocks[index]
            // A table of contents is made of links; prose under that name is the article's.
            if block.isProse { blocks[index].hints.remove(.contents) }
            if block.kind == .cell { blocks[index].hints.remove(.figure) }
            guard block.isProse else { continue }
            let against = blocks[index].hints.intersection(.unwanted)
            if against.isEmpty { shown += block.text.count }
            if against == .hidden { hidden += block.text.count }
        }
        // An article that a script unfolds is hidden until then.
        if hidden > shown { unwanted.remove(.hidden) }
    }

    private mutating func weigh() {
        weights = blocks.map { block in
            guard block.hints.isDisjoint(with: unwanted), block.linkDensity <= 0.5, !block.isCode else { return 0 }
            return block.weight
        }
        nodeWeights = [Double](repeating: 0, count: page.nodes.count)
        for (block, weight) in zip(blocks, weights) { nodeWeights[Int(block.node)] += weight }
        for index in page.nodes.indices.reversed() where page.nodes[index].parent >= 0 {
            nodeWeights[Int(page.nodes[index].parent)] += nodeWeights[index]
        }
    }

    /// All elements with so large a share enclose one another; the last one is the deepest.
    private mutating func findRoot() {
        guard let total = nodeWeights.first, total > 0 else { return }
        root = nodeWeights.lastIndex { $0 >= Self.rootShare * total } ?? 0
    }

    private func isAcceptable(_ block: Block) -> Bool {
        guard block.hints.isDisjoint(with: unwanted), !block.isCode else { return false }
        if block.kind == .paragraph, block.linkDensity > 0.5 { return false }
        return !FurnitureLine.isFurniture(block.text[...])
    }

    /// Small `<article>`s in the article are teasers of others, unless the article is made of them.
    private mutating func dropCards() {
        var cards: [Range<Int>] = []
        var index = root + 1
        while index < Int(page.nodes[root].end) {
            let end = Int(page.nodes[index].end)
            if page.nodes[index].tag == .article {
                cards.append(index..<end)
                index = end
            } else {
                index += 1
            }
        }
        let weight = nodeWeights[root]
        guard cards.reduce(0, { $0 + nodeWeights[$1.lowerBound] }) < 0.5 * weight else { return }
        for card in cards where nodeWeights[card.lowerBound] < 0.2 * weight {
            for index in blocks.indices where card.contains(Int(blocks[index].node)) { keep[index] = false }
        }
    }

    /// A heading that is a link, before another link, is a teaser's.
    private mutating func dropLinkedHeadings() {
        for index in blocks.indices.dropLast()
        where blocks[index].kind == .heading && blocks[index].linkDensity > 0.5 && blocks[index + 1].linkDensity > 0.5 {
            keep[index] = false
        }
    }

    /// Prose between the page's title and the root, and elements beside the root that bear the same class, belong to it.
    private mutating func addBlocksAroundRoot() {
        if let title = titleIndex, Int(blocks[title].node) < root {
            for index in blocks.indices where index > title && Int(blocks[index].node) < root {
                let block = blocks[index]
                if block.hints.isDisjoint(with: unwanted), block.kind != .heading, block.text.count >= 60,
                    block.sentenceEnds > 0, block.linkDensity < 0.3
                {
                    keep[index] = true
                }
            }
        }
        let twins = twinsOfRoot()
        guard !twins.isEmpty else { return }
        for index in blocks.indices where isAcceptable(blocks[index]) && blocks[index].linkDensity < 0.5 {
            if twins.contains(where: { $0.contains(Int(blocks[index].node)) }) { keep[index] = true }
        }
    }

    private func twinsOfRoot() -> [Range<Int>] {
        let parent = Int(page.nodes[root].parent)
        guard parent >= 0, let name = page.value(.class, of: root), !name.isEmpty else { return [] }
        var twins: [Range<Int>] = []
        var index = parent + 1
        while index < Int(page.nodes[parent].end) {
            let end = Int(page.nodes[index].end)
            if index != root, page.nodes[index].tag == page.nodes[root].tag, page.value(.class, of: index) == name {
                twins.append(index..<end)
            }
            index = end
        }
        return twins
    }

    /// The block of the page's `<h1>`.
    private var titleIndex: Int? {
        blocks.firstIndex { $0.level == 1 && $0.hints.isDisjoint(with: unwanted) }
    }

    /// The title is a field of its own, and what stands before it is not the article.
    private mutating func dropTitle() {
        guard let title = titleIndex, let total = nodeWeights.first,
            weights[title...].reduce(0, +) > 0.9 * total
        else { return }
        for index in 0...title { keep[index] = false }
    }

    /// After the first half, a heading such as "Related articles" ends the article, up to a heading as high.
    private mutating func dropTails() {
        var passed = 0.0
        var level = 0
        for index in blocks.indices where keep[index] {
            if blocks[index].kind == .heading {
                if level > 0, blocks[index].level <= level { level = 0 }
                if level == 0, passed > 0.5 * nodeWeights[root], FurnitureLine.startsTail(blocks[index].text[...]) {
                    level = max(1, blocks[index].level)
                }
            }
            if level > 0 { keep[index] = false } else { passed += weights[index] }
        }
    }

    private mutating func dropTrailingHeadings() {
        for index in blocks.indices.reversed() where keep[index] {
            guard blocks[index].kind == .heading else { return }
            keep[index] = false
        }
    }
}
