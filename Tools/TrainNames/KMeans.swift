/// Classes of like vectors: spherical k-means, from evenly spread first centres, the same on every run.
enum KMeans {
    /// For each of `count` vectors of `width` numbers (unit length or zero) the number of its class.
    static func classes(_ vectors: [Float], count: Int, width: Int, into classes: Int, rounds: Int) -> [Int] {
        var centres = [Float](repeating: 0, count: classes * width)
        for index in 0..<classes {
            let source = index * count / classes
            for column in 0..<width { centres[index * width + column] = vectors[source * width + column] }
        }
        var classOf = [Int](repeating: 0, count: count)
        for _ in 0..<rounds {
            vectors.withUnsafeBufferPointer { vectors in
                centres.withUnsafeBufferPointer { centres in
                    for row in 0..<count {
                        classOf[row] = nearest(vectors, row, centres, width: width, classes: classes)
                    }
                }
            }
            centres = means(vectors, classOf, width: width, classes: classes)
        }
        return classOf
    }

    private static func nearest(
        _ vectors: UnsafeBufferPointer<Float>, _ row: Int, _ centres: UnsafeBufferPointer<Float>, width: Int,
        classes: Int
    ) -> Int {
        var best: (Float, Int) = (-2, 0)
        let vector = UnsafeRawPointer(vectors.baseAddress.unsafelyUnwrapped + row * width)
        for index in 0..<classes {
            let centre = UnsafeRawPointer(centres.baseAddress.unsafelyUnwrapped + index * width)
            var sum = SIMD4<Float>(repeating: 0)
            var other = sum
            var third = sum
            for column in stride(from: 0, to: width * 4, by: 48) {
                sum +=
                    vector.loadUnaligned(fromByteOffset: column, as: SIMD4<Float>.self)
                    * centre.loadUnaligned(fromByteOffset: column, as: SIMD4<Float>.self)
                other +=
                    vector.loadUnaligned(fromByteOffset: column + 16, as: SIMD4<Float>.self)
                    * centre.loadUnaligned(fromByteOffset: column + 16, as: SIMD4<Float>.self)
                third +=
                    vector.loadUnaligned(fromByteOffset: column + 32, as: SIMD4<Float>.self)
                    * centre.loadUnaligned(fromByteOffset: column + 32, as: SIMD4<Float>.self)
            }
            let total = (sum + other + third).sum()
            if total > best.0 { best = (total, index) }
        }
        return best.1
    }

    private static func means(_ vectors: [Float], _ classOf: [Int], width: Int, classes: Int) -> [Float] {
        var centres = [Float](repeating: 0, count: classes * width)
        for (row, index) in classOf.enumerated() {
            for column in 0..<width { centres[index * width + column] += vectors[row * width + column] }
        }
        return normalised(centres, width: width)
    }

    /// The vectors scaled to unit length.
    static func normalised(_ vectors: [Float], width: Int) -> [Float] {
        var scaled = vectors
        for start in stride(from: 0, to: vectors.count, by: width) {
            var sum: Float = 0
            for column in start..<start + width { sum = sum + scaled[column] * scaled[column] }
            let factor = sum > 0 ? 1 / sum.squareRoot() : 0
            for column in start..<start + width { scaled[column] = scaled[column] * factor }
        }
        return scaled
    }
}
