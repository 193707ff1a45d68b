-- Version 4: jobs, what they cost, and the consents that they rest on.
CREATE TABLE jobs (
    ordinal INTEGER NOT NULL PRIMARY KEY,
    job_id TEXT NOT NULL,
    signer TEXT NOT NULL,
    priority INTEGER NOT NULL,
    state TEXT NOT NULL,
    changes INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    fence BIGINT NOT NULL,
    worker TEXT,
    lease_until BIGINT,
    next_at BIGINT,
    step INTEGER,
    steps INTEGER,
    checkpoint_cid TEXT,
    cost BIGINT NOT NULL,
    epsilon DOUBLE PRECISION,
    accepted_at BIGINT NOT NULL,
    started_at BIGINT,
    charged_at BIGINT,
    ended_at BIGINT,
    error_code TEXT,
    error_message TEXT,
    artifact_hash TEXT,
    artifact_cid TEXT,
    consents TEXT,
    noise_key TEXT NOT NULL,
    spec TEXT NOT NULL
);
CREATE UNIQUE INDEX jobs_by_id ON jobs (job_id);
CREATE INDEX jobs_ready ON jobs (priority DESC, ordinal) WHERE state = 'queued';
CREATE INDEX jobs_waiting ON jobs (next_at) WHERE state = 'waiting';
CREATE INDEX jobs_running ON jobs (lease_until) WHERE state = 'running';
CREATE INDEX jobs_open ON jobs (signer) WHERE state IN ('queued', 'waiting', 'running');

CREATE TABLE job_artifacts (
    ordinal INTEGER NOT NULL PRIMARY KEY,
    artifact TEXT NOT NULL
);

CREATE TABLE job_history (
    ordinal INTEGER NOT NULL,
    change INTEGER NOT NULL,
    at BIGINT NOT NULL,
    state TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    fence BIGINT NOT NULL,
    worker TEXT,
    reason TEXT,
    PRIMARY KEY (ordinal, change)
) WITHOUT ROWID;

-- Amounts are epsilons in units of 1e-12, so that sums are exact. Each entry hashes the one before it.
CREATE TABLE privacy_ledger (
    seq INTEGER NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    signer TEXT NOT NULL,
    job_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    amount BIGINT NOT NULL,
    hash TEXT NOT NULL
);
CREATE UNIQUE INDEX privacy_ledger_once ON privacy_ledger (job_id, kind);

CREATE TABLE privacy_head (
    id INTEGER NOT NULL PRIMARY KEY,
    seq BIGINT NOT NULL,
    hash TEXT NOT NULL
);

CREATE TABLE privacy_balances (
    signer TEXT NOT NULL PRIMARY KEY,
    reserved BIGINT NOT NULL,
    spent BIGINT NOT NULL
);

CREATE VIEW audit_jobs AS
SELECT jobs.job_id, signer, state, attempt, fence, cost, epsilon, accepted_at, started_at, charged_at, ended_at, error_code, artifact_hash, artifact_cid, artifact
FROM jobs LEFT JOIN job_artifacts ON job_artifacts.ordinal = jobs.ordinal;

CREATE VIEW audit_job_history AS
SELECT job_id, change, at, job_history.state, job_history.attempt, job_history.fence, job_history.worker, reason
FROM job_history JOIN jobs ON jobs.ordinal = job_history.ordinal;

CREATE VIEW audit_charges AS
SELECT seq, at, signer, job_id, kind, amount, hash
FROM privacy_ledger;

CREATE TABLE consents (
    ordinal INTEGER NOT NULL PRIMARY KEY,
    hash TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    product_id TEXT NOT NULL,
    manifest TEXT NOT NULL,
    active INTEGER NOT NULL,
    expires_at BIGINT,
    stored_at BIGINT NOT NULL,
    revoked_at BIGINT
);
CREATE UNIQUE INDEX consents_by_hash ON consents (hash);
CREATE INDEX consents_by_product ON consents (product_id, subject_id, ordinal);

ALTER TABLE leases ADD COLUMN consents TEXT;
