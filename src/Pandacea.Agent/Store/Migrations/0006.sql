-- Version 6: computations that wait for the content that describes them; once that is there, a job of the same name carries them out.
CREATE TABLE computations (
    ordinal INTEGER NOT NULL PRIMARY KEY,
    computation_id TEXT NOT NULL,
    signer TEXT NOT NULL,
    lease_id TEXT NOT NULL,
    computation_cid TEXT NOT NULL,
    inputs TEXT NOT NULL,
    consents TEXT,
    state TEXT NOT NULL,
    error_code TEXT,
    error_message TEXT,
    accepted_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX computations_by_id ON computations (computation_id);
CREATE INDEX computations_by_lease ON computations (lease_id, ordinal);
CREATE INDEX computations_waiting ON computations (signer) WHERE state = 'waiting';

CREATE VIEW audit_computations AS
SELECT computation_id, signer, lease_id, computation_cid, state, error_code, accepted_at
FROM computations;
