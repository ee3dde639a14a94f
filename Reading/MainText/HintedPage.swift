/// What is said of every node of a page.
enum HintedPage {
    /// The hints of each node and of the elements around it. A name does not count against an element that holds most
    /// of the page's text: `has-sidebar` on the body says nothing about the article.
    static func hints(of page: Page) -> [Hints] {
        let sizes = proseSizes(of: page)
        let most = (sizes.first ?? 0) * 2 / 5
        var hints = [Hints](repeating: [], count: page.nodes.count)
        for index in page.nodes.indices {
            let node = page.nodes[index]
            let inherited = node.parent >= 0 ? hints[Int(node.parent)] : []
            var own = node.tag == .text ? [] : own(of: index, in: page)
            if Int(sizes[index]) > most { own.subtract(.unwanted) }
            hints[index] = inherited.union(own)
        }
        return hints
    }

    private static func own(of index: Int, in page: Page) -> Hints {
        let node = page.nodes[index]
        var hints = Hints.of(node.tag)
        for attribute in page.attributes[Int(node.attributes.lowerBound)..<Int(node.attributes.upperBound)] {
            let value = page.bytes[Int(attribute.value.lowerBound)..<Int(attribute.value.upperBound)]
            switch attribute.name {
            case .class, .id, .role, .dataComponent, .dataTestID, .dataModule, .itemprop, .rel:
                hints.formUnion(Hints.named(value))
            case .hidden:
                if !isStreamed(index, in: page) { hints.insert(.hidden) }
            case .style:
                hints.insert(.hidden)
            case .ariaHidden:
                if value.elementsEqual("true".utf8) { hints.insert(.hidden) }
            default:
                break
            }
        }
        return hints
    }

    /// React sends late parts of a page as `<div hidden id="S:1">` and moves them into place by script.
    private static func isStreamed(_ index: Int, in page: Page) -> Bool {
        page.range(.id, of: index).map { page.bytes[$0].starts(with: "S:".utf8) } ?? false
    }

    /// The bytes of text inside each node that is not inside a link.
    static func proseSizes(of page: Page) -> [Int32] {
        var sizes = [Int32](repeating: 0, count: page.nodes.count)
        for index in page.nodes.indices.reversed() {
            let node = page.nodes[index]
            if node.tag == .text { sizes[index] = node.text.upperBound - node.text.lowerBound }
            if node.tag == .head || node.tag == .a { sizes[index] = 0 }
            if node.parent >= 0 { sizes[Int(node.parent)] += sizes[index] }
        }
        return sizes
    }
}
