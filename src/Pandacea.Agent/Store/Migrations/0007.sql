-- Version 7: verifiers see the balances as well, to hold them against the ledger.
CREATE VIEW audit_balances AS
SELECT signer, reserved, spent
FROM privacy_balances;
