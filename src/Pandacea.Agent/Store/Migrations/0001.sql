-- Version 1: proposals, idempotency keys, identities.
CREATE TABLE leases (
    proposal_id TEXT NOT NULL PRIMARY KEY,
    signer TEXT NOT NULL,
    product_id TEXT NOT NULL,
    product_hash TEXT NOT NULL,
    max_price TEXT NOT NULL,
    price TEXT NOT NULL,
    duration_ms BIGINT NOT NULL,
    spender_did TEXT,
    computation TEXT,
    status TEXT NOT NULL,
    on_chain_lease_id TEXT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX leases_by_product ON leases (product_id, status);
CREATE INDEX leases_by_status ON leases (status, expires_at);
CREATE UNIQUE INDEX leases_by_chain ON leases (on_chain_lease_id);

CREATE TABLE idempotency (
    signer TEXT NOT NULL,
    route TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    body_hash TEXT NOT NULL,
    holder TEXT,
    resource_id TEXT,
    answer_status INTEGER,
    answer_body TEXT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (signer, route, idempotency_key)
);
CREATE INDEX idempotency_by_age ON idempotency (created_at);

CREATE TABLE secrets (
    name TEXT NOT NULL PRIMARY KEY,
    value_hex TEXT NOT NULL
);

CREATE TABLE challenges (
    nonce TEXT NOT NULL PRIMARY KEY,
    peer_id TEXT NOT NULL,
    address TEXT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX challenges_by_age ON challenges (expires_at);

CREATE TABLE address_bindings (
    peer_id TEXT NOT NULL PRIMARY KEY,
    address TEXT NOT NULL,
    bound_at BIGINT NOT NULL
);

CREATE TABLE heartbeat (
    id INTEGER NOT NULL PRIMARY KEY,
    beat_at BIGINT NOT NULL
);

CREATE VIEW audit_leases AS
SELECT proposal_id, signer, product_id, product_hash, max_price, price, status, on_chain_lease_id, created_at, updated_at
FROM leases;

CREATE VIEW audit_idempotency AS
SELECT signer, route, idempotency_key, body_hash, resource_id, answer_status, answer_body, created_at
FROM idempotency;
