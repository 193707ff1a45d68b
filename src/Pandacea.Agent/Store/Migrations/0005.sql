-- Version 5: what raises a price is what was paid for.
CREATE INDEX leases_paid ON leases (product_id) WHERE on_chain_lease_id IS NOT NULL AND status IN ('pending_approval', 'approved');
DROP INDEX leases_by_product;
