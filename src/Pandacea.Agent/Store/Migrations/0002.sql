-- Version 2: the chain as it was read, signed transactions, disputes.
CREATE TABLE chain_identity (
    id INTEGER NOT NULL PRIMARY KEY,
    genesis_hash TEXT NOT NULL,
    contract TEXT NOT NULL,
    earner TEXT NOT NULL
);

CREATE TABLE chain_marks (
    block_number BIGINT NOT NULL PRIMARY KEY,
    block_hash TEXT NOT NULL
);

CREATE TABLE chain_events (
    block_number BIGINT NOT NULL,
    log_index BIGINT NOT NULL,
    block_hash TEXT NOT NULL,
    transaction_hash TEXT NOT NULL,
    kind INTEGER NOT NULL,
    lease_id TEXT NOT NULL,
    proposal_id TEXT,
    spender TEXT,
    price TEXT,
    matches INTEGER NOT NULL,
    PRIMARY KEY (block_number, log_index)
);
CREATE INDEX chain_events_by_lease ON chain_events (lease_id, block_number, log_index);
CREATE INDEX chain_events_by_proposal ON chain_events (proposal_id, block_number, log_index);

CREATE TABLE outbox (
    hash TEXT NOT NULL PRIMARY KEY,
    ordinal BIGINT NOT NULL,
    account TEXT NOT NULL,
    chain_id BIGINT NOT NULL,
    nonce BIGINT NOT NULL,
    raw TEXT NOT NULL,
    fate TEXT NOT NULL,
    settled_at BIGINT
);
CREATE UNIQUE INDEX outbox_in_order ON outbox (ordinal);
CREATE INDEX outbox_by_fate ON outbox (fate, settled_at);
CREATE INDEX outbox_by_nonce ON outbox (account, nonce);

CREATE TABLE disputes (
    dispute_id TEXT NOT NULL PRIMARY KEY,
    proposal_id TEXT NOT NULL,
    on_chain_lease_id TEXT NOT NULL,
    signer TEXT NOT NULL,
    reason TEXT NOT NULL,
    signed_transaction TEXT NOT NULL,
    transaction_hash TEXT NOT NULL,
    status TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX disputes_by_lease ON disputes (on_chain_lease_id, created_at);
CREATE INDEX leases_awaiting_approval ON leases (status, created_at);
