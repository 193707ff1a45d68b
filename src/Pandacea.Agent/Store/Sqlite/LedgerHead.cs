namespace Pandacea.Agent.Store.Sqlite;

/// <summary>The end of the privacy ledger.</summary>
internal sealed record LedgerHead(long Seq, string Hash);
