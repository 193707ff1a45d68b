-- Version 3: until when leases on chain are good, and whether that is what was agreed.
CREATE TABLE lease_expiries (
    lease_id TEXT NOT NULL,
    transaction_hash TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    fits INTEGER NOT NULL,
    PRIMARY KEY (lease_id, transaction_hash)
);
