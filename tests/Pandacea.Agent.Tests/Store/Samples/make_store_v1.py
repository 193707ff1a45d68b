"""Makes store-v1.db from the script of version 1: a store as the first version of the agent left it."""
import pathlib
import sqlite3

here = pathlib.Path(__file__).resolve().parent
script = here.parents[3] / "src" / "Pandacea.Agent" / "Store" / "Migrations" / "0001.sql"
target = here / "store-v1.db"
target.unlink(missing_ok=True)
store = sqlite3.connect(target)
store.executescript("CREATE TABLE schema_versions (version INTEGER NOT NULL PRIMARY KEY, applied_at BIGINT NOT NULL);" + script.read_text())
store.execute("INSERT INTO schema_versions VALUES (1, 1767225600000)")
for i in range(3):
    store.execute(
        "INSERT INTO leases VALUES (?, 'peer-1', 'weather/berlin', ?, '2000000000000000', '1000000000000000', 86400000, NULL, NULL,"
        " 'pending_approval', NULL, 1767225600000, 1767225600000, 1767312000000)",
        ("0x" + f"{i + 1:064x}", "0x" + "ab" * 32))
    store.execute(
        "INSERT INTO idempotency VALUES ('peer-1', 'POST /api/v1/leases', ?, 'body', NULL, ?, 202, '{}', 1767225600000)",
        (f"key-{i}", "0x" + f"{i + 1:064x}"))
store.execute("INSERT INTO secrets VALUES ('peer', ?)", ("07" * 32,))
store.execute("INSERT INTO address_bindings VALUES ('peer-1', '0x00000000000000000000000000000000000000aa', 1767225600000)")
store.commit()
store.close()
