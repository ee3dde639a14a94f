extension Connection {
    /// Runs `body` in a transaction: committed when it returns, rolled back when it throws.
    ///
    /// When the error says `isConnectionLost` and the commit was under way, it may have happened: do work that can be
    /// done twice.
    @discardableResult
    public func transaction<Value>(_ body: () throws -> Value) throws -> Value {
        try query("BEGIN")
        do {
            let value = try body()
            try commit()
            return value
        } catch {
            rollBack()
            throw error
        }
    }

    /// Runs `body` within the open transaction; when it throws, only its own work is undone.
    @discardableResult
    public func savepoint<Value>(_ body: () throws -> Value) throws -> Value {
        try query("SAVEPOINT attempt")
        do {
            let value = try body()
            try query("RELEASE SAVEPOINT attempt")
            return value
        } catch {
            if isOpen { try execute("ROLLBACK TO SAVEPOINT attempt; RELEASE SAVEPOINT attempt") }
            throw error
        }
    }

    /// The server answers a commit of a failed transaction with ROLLBACK, and no error.
    private func commit() throws(PostgresError) {
        let answer = try query("COMMIT").command
        guard answer == "COMMIT" else {
            throw PostgresError(sqlState: "25P02", message: "the transaction had failed and was rolled back")
        }
    }

    /// A connection that cannot even roll back is of no more use.
    private func rollBack() {
        guard isInTransaction else { return }
        do {
            try query("ROLLBACK")
        } catch {
            close()
        }
    }
}
