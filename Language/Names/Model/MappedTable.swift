/// A table in mapped memory from 32-bit keys to integers: open addressing, linear probing, key 0 for an empty slot.
package struct MappedTable<Value: FixedWidthInteger> {
    private let keys: UnsafePointer<UInt32>
    private let values: UnsafePointer<Value>
    private let slots: Int

    /// Reads a table that ``encode(_:)`` wrote; `bytes` must outlive it.
    package init?(_ bytes: UnsafeRawBufferPointer) {
        guard let base = bytes.baseAddress, bytes.count > 0 else { return nil }
        slots = bytes.count / (4 + MemoryLayout<Value>.size)
        keys = base.assumingMemoryBound(to: UInt32.self)
        values = (base + 4 * slots).assumingMemoryBound(to: Value.self)
    }

    /// The value of a key.
    @inline(__always)
    package subscript(key: UInt32) -> Value? {
        let key = max(key, 1)
        var slot = Self.home(key, slots: slots)
        while keys[slot] != 0 {
            if keys[slot] == key { return values[slot] }
            slot += 1
            if slot == slots { slot = 0 }
        }
        return nil
    }

    private static func home(_ key: UInt32, slots: Int) -> Int {
        Int((UInt64(key &* 0x9E37_79B1) &* UInt64(slots)) >> 32)
    }

    /// The bytes of a table. The same entries give the same bytes.
    package static func encode(_ entries: [UInt32: Value]) -> [UInt8] {
        let slots = max(4, entries.count * 4 / 3) & ~3
        var keys = [UInt32](repeating: 0, count: slots)
        var values = [Value](repeating: 0, count: slots)
        for (key, value) in entries.sorted(by: { $0.key < $1.key }) {
            let key = max(key, 1)
            var slot = home(key, slots: slots)
            while keys[slot] != 0, keys[slot] != key { slot = slot + 1 == slots ? 0 : slot + 1 }
            keys[slot] = key
            values[slot] = value
        }
        return keys.withUnsafeBytes { Array($0) } + values.withUnsafeBytes { Array($0) }
    }
}
