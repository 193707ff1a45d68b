-- Version 8: verifiers see all that was agreed, to hold it against what was acknowledged.
DROP VIEW audit_leases;
CREATE VIEW audit_leases AS
SELECT proposal_id, signer, product_id, product_hash, max_price, price, status, on_chain_lease_id, created_at, updated_at, duration_ms, expires_at
FROM leases;

DROP VIEW audit_jobs;
CREATE VIEW audit_jobs AS
SELECT jobs.job_id, signer, state, attempt, fence, cost, epsilon, accepted_at, started_at, charged_at, ended_at, error_code, artifact_hash, artifact_cid, artifact, spec
FROM jobs LEFT JOIN job_artifacts ON job_artifacts.ordinal = jobs.ordinal;
